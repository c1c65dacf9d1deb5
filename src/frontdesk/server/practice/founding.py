"""A practice's first moment: the organisation and its first user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import select

from frontdesk.server.db.tables import organisations
from frontdesk.server.platform.accounts import create_organisation, create_user
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database, WriteUnit


class AlreadyFounded(Exception):
    """Somebody else founded a practice in this database first; ``name`` is that practice's."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a practice here already: {name}.")
        self.name = name


@contextmanager
def founding(
    database: Database,
    name: str,
    user_name: str,
    display_name: str = "",
    *,
    role: Role = Role.ADMIN,
    password_hash: str | None = None,
    org_id: UUID | None = None,
) -> Iterator[WriteUnit]:
    """Give the transaction in which an organisation and its first user are made; all of it or nothing.

    What the block writes is that user's doing.

    Raises:
        AlreadyFounded: There is an organisation already, be it since a moment ago.
    """
    now = database.clock()
    with database.engines.writing() as connection:
        # Two founders who both found nothing would otherwise both found.
        database.engines.lock_key(connection, "frontdesk-founding")
        existing = connection.execute(select(organisations.c.name).limit(1)).scalar()
        if existing is not None:
            raise AlreadyFounded(existing)
        made = create_organisation(connection, name, now, org_id)
        user_id = create_user(
            connection, made, user_name, role, now, display_name=display_name, password_hash=password_hash
        )
        founder = Caller(user_id, display_name or user_name, made, role, source="setup")
        unit = WriteUnit(connection, founder, now, database.engines)
        unit.record("organisation", made, "created", {"name": (None, name)})
        yield unit
        unit.flush_ledger()
