"""Makes the whole demo practice for a date."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.practice import records
from frontdesk.server.practice.demo.book import BookMaker, goal_amount
from frontdesk.server.practice.demo.offices import USUAL_ZONES, Room, Zones, make_offices
from frontdesk.server.practice.demo.people import DEMO_MAIL_DOMAIN, NameMaker
from frontdesk.server.practice.demo.tasks import make_tasks
from frontdesk.server.practice.ids import seeded_ids
from frontdesk.server.practice.starter import MakeId, starter_practice

PRACTICE_NAME = "Riverside Dental Group"
PATIENTS = 4000
DAYS_BACK = 304
DAYS_AHEAD = 122
# The moment of the day up to which the demo has been lived unless told otherwise, local time of each office.
LIVED_UNTIL = time(10, 40)
SEED = 20_260
ALERTS = ("Latex allergy", "Penicillin allergy", "Blood thinner", "Pacemaker", "Diabetes", "Premedication")
TODAY_NOTES = (
    "Compressor service 12:15: keep Op 3 clear until 1:10. Dr. Haddad leaves at 4.",
    "Whitening trays for two patients are at the front desk.",
    "Lab courier comes at 2:30. Fire drill moved to next week.",
)
OTHER_NOTES = (
    "Supply delivery in the morning.",
    "Dr. Okafor at a course from 3.",
    "New intake forms from today.",
    "Student hygienist shadows Hyg 1.",
)

Progress = Callable[[str, float], None]


def make_demo(
    today: date,
    until: datetime | None = None,
    progress: Progress | None = None,
    zones: Zones = USUAL_ZONES,
) -> records.Practice:
    """Return the demo practice as it stands on ``today``.

    Args:
        today: The date around which the fourteen months lie.
        until: The instant up to which the day has been lived; by default 10:40 local time in each office.
        zones: Where the offices lie.
        progress: Told what is being made and the share done, from 0 to 1.

    The same arguments give an equal practice.
    """
    return _DemoMaker(today, until, progress or (lambda _what, _share: None), zones).make()


class _DemoMaker:
    def __init__(self, today: date, until: datetime | None, progress: Progress, zones: Zones) -> None:
        self._zones = zones
        self._today = today
        self._until = until
        self._progress = progress
        self._first = today - timedelta(days=DAYS_BACK)
        self._last = today + timedelta(days=DAYS_AHEAD)
        self._rng = random.Random(f"{SEED}/{today.isoformat()}")  # noqa: S311 - invented data, nothing secret
        since = datetime.combine(self._first, time(), tzinfo=UTC)
        self._make_id: MakeId = seeded_ids(self._rng, since)
        self._practice = starter_practice(PRACTICE_NAME, self._make_id)

    def make(self) -> records.Practice:
        practice = self._practice
        rooms = make_offices(practice, self._make_id, self._first, self._today, self._zones)
        by_location: dict[UUID, list[Room]] = defaultdict(list)
        for room in rooms:
            by_location[room.location.id].append(room)
        self._make_patients(rooms)
        self._make_holidays()
        self._make_overrides(rooms)
        blockouts = self._make_blockouts(by_location)
        self._make_notes()
        self._fill_book(by_location, blockouts)
        self._park_some()
        self._make_goals(rooms)
        self._make_recalls()
        self._make_waitlist(by_location)
        self._make_tasks()
        return practice

    def _make_patients(self, rooms: list[Room]) -> None:
        rng, names = self._rng, NameMaker(self._rng)
        locations = self._practice.locations
        dentists = {
            place.id: [room.provider.id for room in rooms if room.location is place and not room.provider.is_hygienist]
            for place in locations
        }
        while len(self._practice.patients) < PATIENTS:
            code, given, family = names.draw()
            home = rng.choices(locations, (45, 30, 25))[0]
            size = rng.choices((1, 2, 3, 4), (55, 22, 14, 9))[0]
            phone = f"(555) 01{rng.randint(0, 9)}-{rng.randint(0, 9999):04d}"
            adult_age = rng.choices((24, 34, 46, 58, 71), (16, 24, 24, 21, 15))[0] + rng.randint(-6, 8)
            for member in range(min(size, PATIENTS - len(self._practice.patients))):
                first = given if member == 0 else names.relative(code)
                age = (
                    adult_age if member == 0 else adult_age - rng.randint(-4, 5) if member == 1 else rng.randint(3, 16)
                )
                self._add_patient(first, family, max(2, age), home, phone, code, rng.choice(dentists[home.id]))

    def _add_patient(
        self, first: str, last: str, age: int, home: records.Location, phone: str, code: str, dentist: UUID
    ) -> None:
        rng = self._rng
        number = len(self._practice.patients) + 1
        owes = rng.random() < 0.18
        self._practice.patients.append(
            records.Patient(
                id=self._make_id(),
                chart_number=f"{10_000 + number}",
                first_name=first,
                last_name=last,
                birth_date=self._today - timedelta(days=age * 365 + rng.randint(0, 364)),
                home_location_id=home.id,
                primary_provider_id=dentist,
                mobile_phone=phone,
                email=f"patient{number}@{DEMO_MAIL_DOMAIN}" if rng.random() < 0.8 else "",
                language=code if code in ("en", "es") or rng.random() < 0.25 else "en",
                balance=(Decimal(rng.randint(1200, 68_000)) / 100).quantize(Decimal("0.01")) if owes else records.ZERO,
                alerts=(rng.choice(ALERTS),) if rng.random() < 0.09 else (),
            )
        )

    def _make_holidays(self) -> None:
        fixed = ((1, 1, "New Year's Day"), (7, 4, "Independence Day"), (12, 25, "Christmas Day"))
        days = [
            (date(year, month, day), name)
            for year in range(self._first.year, self._last.year + 1)
            for month, day, name in fixed
        ]
        days += [
            (_nth_weekday(year, 11, 3, 4), "Thanksgiving") for year in range(self._first.year, self._last.year + 1)
        ]
        self._practice.holidays = [
            records.Holiday(self._make_id(), None, day, name)
            for day, name in sorted(days)
            if self._first <= day <= self._last and day != self._today
        ]

    def _make_overrides(self, rooms: list[Room]) -> None:
        """Give each provider a week off now and then, always away from the days around today."""
        seen: set[tuple[UUID, UUID]] = set()
        for room in rooms:
            key = (room.provider.id, room.location.id)
            if key in seen:
                continue
            seen.add(key)
            start = self._today + timedelta(days=self._rng.choice((-160, -90, 35, 60, 95)))
            self._practice.overrides += [
                records.HoursOverride(
                    self._make_id(), *key, start + timedelta(days=ahead), is_unavailable=True, reason="vacation"
                )
                for ahead in range(5)
            ]

    def _make_blockouts(self, by_location: dict[UUID, list[Room]]) -> dict[tuple[UUID, date], list[records.Blockout]]:
        types = {row.name: row.id for row in self._practice.blockout_types}
        closed = {row.day for row in self._practice.holidays}
        made: dict[tuple[UUID, date], list[records.Blockout]] = defaultdict(list)

        def block(name: str, place: UUID, operatory: UUID | None, day: date, start: time, end: time) -> None:
            row = records.Blockout(self._make_id(), types[name], place, operatory, day, start, end)
            made[place, day].append(row)
            self._practice.blockouts.append(row)

        for place, rooms in by_location.items():
            for day in self._days():
                if day in closed or not any(day.weekday() in room.weekdays for room in rooms):
                    continue
                block("Lunch", place, None, day, time(12), time(13))
                if day.weekday() == 2 and place == self._practice.locations[1].id:
                    block("Meeting", place, None, day, time(8), time(8, 30))
                for room in rooms:
                    if day.weekday() not in room.weekdays:
                        continue
                    if room.kind == "surgery":
                        block("Sterilise", place, room.operatory.id, day, time(8), time(8, 40))
                    elif room.operatory.name == "Op 4" and self._rng.random() < 0.5:
                        block("Emergency hold", place, room.operatory.id, day, time(11, 20), time(12))
        return made

    def _make_notes(self) -> None:
        for place, text in zip(self._practice.locations, TODAY_NOTES, strict=True):
            self._practice.notes.append(records.DayNote(self._make_id(), place.id, self._today, text))
            for ahead in (-6, -2, 1, 4, 9):
                day = self._today + timedelta(days=ahead)
                text = self._rng.choice(OTHER_NOTES)
                self._practice.notes.append(records.DayNote(self._make_id(), place.id, day, text))

    def _fill_book(
        self, by_location: dict[UUID, list[Room]], blockouts: dict[tuple[UUID, date], list[records.Blockout]]
    ) -> None:
        book = BookMaker(self._practice, self._rng, self._make_id)
        book.know_patients(self._practice.patients, self._today)
        closed = {row.day for row in self._practice.holidays}
        off = {(row.provider_id, row.location_id, row.day) for row in self._practice.overrides}
        days = self._days()
        for index, day in enumerate(days):
            if index % 20 == 0:
                self._progress("Filling the appointment book", index / len(days))
            if day in closed:
                continue
            for place, rooms in by_location.items():
                until = self._until or to_instant(self._today, LIVED_UNTIL, rooms[0].location.zone)
                present = [room for room in rooms if (room.provider.id, place, day) not in off]
                if present:
                    self._practice.appointments += book.fill_day(
                        present, day, blockouts.get((place, day), []), self._today, until
                    )

    def _park_some(self) -> None:
        """Put a few coming visits of each office on its pinboard."""
        for place in self._practice.locations:
            coming = [
                index
                for index, row in enumerate(self._practice.appointments)
                if row.location_id == place.id
                and row.status is AppointmentStatus.SCHEDULED
                and 1 <= (row.start.date() - self._today).days <= 12
                and not row.is_time_locked
            ]
            for index in self._rng.sample(coming, 3):
                row = self._practice.appointments[index]
                self._practice.appointments[index] = replace(row, status=AppointmentStatus.PINBOARD)

    def _make_goals(self, rooms: list[Room]) -> None:
        closed = {row.day for row in self._practice.holidays}
        for day in self._days():
            if day in closed:
                continue
            amounts: dict[tuple[UUID, UUID], Decimal] = defaultdict(lambda: records.ZERO)
            for room in rooms:
                if day.weekday() in room.weekdays:
                    amounts[room.location.id, room.provider.id] += goal_amount(room)
            self._practice.goals += [
                records.ProductionGoal(self._make_id(), place, provider, day, amount)
                for (place, provider), amount in amounts.items()
            ]

    def _make_recalls(self) -> None:
        kinds = {row.name: row for row in self._practice.recall_types}
        hygiene = {
            row.id: row.name for row in self._practice.types if row.name in kinds or row.name.startswith("Cleaning")
        }
        last: dict[UUID, tuple[date, str]] = {}
        for visit in self._practice.appointments:
            if visit.status is AppointmentStatus.COMPLETE and visit.type_id in hygiene:
                name = hygiene[visit.type_id]
                last[visit.patient_id] = (visit.start.date(), name if name in kinds else "Cleaning")
        for patient_id, (day, name) in last.items():
            due = _months_later(day, kinds[name].months)
            self._practice.recalls.append(records.Recall(self._make_id(), patient_id, kinds[name].id, due, day))

    def _make_waitlist(self, by_location: dict[UUID, list[Room]]) -> None:
        rng = self._rng
        kinds = [row for row in self._practice.types if row.minutes <= 60]
        moment = datetime.combine(self._today, time(13), tzinfo=UTC)
        for place in by_location:
            people = [row for row in self._practice.patients if row.home_location_id == place]
            for patient in rng.sample(people, 9):
                kind = rng.choice(kinds)
                window = rng.choice(((None, None), (time(8), time(12)), (time(13), time(17)), (time(15), None)))
                self._practice.waitlist.append(
                    records.WaitlistEntry(
                        id=self._make_id(),
                        patient_id=patient.id,
                        location_id=place,
                        type_id=kind.id,
                        provider_id=patient.primary_provider_id if rng.random() < 0.4 else None,
                        minutes=kind.minutes,
                        urgency=rng.choice(("urgent", "soon", "soon", "routine", "routine", "flexible")),
                        weekdays=tuple(sorted(rng.sample(range(5), rng.randint(1, 3)))) if rng.random() < 0.6 else (),
                        earliest=window[0],
                        latest=window[1],
                        note="",
                        created_at=moment - timedelta(days=rng.randint(1, 24)),
                    )
                )

    def _make_tasks(self) -> None:
        """Draw from a source of their own, so that the book is the same with them and without."""
        rng = random.Random(f"{SEED}/{self._today.isoformat()}/tasks")  # noqa: S311 - as above
        usual = self._practice.locations[0].zone
        now = self._until or to_instant(self._today, LIVED_UNTIL, usual)
        make_id = seeded_ids(rng, now)
        self._practice.tasks = list(make_tasks(self._practice, rng, make_id, now))

    def _days(self) -> list[date]:
        return [self._first + timedelta(days=count) for count in range((self._last - self._first).days + 1)]


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
