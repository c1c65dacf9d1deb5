"""Which practice a command works on, and a new one with the lists every practice starts with."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from frontdesk.server.cli import CommandFailed
from frontdesk.server.db.tables import organisations
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.caller import Role
from frontdesk.server.platform.unit import Database

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
    """Make a practice with its first user and the starter lists, and return its id.

    Raises:
        AlreadyFounded: There is one by now.
    """
    # Only here: the starter lists are of no use to a server that finds a practice.
    from frontdesk.server.practice.founding import founding
    from frontdesk.server.practice.starter import starter_practice
    from frontdesk.server.practice.writer import PracticeWriter

    with founding(database, name, user_name, display_name, role=role, password_hash=password_hash) as unit:
        PracticeWriter(unit, "created").write(starter_practice(name, new_id))
        return unit.org_id
