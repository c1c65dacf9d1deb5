"""The demo's three offices: rooms, providers, and who works where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.localtime import to_local
from frontdesk.server.practice import records
from frontdesk.server.practice.starter import MakeId


@dataclass(frozen=True, slots=True)
class ProviderPlan:
    """A provider as the tables below name one; ``goal`` is production in whole dollars an hour."""

    key: str
    first_name: str
    last_name: str
    color: str
    specialty: str
    goal: int
    is_hygienist: bool = False


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """An operatory: what is done there, by whom, on which weekdays, between which hours."""

    name: str
    kind: str
    provider: str
    weekdays: str = "01234"
    start: int = 8
    end: int = 17


@dataclass(frozen=True, slots=True)
class OfficePlan:
    """A location with its rooms in board order."""

    name: str
    lies_west: bool
    phone: str
    rooms: tuple[RoomPlan, ...]


@dataclass(frozen=True, slots=True)
class Zones:
    """The two time zones of the demo: two offices lie in the first, one in the second."""

    home: str
    west: str


FRIDAY = 4
USUAL_ZONES = Zones("America/New_York", "America/Chicago")
# Tried in this order: somewhere it is always a working hour.
ZONES = (
    USUAL_ZONES,
    Zones("America/Denver", "America/Los_Angeles"),
    Zones("America/Anchorage", "Pacific/Honolulu"),
    Zones("Pacific/Auckland", "Australia/Sydney"),
    Zones("Asia/Tokyo", "Asia/Singapore"),
    Zones("Asia/Kolkata", "Asia/Dubai"),
    Zones("Europe/Berlin", "Europe/London"),
    Zones("America/Sao_Paulo", "America/Halifax"),
)
LIVELY = (time(9, 15), time(15, 30))


def lively_zones(moment: datetime) -> Zones:
    """Return zones in which the day is in full flow at this moment, the usual ones if they will do."""
    first, last = LIVELY
    return next((pair for pair in ZONES if first <= to_local(moment, pair.home).time() <= last), USUAL_ZONES)


PROVIDERS = (
    ProviderPlan("okafor", "Ngozi", "Okafor", "#2456B8", "General", 540),
    ProviderPlan("lindqvist", "Sören", "Lindqvist", "#B4540A", "Restorative", 610),
    ProviderPlan("haddad", "Karim", "Haddad", "#0E7490", "Surgery", 780),
    ProviderPlan("raman", "Meera", "Raman", "#B42347", "Endodontics", 690),
    ProviderPlan("costa", "Helena", "Costa", "#6941C6", "Orthodontics", 560),
    ProviderPlan("whitaker", "James", "Whitaker", "#8F6400", "General", 500),
    ProviderPlan("nguyen", "Linh", "Nguyễn", "#2456B8", "General", 520),
    ProviderPlan("delgado", "Rafael", "Delgado", "#B4540A", "Restorative", 580),
    ProviderPlan("adeyemi", "Temitope", "Adeyemi", "#0E7490", "General", 510),
    ProviderPlan("muller", "Anja", "Müller", "#6941C6", "Restorative", 570),
    ProviderPlan("tran", "Minh", "Trần", "#8F6400", "General", 500),
    ProviderPlan("park", "Ji-woo", "Park", "#B42347", "General", 505),
    ProviderPlan("silva", "Rafaela", "Silva", "#0F7B50", "Restorative", 565),
    ProviderPlan("reyes", "Marisol", "Reyes", "#0F7B50", "", 190, is_hygienist=True),
    ProviderPlan("banerjee", "Tara", "Banerjee", "#6941C6", "", 185, is_hygienist=True),
    ProviderPlan("sato", "Emi", "Sato", "#0E7490", "", 180, is_hygienist=True),
    ProviderPlan("walsh", "Nora", "Walsh", "#8F6400", "", 180, is_hygienist=True),
    ProviderPlan("mensah", "Zuri", "Mensah", "#0F7B50", "", 175, is_hygienist=True),
)

OFFICES = (
    OfficePlan(
        "Riverside Dental",
        False,
        "(555) 010-2000",
        (
            RoomPlan("Op 1", "general", "okafor"),
            RoomPlan("Op 2", "general", "adeyemi"),
            RoomPlan("Op 3", "restorative", "lindqvist"),
            RoomPlan("Op 4", "ortho", "costa", "0134"),
            RoomPlan("Op 5", "endo", "raman", "0123"),
            RoomPlan("Hyg 1", "hygiene", "reyes", end=18),
            RoomPlan("Hyg 2", "hygiene", "banerjee", "012345", end=18),
            RoomPlan("Surg", "surgery", "haddad", "0234", end=16),
        ),
    ),
    OfficePlan(
        "Hillcrest Dental",
        False,
        "(555) 010-3000",
        (
            RoomPlan("Op 1", "general", "whitaker"),
            RoomPlan("Op 2", "restorative", "muller"),
            RoomPlan("Op 3", "restorative", "delgado", "0123", 9, 18),
            RoomPlan("Op 4", "general", "tran", "0123", 9, 18),
            RoomPlan("Hyg 1", "hygiene", "sato"),
            RoomPlan("Hyg 2", "hygiene", "walsh", "0124"),
            RoomPlan("Ortho", "ortho", "costa", "2"),
        ),
    ),
    OfficePlan(
        "Lakeside Dental",
        True,
        "(555) 010-4000",
        (
            RoomPlan("Op 1", "general", "nguyen"),
            RoomPlan("Op 2", "general", "park"),
            RoomPlan("Op 3", "restorative", "silva", "0124"),
            RoomPlan("Op 4", "restorative", "lindqvist", "5", 8, 14),
            RoomPlan("Op 5", "endo", "raman", "4"),
            RoomPlan("Hyg 1", "hygiene", "mensah", end=18),
            RoomPlan("Hyg 2", "hygiene", "mensah", "013", 10, 19),
            RoomPlan("Surg", "surgery", "haddad", "1", end=16),
            RoomPlan("Flex", "general", "nguyen", "013"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Room:
    """An operatory of the demo with what fills it."""

    location: records.Location
    operatory: records.Operatory
    provider: records.Provider
    kind: str
    weekdays: frozenset[int]
    start: time
    end: time


def make_offices(practice: records.Practice, make_id: MakeId, since: date, today: date, zones: Zones) -> list[Room]:
    """Add the offices, providers and their weekly hours to ``practice``; return the rooms in board order.

    Who looks at the demo on a weekend finds a working day too: rooms in use on Fridays then are on that weekday.
    """
    providers = {plan.key: _provider(plan, order, make_id()) for order, plan in enumerate(PROVIDERS)}
    practice.providers.extend(providers.values())
    rooms: list[Room] = []
    for office in OFFICES:
        location = records.Location(
            make_id(), office.name, zones.west if office.lies_west else zones.home, office.phone
        )
        practice.locations.append(location)
        for order, plan in enumerate(office.rooms):
            room = _room(location, plan, order, providers[plan.provider], make_id(), today.weekday())
            rooms.append(room)
            practice.operatories.append(room.operatory)
            practice.hours.extend(
                records.WorkingHours(
                    make_id(), room.provider.id, location.id, room.operatory.id, weekday, room.start, room.end, since
                )
                for weekday in sorted(room.weekdays)
            )
    return rooms


def _provider(plan: ProviderPlan, order: int, provider_id: UUID) -> records.Provider:
    return records.Provider(
        id=provider_id,
        abbreviation=plan.last_name[:4].upper(),
        first_name=plan.first_name,
        last_name=plan.last_name,
        color=plan.color,
        is_hygienist=plan.is_hygienist,
        item_order=order,
        specialty=plan.specialty,
        hourly_production_goal=Decimal(plan.goal).quantize(Decimal("0.01")),
    )


def _room(
    location: records.Location, plan: RoomPlan, order: int, provider: records.Provider, operatory_id: UUID, today: int
) -> Room:
    hygiene = plan.kind == "hygiene"
    operatory = records.Operatory(
        id=operatory_id,
        location_id=location.id,
        name=plan.name,
        abbreviation=plan.name,
        item_order=order,
        is_hygiene=hygiene,
        dentist_id=None if hygiene else provider.id,
        hygienist_id=provider.id if hygiene else None,
    )
    weekdays = frozenset(int(digit) for digit in plan.weekdays)
    if today > FRIDAY and FRIDAY in weekdays:
        weekdays |= {today}
    return Room(location, operatory, provider, plan.kind, weekdays, time(plan.start), time(plan.end))
