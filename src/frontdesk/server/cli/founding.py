"""A practice's first moment: the organisation, its first user, and the lists every practice starts with."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from frontdesk.server.cli import CommandFailed
from frontdesk.server.db.tables import organisations
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.accounts import create_organisation, create_user
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database, WriteUnit

DEFAULT_NAME = "My practice"


def only_practice(database: Database) -> UUID | None:
    """Return the practice of a database, None while there is none.

    Raises:
        CommandFailed: There are several, so that a command cannot know which one is meant.
    """
    with database.engines.reading() as connection:
        rows = connection.execute(select(organisations.c.id).order_by(organisations.c.created_at).limit(2)).all()
    if len(rows) > 1:
        raise CommandFailed("This database holds several organisations; manage their users through the API.")
    return rows[0].id if rows else None


def found_practice(
    database: Database,
    name: str,
    user_name: str,
    display_name: str = "",
    role: Role = Role.ADMIN,
    password_hash: str | None = None,
) -> UUID:
    """Make a practice with its first user and the starter lists, and return its id."""
    # Only here: the starter lists are of no use to a server that finds a practice.
    from frontdesk.server.practice.starter import starter_practice
    from frontdesk.server.practice.writer import PracticeWriter

    now = database.clock()
    with database.engines.writing() as connection:
        org_id = create_organisation(connection, name, now)
        user_id = create_user(
            connection, org_id, user_name, role, now, display_name=display_name, password_hash=password_hash
        )
        founder = Caller(user_id, display_name or user_name, org_id, role, source="setup")
        unit = WriteUnit(connection, founder, now, database.engines)
        PracticeWriter(unit, "created").write(starter_practice(name, new_id))
        unit.record("organisation", org_id, "created", {"name": (None, name)})
        unit.flush_ledger()
    return org_id
