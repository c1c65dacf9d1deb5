"""The rules of users: nobody grants more than they may see, and an organisation is never without an admin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, and_, select

from frontdesk.contract.common import Reference
from frontdesk.contract.resources import CreateUserIn, UpdateUserIn, UserListOut, UserOut
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import locations, user_locations, users
from frontdesk.server.platform.accounts import find_user, name_key, revoke_tokens_of, set_locations
from frontdesk.server.platform.caller import Role
from frontdesk.server.platform.errors import ConflictProblem, ForbiddenProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

USER = Kind(users, "user", "user")
SECRET = frozenset({"password_hash", "name_key"})


def list_users(unit: ReadUnit, page: Page) -> UserListOut:
    """Return everybody who may or might sign in, by name."""
    statement = common.of_org(unit, USER).order_by(common.bytewise(users.c.name_key), users.c.id)
    rows, total = page.fetch(unit, statement)
    return UserListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_user(unit: ReadUnit, user_id: UUID) -> UserOut:
    """Return one user."""
    return shown(unit, [common.find(unit, USER, user_id)])[0]


def create_user(unit: WriteUnit, body: CreateUserIn, password_hash: str) -> UserOut:
    """Let somebody else sign in, under a name nobody has yet."""
    _require_say(unit, body.location_uuids)
    if find_user(unit.connection, unit.org_id, body.username) is not None:
        raise ConflictProblem("duplicate", "Somebody already signs in with this name.")
    values = {
        "name": body.username,
        "name_key": name_key(body.username),
        "display_name": body.name,
        "password_hash": password_hash,
        "role": body.role,
        "all_locations": body.location_uuids is None,
    }
    user_id = common.create(unit, USER, values, secret=SECRET)
    set_locations(unit.connection, unit.org_id, user_id, body.location_uuids)
    return get_user(unit, user_id)


def update_user(unit: WriteUnit, user_id: UUID, body: UpdateUserIn, password_hash: str | None) -> UserOut:
    """Change a user; a new password or a closed account ends what is signed in."""
    row = common.find_to_change(unit, USER, user_id)
    before = _scope(unit, row)
    _require_say(unit, before)
    common.check_version(row, body.base_version)
    given = common.renamed(body.given(), {"name": "display_name"})
    given.pop("password", None)
    if given.get("display_name") == (row.display_name or row.name):
        # Who has no name of their own is shown by the one they sign in with.
        del given["display_name"]
    beside: dict[str, tuple[Any, Any]] = {}
    if password_hash is not None:
        given["password_hash"] = password_hash
        beside["password"] = ("old", "new")
    if "location_uuids" in given:
        wanted = given.pop("location_uuids")
        _require_say(unit, wanted)
        given["all_locations"] = wanted is None
        beside["locations"] = (before, None if wanted is None else sorted(set(wanted)))
        set_locations(unit.connection, unit.org_id, user_id, wanted)
    known = row._asdict()
    if _says_all(known) and not _says_all({**known, **given}):
        _require_other_admin(unit, user_id)
    if password_hash is not None or not given.get("is_active", True):
        beside["tokens"] = (revoke_tokens_of(unit.connection, unit.org_id, user_id, unit.now), 0)
    common.change(unit, USER, row, given, beside=beside, secret=SECRET)
    return get_user(unit, user_id)


def _require_say(unit: ReadUnit, location_ids: Sequence[UUID] | None) -> None:
    """Refuse to deal with a user who sees more than the caller does."""
    if location_ids is None:
        if unit.caller.location_ids is not None:
            raise ForbiddenProblem("This needs a user of all locations.", "location_out_of_scope")
        return
    for location_id in location_ids:
        unit.caller.require_location(location_id)
    wanted = set(location_ids)
    if len(common.names(unit, LOCATION, wanted)) < len(wanted):
        raise NotFoundProblem(LOCATION.noun)


def _says_all(user: Mapping[str, Any]) -> bool:
    """Say whether a user is an admin of all locations."""
    return bool(user["role"] == Role.ADMIN and user["is_active"] and user["all_locations"])


def _require_other_admin(unit: WriteUnit, user_id: UUID) -> None:
    c = users.c
    # Locked, so that two admins cannot dismiss each other at the same moment.
    admins = unit.rows(
        select(c.id)
        .where(c.org_id == unit.org_id, c.role == Role.ADMIN.value, c.is_active, c.all_locations)
        .order_by(c.id)
        .with_for_update()
    )
    if all(admin.id == user_id for admin in admins):
        raise ConflictProblem("last_admin", "This is the only admin of all locations; name another one first.")


def _scope(unit: ReadUnit, row: Row[Any]) -> list[UUID] | None:
    if row.all_locations:
        return None
    c = user_locations.c
    statement = select(c.location_id).where(c.org_id == unit.org_id, c.user_id == row.id).order_by(c.location_id)
    return [found.location_id for found in unit.rows(statement)]


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[UserOut]:
    """Return users as the wire shows them."""
    mine, c = user_locations.c, locations.c
    statement = (
        select(mine.user_id, c.id, c.name)
        .join(locations, and_(c.org_id == mine.org_id, c.id == mine.location_id))
        .where(mine.org_id == unit.org_id, mine.user_id.in_([row.id for row in rows]))
        .order_by(c.item_order, c.id)
    )
    open_to: dict[UUID, list[Reference]] = {}
    for found in unit.rows(statement):
        open_to.setdefault(found.user_id, []).append(Reference(id=found.id, name=found.name))
    return [
        UserOut(
            id=row.id,
            version=row.version,
            username=row.name,
            name=row.display_name or row.name,
            role=row.role,
            locations=None if row.all_locations else open_to.get(row.id, []),
            is_active=row.is_active,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
