"""Whether blocked time would cover visits or other blockouts: the rooms locked, then looked at, as for every slot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.domain.conflicts import Blocked, Conflict, NameTable, ReasonCode, blockouts_met
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import clock
from frontdesk.server.blockouts import repository
from frontdesk.server.platform.errors import SlotTaken
from frontdesk.server.platform.unit import WriteUnit

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A location's clock and rooms, as far as blockouts need them."""

    location_id: UUID
    zone: str
    rooms: Mapping[UUID, str]

    def covered(self, operatory_id: UUID | None) -> list[UUID]:
        """Return the rooms a blockout takes: its own, or all when it names none."""
        return list(self.rooms) if operatory_id is None else [operatory_id]

    def name_of(self, operatory_id: UUID | None) -> str:
        """Return what to call the place of a blockout."""
        return "the whole location" if operatory_id is None else self.rooms.get(operatory_id, "the operatory")


@dataclass(frozen=True, slots=True)
class Covered:
    """A visit that blocked time would cover, without a word about whose it is."""

    visit: Row[Any]
    sentence: str

    def conflict(self) -> Json:
        """Return it as check-conflicts answers it."""
        return {
            "reference": {"id": self.visit.id, "name": None},
            "start_time": self.visit.start_at,
            "end_time": self.visit.end_at,
            "reason_code": ReasonCode.BLOCKED_TIME_CONFLICT,
            "sentence": self.sentence,
        }


class Beneath:
    """What is on the book where and when blockouts are to lie, read once for all of them; the rooms have to be locked.

    For blockouts of one day: of a year of them it would be much that is in nobody's way.
    """

    def __init__(self, unit: WriteUnit, place: Place, taken: Sequence[tuple[UUID | None, Interval]]) -> None:
        """Read it for blockouts that take these operatories, or with None the location, at these times."""
        self._unit, self._place = unit, place
        self._operatories = {operatory_id for operatory_id, _ in taken}
        self._span = Interval(min(each.start for _, each in taken), max(each.end for _, each in taken))

    def visits(self, operatory_id: UUID | None, interval: Interval) -> list[Covered]:
        """Return the visits in the way of blocked time."""
        place, rooms = self._place, self._place.covered(operatory_id)
        return [
            Covered(
                row,
                f"{place.name_of(row.operatory_id)} has a visit from {clock(row.start_at, place.zone)} "
                f"to {clock(row.end_at, place.zone)}.",
            )
            for row in self._visits
            if row.operatory_id in rooms and _meets(row, interval)
        ]

    def blockouts(self, operatory_id: UUID | None, interval: Interval, changed: Collection[UUID]) -> list[Conflict]:
        """Return the other blockouts of a place that a changed one would lie over."""
        names = NameTable(self._place.rooms, {}, self._place.zone)
        met = blockouts_met(operatory_id, interval, self._blockouts, changed)
        return [clash.told(interval.start, names) for clash in met]

    @cached_property
    def _visits(self) -> Sequence[Row[Any]]:
        rooms = {room for operatory_id in self._operatories for room in self._place.covered(operatory_id)}
        return repository.visits_in(self._unit, sorted(rooms), self._span)

    @cached_property
    def _blockouts(self) -> list[Blocked]:
        place = self._place.location_id
        return [
            _as_blocked(row)
            for operatory_id in self._operatories
            for row in repository.blockouts_at(self._unit, place, operatory_id, self._span)
        ]


def _meets(row: Row[Any], interval: Interval) -> bool:
    return bool(row.start_at < interval.end and interval.start < row.end_at)


def _as_blocked(row: Row[Any]) -> Blocked:
    interval = Interval(row.start_at, row.end_at)
    held = (row.expires_at, row.held_by_id, row.held_by or "")
    return Blocked(row.id, row.operatory_id, interval, row.is_no_schedule, row.name, *held)


def refusal(covered: Sequence[Covered]) -> SlotTaken:
    """Return the problem that names the visits in the way."""
    conflicts = {"appointments": [each.conflict() for each in covered], "providers": [], "blockouts": []}
    return SlotTaken(covered[0].sentence, conflicts)
