"""Whether blocked time would cover visits or other blockouts: the rooms locked, then looked at, as for every slot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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


def visits_covered(unit: WriteUnit, place: Place, operatory_id: UUID | None, interval: Interval) -> list[Covered]:
    """Return the visits in the way of blocked time; the rooms have to be locked."""
    rows = repository.visits_in(unit, place.covered(operatory_id), interval)
    return [
        Covered(
            row,
            f"{place.name_of(row.operatory_id)} has a visit from {clock(row.start_at, place.zone)} "
            f"to {clock(row.end_at, place.zone)}.",
        )
        for row in rows
    ]


def blockouts_under(
    unit: WriteUnit, place: Place, operatory_id: UUID | None, interval: Interval, changed: Collection[UUID]
) -> list[Conflict]:
    """Return the other blockouts a changed one would lie over; the rooms have to be locked."""
    rows = repository.blockouts_at(unit, place.location_id, operatory_id, interval)
    names = NameTable(place.rooms, {}, place.zone)
    met = blockouts_met(operatory_id, interval, map(_as_blocked, rows), changed)
    return [clash.told(interval.start, names) for clash in met]


def _as_blocked(row: Row[Any]) -> Blocked:
    interval = Interval(row.start_at, row.end_at)
    held = (row.expires_at, row.held_by_id, row.held_by or "")
    return Blocked(row.id, row.operatory_id, interval, row.is_no_schedule, row.name, *held)


def refusal(covered: Sequence[Covered]) -> SlotTaken:
    """Return the problem that names the visits in the way."""
    conflicts = {"appointments": [each.conflict() for each in covered], "providers": [], "blockouts": []}
    return SlotTaken(covered[0].sentence, conflicts)
