"""Who is calling, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from frontdesk.server.platform.errors import ForbiddenProblem


class Role(StrEnum):
    """What a user is at the practice."""

    ADMIN = "admin"
    FRONT_DESK = "front_desk"
    READ_ONLY = "read_only"


class Permission(StrEnum):
    """What a request needs: to see, to work the book, to set the practice up, to manage its users."""

    READ = "read"
    SCHEDULE = "schedule"
    CONFIGURE = "configure"
    USERS = "users"


ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.FRONT_DESK: frozenset({Permission.READ, Permission.SCHEDULE}),
    Role.READ_ONLY: frozenset({Permission.READ}),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from: the desk as it calls itself, the request's own name, and api, desktop, import, …"""

    client_id: str = ""
    request_id: str = ""
    source: str = "api"


@dataclass(frozen=True, slots=True)
class Caller:
    """The user behind a request. ``location_ids`` None means all locations; ``source`` is api, desktop, import, …"""

    user_id: UUID
    user_name: str
    org_id: UUID
    role: Role
    location_ids: frozenset[UUID] | None = None
    client_id: str = ""
    request_id: str = ""
    source: str = "api"

    def coming_from(self, origin: Origin) -> Caller:
        """Return the same caller, asking from there."""
        return replace(self, client_id=origin.client_id, request_id=origin.request_id, source=origin.source)

    def may(self, permission: Permission) -> bool:
        """Return whether the caller's role includes *permission*."""
        return permission in ALLOWED[self.role]

    def require(self, permission: Permission) -> None:
        """Raise ForbiddenProblem unless the caller's role includes *permission*."""
        if permission not in ALLOWED[self.role]:
            raise ForbiddenProblem

    def sees(self, location_id: UUID | None) -> bool:
        """Return whether a location is in the caller's scope; what belongs to no location is in everybody's."""
        return location_id is None or self.location_ids is None or location_id in self.location_ids

    def require_location(self, location_id: UUID | None) -> None:
        """Raise ForbiddenProblem unless `sees` the location."""
        if not self.sees(location_id):
            raise ForbiddenProblem("This location is outside of what you may see.", "location_out_of_scope")
