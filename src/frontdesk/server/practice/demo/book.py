"""The demo's appointment book: every operatory filled day by day, past and to come."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server.practice import records
from frontdesk.server.practice.demo import visits
from frontdesk.server.practice.demo.offices import Room
from frontdesk.server.practice.starter import MakeId

STEP = timedelta(minutes=10)
EARLIEST_ARRIVAL = timedelta(minutes=25)
Status = AppointmentStatus


@dataclass(slots=True)
class _Day:
    """One day of one location while it is filled."""

    day: date
    ahead: int
    until: datetime
    blocked: list[tuple[datetime, datetime, UUID | None]]
    provider_time: dict[UUID, list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))
    patients: set[UUID] = field(default_factory=set)


class BookMaker:
    """Fills rooms with visits of a practice that already has its people, rooms and lists.

    Visits of one room never overlap while they are on the book, and a provider is not in two rooms at once.
    """

    def __init__(self, practice: records.Practice, rng: random.Random, make_id: MakeId) -> None:
        self._practice = practice
        self._rng = rng
        self._make_id = make_id
        self._codes = {row.code: row for row in practice.procedure_codes}
        self._mix = {
            kind: ([practice.type_called(name) for name, _ in rows], [share for _, share in rows])
            for kind, rows in visits.MIX.items()
        }
        self._confirmations = [row for row in practice.definitions if row.category == "ApptConfirmed"]
        self._broken = [row for row in practice.definitions if row.category == "BrokenReason"]
        self._cancelled = [row for row in practice.definitions if row.category == "CancelReason"]
        self._adults: dict[UUID, list[records.Patient]] = defaultdict(list)
        self._children: dict[UUID, list[records.Patient]] = defaultdict(list)
        self._seen: set[UUID] = set()

    def know_patients(self, patients: Iterable[records.Patient], today: date) -> None:
        """Sort the patients by home location and age."""
        for patient in patients:
            child = patient.birth_date is not None and (today - patient.birth_date).days < 15 * 365
            (self._children if child else self._adults)[patient.home_location_id].append(patient)

    def fill_day(
        self, rooms: list[Room], day: date, blockouts: Iterable[records.Blockout], today: date, until: datetime
    ) -> list[records.Appointment]:
        """Return the visits of one location on one day; what lies before ``until`` has happened.

        ``blockouts`` are those of this location and day.
        """
        zone = rooms[0].location.zone
        hard = {row.id for row in self._practice.blockout_types if row.is_no_schedule}
        blocked = [
            (to_instant(day, row.start, zone), to_instant(day, row.end, zone), row.operatory_id)
            for row in blockouts
            if row.type_id in hard
        ]
        state = _Day(day, (day - today).days, until, blocked)
        return [visit for room in rooms if day.weekday() in room.weekdays for visit in self._fill_room(room, state)]

    def _fill_room(self, room: Room, state: _Day) -> list[records.Appointment]:
        rng = self._rng
        zone = room.location.zone
        cursor = to_instant(state.day, room.start, zone)
        closing = to_instant(state.day, room.end, zone)
        share = visits.fill_share(state.ahead)
        made: list[records.Appointment] = []
        while cursor < closing:
            if rng.random() > share:
                cursor += STEP * rng.randint(2, 6)
                continue
            kinds, weights = self._mix[room.kind]
            kind = rng.choices(kinds, weights)[0]
            start = self._first_free(room, state, kind, cursor, closing)
            if start is None:
                cursor += STEP * 2
                continue
            visit = self._visit(room, state, kind, start)
            if visit.status in (Status.BROKEN, Status.CANCELLED) and rng.random() < 0.6:
                made.append(visit)
                visit = self._visit(room, state, kind, start, kept=True)
            made.append(visit)
            if visit.status in (Status.SCHEDULED, Status.COMPLETE):
                state.provider_time[room.provider.id] += [
                    (part.start, part.end) for part in TimePattern(kind.pattern).provider_time(start)
                ]
            cursor = visit.end + (STEP if rng.random() < 0.12 else timedelta())
        return made

    def _first_free(
        self, room: Room, state: _Day, kind: records.AppointmentType, cursor: datetime, closing: datetime
    ) -> datetime | None:
        """Return the first start within 50 minutes at which room, provider and blockouts leave space."""
        pattern = TimePattern(kind.pattern)
        length = timedelta(minutes=kind.minutes)
        busy = state.provider_time[room.provider.id]
        for step in range(6):
            start = cursor + STEP * step
            end = start + length
            if end > closing:
                return None
            if any(
                start < stop and begin < end and operatory in (None, room.operatory.id)
                for begin, stop, operatory in state.blocked
            ):
                continue
            hands = pattern.provider_time(start)
            if not any(part.start < stop and begin < part.end for part in hands for begin, stop in busy):
                return start
        return None

    def _patient(self, room: Room, kind: records.AppointmentType, state: _Day) -> records.Patient:
        pool = (self._children if kind.name in visits.CHILD_TYPES else self._adults)[room.location.id]
        while True:
            patient = self._rng.choice(pool)
            if patient.id not in state.patients:
                state.patients.add(patient.id)
                return patient

    def _visit(
        self, room: Room, state: _Day, kind: records.AppointmentType, start: datetime, *, kept: bool = False
    ) -> records.Appointment:
        rng = self._rng
        end = start + timedelta(minutes=kind.minutes)
        lines = tuple(records.ProcedureLine(self._codes[code].id, self._codes[code].fee) for code in kind.codes)
        patient = self._patient(room, kind, state)
        visit = records.Appointment(
            id=self._make_id(),
            location_id=room.location.id,
            patient_id=patient.id,
            operatory_id=room.operatory.id,
            type_id=kind.id,
            provider_id=room.provider.id,
            provider_role=ProviderRole.HYGIENIST if room.provider.is_hygienist else ProviderRole.DENTIST,
            status=Status.SCHEDULED,
            start=start,
            end=end,
            pattern=kind.pattern,
            created_at=start - timedelta(days=rng.choice((1, 3, 7, 14, 28, 60, 120, 180)), hours=rng.randint(0, 7)),
            confirmation_id=self._confirmation(state.ahead),
            note=rng.choice(visits.NOTES) if rng.random() < 0.08 else "",
            is_new_patient=kind.name == "New patient",
            is_time_locked=rng.random() < 0.02,
            priority=1 if state.ahead >= 0 and rng.random() < 0.05 else 0,
            production=sum((line.fee for line in lines), records.ZERO),
            procedures=lines,
        )
        visit = replace(visit, created_at=min(visit.created_at, state.until - timedelta(hours=2)))
        if start - EARLIEST_ARRIVAL < state.until:
            return self._lived(visit, state, kept=kept)
        return visit

    def _confirmation(self, ahead: int) -> UUID:
        weights = (4, 4, 8, 84) if ahead <= 1 else (30, 15, 20, 35) if ahead <= 7 else (85, 5, 5, 5)
        return self._rng.choices(self._confirmations, weights)[0].id

    def _lived(self, visit: records.Appointment, state: _Day, *, kept: bool) -> records.Appointment:
        """Return the visit as it stands at ``state.until``."""
        rng = self._rng
        fate = Status.COMPLETE if kept else visits.draw_fate(rng)
        if fate is Status.BROKEN:
            ended = visit.start + timedelta(minutes=20)
            if ended <= state.until:
                reason = rng.choice(self._broken).id
                return replace(visit, status=fate, broken_reason_id=reason, ended_at=ended)
            return visit
        if fate is Status.CANCELLED:
            ended = max(visit.created_at, visit.start - timedelta(hours=rng.randint(3, 40)))
            reason = rng.choice(self._cancelled).id
            by = rng.choice(("patient", "patient", "patient", "office"))
            return replace(visit, status=fate, cancel_reason_id=reason, cancelled_by=by, ended_at=ended)
        course = visits.draw_course(rng, visit.start, visit.end)
        flow = visits.flow_until(self._practice, course, state.until)
        done = course.dismissed <= state.until
        return replace(
            visit,
            flow=flow,
            status=Status.COMPLETE if done else Status.SCHEDULED,
            ended_at=course.dismissed if done else None,
        )


def goal_amount(room: Room) -> Decimal:
    """Return a room's share of its provider's goal for one working day, in dollars."""
    hours = room.end.hour - room.start.hour - 1
    return (room.provider.hourly_production_goal * hours).quantize(Decimal("0.01"))
