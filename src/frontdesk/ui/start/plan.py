"""What a new practice is to begin with, as it is told step by step; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from frontdesk.ui.i18n import tr

MOST_ROOMS = 40
"""With more operatories a practice is set up by its import, or later."""
MIDNIGHT = time(0)
COLOURS = ("#2456B8", "#0F7B50", "#B4540A", "#6941C6", "#B42347", "#0E7490", "#8F6400", "#475467")
"""Offered in this order, so that each of the first eight has a colour of their own."""


@dataclass(frozen=True, slots=True)
class NewRoom:
    """An operatory."""

    name: str
    is_hygiene: bool = False


@dataclass(frozen=True, slots=True)
class NewProvider:
    """Somebody who treats patients; `rooms` are places in the list of operatories, none for all of the office."""

    name: str
    is_hygienist: bool
    color: str
    rooms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewDay:
    """When everybody works on one day of the week, Monday being 0; midnight ends the day."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class NewPractice:
    """What a new practice needs on its first day."""

    name: str
    zone: str
    person: str
    rooms: tuple[NewRoom, ...]
    providers: tuple[NewProvider, ...]
    hours: tuple[NewDay, ...]


def usual_rooms() -> tuple[NewRoom, ...]:
    """Four operatories, the last one for hygiene."""
    return (*(NewRoom(tr("Op {number}", number=at)) for at in range(1, 4)), NewRoom(tr("Hyg 1"), is_hygiene=True))


def usual_providers(rooms: Sequence[NewRoom]) -> tuple[NewProvider, ...]:
    """A dentist, and a hygienist where there is an operatory for hygiene."""
    dental = tuple(at for at, room in enumerate(rooms) if not room.is_hygiene)
    hygiene = tuple(at for at, room in enumerate(rooms) if room.is_hygiene)
    dentist = NewProvider(tr("Dentist"), False, COLOURS[0], dental)
    return (dentist, NewProvider(tr("Hygienist"), True, COLOURS[1], hygiene)) if hygiene else (dentist,)


def usual_hours() -> tuple[NewDay, ...]:
    """From 8 to 5 on weekdays."""
    return tuple(NewDay(day, time(8), time(17)) for day in range(5))


def rooms_problem(rooms: Sequence[NewRoom]) -> str:
    """Say what is wrong with the operatories; nothing where all is well."""
    if not rooms:
        return tr("A schedule needs an operatory. Add one.")
    names = [room.name.casefold() for room in rooms]
    if "" in names:
        return tr("Each operatory needs a name, such as Op {number}.", number=names.index("") + 1)
    twice = next((room.name for room in rooms if names.count(room.name.casefold()) > 1), "")
    return tr("Two operatories are called {name}.", name=twice) if twice else ""


def providers_problem(providers: Sequence[NewProvider]) -> str:
    """Say what is wrong with the people; nothing where all is well."""
    if not providers:
        return tr("Visits need a provider. Add one.")
    names = [row.name.casefold() for row in providers]
    if "" in names:
        return tr("Each provider needs a name.")
    twice = next((row.name for row in providers if names.count(row.name.casefold()) > 1), "")
    return tr("Two providers are called {name}.", name=twice) if twice else ""


def hours_problem(hours: Sequence[NewDay], weekday_names: Sequence[str]) -> str:
    """Say what is wrong with the hours; nothing where all is well."""
    if not hours:
        return tr("Tick a day on which the office is open.")
    wrong = next((day for day in hours if day.end != MIDNIGHT and day.end <= day.start), None)
    return tr("{day} has to end after it begins.", day=weekday_names[wrong.weekday]) if wrong is not None else ""


def as_json(practice: NewPractice) -> dict[str, object]:
    """The operatories, people and hours as the server's command reads them."""
    return {
        "rooms": [{"name": room.name, "is_hygiene": room.is_hygiene} for room in practice.rooms],
        "providers": [
            {"name": row.name, "is_hygienist": row.is_hygienist, "color": row.color, "rooms": list(row.rooms)}
            for row in practice.providers
        ],
        "hours": [
            {"weekday": day.weekday, "start": day.start.isoformat(), "end": day.end.isoformat()}
            for day in practice.hours
        ],
    }
