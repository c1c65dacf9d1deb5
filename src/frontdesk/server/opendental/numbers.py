"""Integer keys for rows that Frontdesk names by UUIDs, and what the small lists are called.

Definitions of the dialect come from three tables here, so a ``DefNum`` carries which of them it is one of; what is on
the schedule of a day comes from rules, so a ``ScheduleNum`` carries the rule and the day (`schedules`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit


class Origin(IntEnum):
    """Where a definition comes from; the last two bits of its number."""

    DEFINITION = 0
    FLOW_STATUS = 1
    BLOCKOUT_TYPE = 2


@dataclass(frozen=True, slots=True)
class Category:
    """A category of definitions: its number and name in the dialect, and where its words are kept here."""

    number: int
    name: str
    own: str = ""


CONFIRMED = Category(2, "ApptConfirmed", "ApptConfirmed")
UNSCHEDULED = Category(13, "RecallUnschedStatus")
BLOCKOUTS = Category(25, "BlockoutTypes")
PRIORITIES = Category(33, "TaskPriorities", "TaskPriority")
CATEGORIES = (CONFIRMED, UNSCHEDULED, BLOCKOUTS, PRIORITIES)


def def_num(origin: Origin, row_number: int) -> int:
    """Return the number of a definition."""
    return row_number * 4 + origin


class Small:
    """A table that is short enough to be read whole: its rows by id and by number."""

    def __init__(self, unit: ReadUnit, table: Table) -> None:
        rows = unit.rows(select(table).where(table.c.org_id == unit.org_id).order_by(table.c.number))
        self.rows = rows
        self.by_id: Mapping[UUID, Row[Any]] = {row.id: row for row in rows}
        self.by_number: Mapping[int, Row[Any]] = {row.number: row for row in rows}

    def number(self, row_id: UUID | None) -> int:
        """Return a row's number; 0 for none."""
        row = None if row_id is None else self.by_id.get(row_id)
        return 0 if row is None else int(row.number)


class Numbers:
    """The small tables of an organisation, each read when first asked for."""

    def __init__(self, unit: ReadUnit) -> None:
        self._unit = unit

    @cached_property
    def locations(self) -> Small:
        """The offices."""
        return Small(self._unit, t.locations)

    @cached_property
    def operatories(self) -> Small:
        """The rooms."""
        return Small(self._unit, t.operatories)

    @cached_property
    def providers(self) -> Small:
        """Who works in them."""
        return Small(self._unit, t.providers)

    @cached_property
    def users(self) -> Small:
        """Who signs in."""
        return Small(self._unit, t.users)

    @cached_property
    def types(self) -> Small:
        """The kinds of visits."""
        return Small(self._unit, t.appointment_types)

    @cached_property
    def definitions(self) -> Small:
        """The practice's words."""
        return Small(self._unit, t.definitions)

    @cached_property
    def flow_statuses(self) -> Small:
        """The steps of a visit."""
        return Small(self._unit, t.flow_statuses)

    @cached_property
    def blockout_types(self) -> Small:
        """The kinds of blockouts."""
        return Small(self._unit, t.blockout_types)

    @cached_property
    def recall_types(self) -> Small:
        """The kinds of recalls."""
        return Small(self._unit, t.recall_types)

    @cached_property
    def task_lists(self) -> Small:
        """The lists of tasks."""
        return Small(self._unit, t.task_lists)

    @cached_property
    def has_clinics(self) -> bool:
        """Whether there are several offices; a single one is no clinic."""
        return len(self.locations.rows) > 1

    def clinic(self, location_id: UUID | None) -> int:
        """Return the number of an office; 0 where there is but one."""
        return self.locations.number(location_id) if self.has_clinics else 0

    def zone(self, location_id: UUID) -> str:
        """Return an office's time zone."""
        zone: str = self.locations.by_id[location_id].zone
        return zone

    def location_of(self, clinic_number: int) -> UUID | None:
        """Return the office of a clinic's number, or None for 0 where there are several.

        Raises:
            NotFoundProblem: There is no such clinic, or the caller may not see it.
        """
        if not self.has_clinics and clinic_number == 0:
            return None
        if clinic_number == 0:
            return None
        row = self.locations.by_number.get(clinic_number) if self.has_clinics else None
        if row is None or not self._unit.caller.sees(row.id):
            raise NotFoundProblem("Clinic")
        found: UUID = row.id
        return found

    def confirmed(self, definition_id: UUID | None, flow_status_id: UUID | None) -> tuple[int, str]:
        """Return number and name of where a visit stands: its step in the office, else the outreach for it."""
        if flow_status_id is not None and flow_status_id in self.flow_statuses.by_id:
            step = self.flow_statuses.by_id[flow_status_id]
            return def_num(Origin.FLOW_STATUS, step.number), step.name
        if definition_id is None:
            return self.first_confirmation
        row = self.definitions.by_id[definition_id]
        return def_num(Origin.DEFINITION, row.number), row.name

    @cached_property
    def first_confirmation(self) -> tuple[int, str]:
        """Number and name of the first confirmation status, which a visit nobody asked about is in."""
        rows = [row for row in self.definitions.rows if row.category == CONFIRMED.own and not row.is_hidden]
        if not rows:
            return 0, ""
        first = min(rows, key=lambda row: (row.item_order, row.number))
        return def_num(Origin.DEFINITION, first.number), first.name

    def provider_abbreviation(self, provider_id: UUID | None) -> str:
        """Return what a provider is called in short."""
        row = None if provider_id is None else self.providers.by_id.get(provider_id)
        return "" if row is None else row.abbreviation


def found(small: Small, row_number: int, what: str) -> Row[Any]:
    """Return the row of a number, or raise NotFoundProblem."""
    row = small.by_number.get(row_number)
    if row is None:
        raise NotFoundProblem(what)
    return row
