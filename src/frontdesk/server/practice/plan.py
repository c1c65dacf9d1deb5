"""What a new practice begins with: its operatories, who works in which of them, and when."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from frontdesk.server.practice import records
from frontdesk.server.practice.starter import EXAM, HYGIENE, MakeId

MOST_OPERATORIES: Final = 40
MOST_PROVIDERS: Final = 60

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_MIDNIGHT = time(0)


class PlanProblem(Exception):
    """A plan that makes no practice; the message says why."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PlannedRoom(_Part):
    """An operatory."""

    name: _Name
    is_hygiene: bool = False


class PlannedProvider(_Part):
    """Somebody who treats patients.

    Attributes:
        rooms: the places, in the plan's list, of the operatories they work in; none for all of the office.
    """

    name: _Name
    is_hygienist: bool = False
    color: Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")] = EXAM
    rooms: tuple[int, ...] = ()


class PlannedDay(_Part):
    """When everybody works on one day of the week, Monday being 0; midnight ends the day."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    start: time
    end: time


class Plan(_Part):
    """The whole of it."""

    rooms: Annotated[tuple[PlannedRoom, ...], Field(min_length=1, max_length=MOST_OPERATORIES)]
    providers: Annotated[tuple[PlannedProvider, ...], Field(max_length=MOST_PROVIDERS)] = ()
    hours: tuple[PlannedDay, ...] = ()


_KEYS: Final = ", ".join(Plan.model_fields)


def read_plan(text: str) -> Plan:
    """Return a plan written as JSON.

    Raises:
        PlanProblem: It is none.
    """
    try:
        written = json.loads(text)
    except json.JSONDecodeError as problem:
        raise PlanProblem(f"The plan is not JSON: line {problem.lineno}: {problem.msg}.") from problem
    except (ValueError, RecursionError) as problem:
        raise PlanProblem("The plan is not JSON.") from problem
    if not isinstance(written, dict):
        raise PlanProblem(f"The plan is no JSON object: it begins with {{ and has the keys {_KEYS}.")
    try:
        plan = Plan.model_validate(written)
    except ValidationError as problem:
        raise PlanProblem(_in_words(problem)) from problem
    names = [room.name.casefold() for room in plan.rooms]
    if len(set(names)) < len(names):
        raise PlanProblem("Two operatories have the same name.")
    for provider in plan.providers:
        if not all(0 <= room < len(plan.rooms) for room in provider.rooms):
            raise PlanProblem(f"{provider.name} works in an operatory that is not planned.")
    if any(day.end != _MIDNIGHT and day.end <= day.start for day in plan.hours):
        raise PlanProblem("Hours have to end after they begin.")
    return plan


def _in_words(problem: ValidationError) -> str:
    """Return what is wrong with a plan: keys that mean nothing first, since a needed one may be among them misspelt."""
    faults = problem.errors(include_input=False, include_url=False)
    unknown = [_place(fault) for fault in faults if fault["type"] == "extra_forbidden"]
    if unknown:
        keys = "this key" if len(unknown) == 1 else "these keys"
        return f"The plan does not know {keys}: {', '.join(unknown)}. A plan has {_KEYS}."
    if faults[0]["type"] == "missing":
        return f"The plan is not complete: {_place(faults[0])} is missing."
    return f"The plan cannot be used: {_place(faults[0])}: {faults[0]['msg']}."


def _place(fault: ErrorDetails) -> str:
    return ".".join(map(str, fault["loc"]))


def usual_plan(rooms: int) -> Plan:
    """Return a plan with so many operatories, a dentist and a hygienist, and hours from 8 to 5 on weekdays."""
    hygiene = max(1, rooms // 3) if rooms > 1 else 0
    dental = rooms - hygiene
    return Plan(
        rooms=tuple(
            PlannedRoom(name=f"Op {at + 1}" if at < dental else f"Hyg {at - dental + 1}", is_hygiene=at >= dental)
            for at in range(rooms)
        ),
        providers=(
            PlannedProvider(name="Dentist", color=EXAM, rooms=tuple(range(dental))),
            PlannedProvider(name="Hygienist", is_hygienist=True, color=HYGIENE, rooms=tuple(range(dental, rooms))),
        ),
        hours=tuple(PlannedDay(weekday=day, start=time(8), end=time(17)) for day in range(5)),
    )


def furnish(practice: records.Practice, plan: Plan, location: records.Location, since: date, make_id: MakeId) -> None:
    """Put what is planned into a practice, at its location, from a day on."""
    practice.locations.append(location)
    people = [
        records.Provider(make_id(), short, first, last, row.color, row.is_hygienist, order)
        for order, (row, (short, first, last)) in enumerate(zip(plan.providers, _named(plan), strict=True))
    ]
    practice.providers += people
    rooms = []
    for at, planned in enumerate(plan.rooms):
        here = [person for person, row in zip(people, plan.providers, strict=True) if at in row.rooms]
        dentist = next((person.id for person in here if not person.is_hygienist), None)
        hygienist = next((person.id for person in here if person.is_hygienist), None)
        room = records.Operatory(
            make_id(), location.id, planned.name, planned.name[:20], at, planned.is_hygiene, dentist, hygienist
        )
        rooms.append(room)
    practice.operatories += rooms
    for person, row in zip(people, plan.providers, strict=True):
        places: list[UUID | None] = [rooms[at].id for at in sorted(set(row.rooms))]
        practice.hours += [
            records.WorkingHours(make_id(), person.id, location.id, place, day.weekday, day.start, day.end, since)
            for place in places or [None]
            for day in plan.hours
        ]


def _named(plan: Plan) -> list[tuple[str, str, str]]:
    """Return for each provider an abbreviation of their own, first and last name."""
    found: list[tuple[str, str, str]] = []
    taken: set[str] = set()
    for row in plan.providers:
        words = row.name.split()
        first, last = " ".join(words[:-1]), words[-1]
        stem = "".join(letter for letter in last.upper() if letter.isalnum())[:4] or "P"
        short, number = stem, 2
        while short in taken:
            short, number = f"{stem}{number}", number + 1
        taken.add(short)
        found.append((short, first, last))
    return found
