"""Makes a practice in a database: the demo, an empty one, or another system's export."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, select

from frontdesk.domain.localtime import today as local_today
from frontdesk.server.db import tables
from frontdesk.server.platform.accounts import caller_of
from frontdesk.server.platform.caller import Role
from frontdesk.server.platform.unit import Database, WriteUnit
from frontdesk.server.practice import records
from frontdesk.server.practice.demo.maker import PRACTICE_NAME, make_demo
from frontdesk.server.practice.demo.offices import USUAL_ZONES, Zones
from frontdesk.server.practice.founding import AlreadyFounded, founding
from frontdesk.server.practice.ids import derived_id, seeded_ids
from frontdesk.server.practice.importing.mapping import ExportMapping
from frontdesk.server.practice.importing.reader import ExportProblem, ExportReader, RowProblem
from frontdesk.server.practice.plan import Plan, furnish
from frontdesk.server.practice.starter import starter_practice
from frontdesk.server.practice.starterwords import ENGLISH
from frontdesk.server.practice.writer import PracticeWriter

Progress = Callable[[str, float], None]
DEMO_ORG = UUID("0190b6b8-de30-7000-8000-000000000001")
DEMO_USER = ("jordan", "Jordan Miles")
FIRST_USER = ("front desk", "Front desk")
# Older visits of the demo have no history: nobody has worked on them, and it would double the time to make it.
DEMO_HISTORY = timedelta(days=21)


class PracticeExists(Exception):
    """The database holds a practice already; the message names it."""


@dataclass(slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        rows: Rows read.
        added: Rows added to the book and the list of patients.
        known: Rows that an earlier import brought.
        problems: Rows that were not taken, or taken with a remark.
        assumed: How many dates could mean another day, by the format they were read with.
        practice: The practice's name.
        location: The name of the location the export is of.
        zone: That location's IANA time zone.
        is_new: Whether this import made the location.
    """

    rows: int = 0
    added: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    assumed: dict[str, int] = field(default_factory=dict)
    practice: str = ""
    location: str = ""
    zone: str = ""
    is_new: bool = False

    @property
    def refused(self) -> list[RowProblem]:
        """The rows that were not taken."""
        return [problem for problem in self.problems if not problem.taken]


def practice_name(database: Database) -> str | None:
    """Return the name of the practice the database holds, or None while it is empty."""
    with database.engines.reading() as connection:
        row = connection.execute(
            select(tables.organisations.c.name).order_by(tables.organisations.c.created_at)
        ).first()
    return row.name if row else None


def fill_demo(
    database: Database, today: date, until: datetime | None, progress: Progress, zones: Zones = USUAL_ZONES
) -> None:
    """Make the demo practice as it stands on ``today``; see `make_demo`.

    Raises:
        PracticeExists: The database is not empty.
    """
    _refuse_existing(database)
    practice = make_demo(today, until, progress, zones)
    with _founding_anew(database, PRACTICE_NAME, *DEMO_USER, org_id=DEMO_ORG) as unit:
        since = datetime.combine(today - DEMO_HISTORY, time(), tzinfo=UTC)
        PracticeWriter(unit, "created", progress, since).write(practice)
    database.engines.tend()


def fill_new(
    database: Database,
    name: str,
    zone: str,
    plan: Plan,
    person: str,
    progress: Progress,
    words: Mapping[str, str] = ENGLISH,
) -> None:
    """Make a practice with one location, what is planned for it, and the starter lists.

    ``person`` is its first user; ``words`` is what the lists call things in another language.

    Raises:
        PracticeExists: The database is not empty.
    """
    _refuse_existing(database)
    with _founding_anew(database, name, person, person) as unit:
        make_id = seeded_ids(random.Random(unit.org_id.int), unit.now)  # noqa: S311 - ids need no secrecy
        practice = starter_practice(name, make_id, words)
        location = records.Location(make_id(), name, zone)
        furnish(practice, plan, location, local_today(zone, unit.now), make_id)
        PracticeWriter(unit, "created", progress).write(practice)
    database.engines.tend()


def fill_from_export(
    database: Database, folder: Path, mapping: ExportMapping, name: str | None, zone: str, progress: Progress
) -> ImportReport:
    """Bring in the export in ``folder``; what an earlier import brought is left as it is.

    ``name`` is the location's: None means the only one there is. An empty database becomes a practice of that name,
    or of the folder's, in ``zone``; a location that is there keeps its own zone.

    Raises:
        ExportProblem: The export as a whole cannot be read; nothing was changed.
    """
    with _opening(database, name or folder.resolve().name) as unit:
        practice, prefix = _practice_to_fill(unit, folder, name, zone)
        result = ExportReader(folder, mapping, practice, unit.now, progress, prefix).read()
        writer = PracticeWriter(unit, "imported", progress)
        writer.write(result.practice)
    database.engines.tend()
    place = practice.locations[0]
    return ImportReport(
        result.rows,
        writer.added,
        writer.known,
        result.problems,
        dict(result.assumed),
        practice=practice_name(database) or "",
        location=place.name,
        zone=place.zone,
        is_new=writer.added["locations"] > 0,
    )


def _refuse_existing(database: Database) -> None:
    existing = practice_name(database)
    if existing is not None:
        raise PracticeExists(f"There is a practice here already: {existing}. Choose another folder.")


@contextmanager
def _founding_anew(
    database: Database, name: str, user_name: str, display_name: str, org_id: UUID | None = None
) -> Iterator[WriteUnit]:
    try:
        with founding(database, name, user_name, display_name, org_id=org_id) as unit:
            yield unit
    except AlreadyFounded as quicker:
        raise PracticeExists(f"{quicker} Choose another folder.") from quicker


@contextmanager
def _opening(database: Database, name: str) -> Iterator[WriteUnit]:
    """Give a transaction in the organisation that is there, as its first administrator, or in a new one."""
    with database.engines.reading() as connection:
        row = connection.execute(
            select(tables.users)
            .where(tables.users.c.role == Role.ADMIN.value, tables.users.c.is_active)
            .order_by(tables.users.c.created_at)
        ).first()
        caller = replace(caller_of(connection, row), source="import") if row else None
    if caller is None:
        try:
            with founding(database, name, *FIRST_USER) as unit:
                yield unit
        except AlreadyFounded as quicker:
            raise ExportProblem(f"{quicker} It was made while this began; import again.") from quicker
    else:
        with database.write(caller) as unit:
            yield unit


def _practice_to_fill(unit: WriteUnit, folder: Path, name: str | None, zone: str) -> tuple[records.Practice, str]:
    """Return the organisation's lists, or the starter set, with the one location the export belongs to.

    The text is what its external ids begin with: nothing at the first location, the name at every other.
    """
    practice = _lists_of(unit)
    mine = tables.locations.c.org_id == unit.org_id
    places = unit.rows(select(tables.locations).where(mine).order_by(tables.locations.c.created_at))
    found = [row for row in places if name is None or row.name == name]
    if len(found) > 1:
        names = ", ".join(sorted(row.name for row in found))
        raise ExportProblem(f"There are several locations: {names}. Say with --name which one this export is of.")
    if found:
        practice.locations = [records.Location(found[0].id, found[0].name, found[0].zone)]
    else:
        title = name or folder.resolve().name
        practice.locations = [records.Location(derived_id(unit.org_id, "location", title), title, zone)]
    first = not places or practice.locations[0].id == places[0].id
    return practice, "" if first else f"{practice.locations[0].name}/"


def _lists_of(unit: WriteUnit) -> records.Practice:
    def rows(table: Table) -> Sequence[Row[Any]]:
        return unit.rows(select(table).where(table.c.org_id == unit.org_id))

    flow_statuses = rows(tables.flow_statuses)
    if not flow_statuses:
        numbers = count()
        return starter_practice("", lambda: derived_id(unit.org_id, "starter", str(next(numbers))))
    practice = records.Practice("")
    practice.flow_statuses = [
        records.FlowStatus(row.id, row.name, row.slug, row.color, row.item_order) for row in flow_statuses
    ]
    practice.definitions = [
        records.Definition(row.id, row.category, row.name, row.color, row.item_order)
        for row in rows(tables.definitions)
    ]
    practice.types = [
        records.AppointmentType(
            row.id, row.name, row.abbreviation, row.color, row.duration_minutes, row.time_pattern, row.item_order
        )
        for row in rows(tables.appointment_types)
    ]
    return practice
