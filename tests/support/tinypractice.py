"""A tiny practice, written row by row, for tests below and beside HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from frontdesk.server.db import tables as t
from frontdesk.server.platform.accounts import create_organisation, issue_token
from frontdesk.server.platform.caller import Caller, Role
from support.canary import EMAIL, PHONE

MADE = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def _id(number: int) -> UUID:
    return UUID(f"01990000-0000-7000-8000-{number:012d}")


class TinyPractice:
    """Two offices in two zones, three rooms in the first and one in the second, and who is there."""

    org = _id(1)
    other_org = _id(2)
    chicago = _id(10)
    denver = _id(11)
    op1 = _id(20)
    op2 = _id(21)
    op3 = _id(22)
    denver_op1 = _id(23)
    okafor = _id(30)
    lindqvist = _id(31)
    hygienist = _id(32)
    ada = _id(40)
    ben = _id(41)
    chen = _id(42)
    exam = _id(50)
    cleaning = _id(51)
    filling = _id(52)
    confirmed = _id(60)
    unconfirmed = _id(61)
    no_show = _id(62)
    illness = _id(63)
    arrived = _id(70)
    in_chair = _id(71)
    checkout = _id(72)
    dismissed = _id(73)
    d0120 = _id(80)
    d1110 = _id(81)
    lunch = _id(90)
    reserved = _id(91)

    def __init__(self) -> None:
        self.users = {name: _id(100 + n) for n, name in enumerate(("admin", "front_desk", "read_only", "denver"))}
        self.tokens: dict[str, str] = {}
        """By the name in `users`; "denver" is a front desk that sees the second office only, "other_org" a stranger."""

    def caller(self, name: str = "admin") -> Caller:
        """Who acts when a test works on the database without HTTP."""
        role = Role.FRONT_DESK if name == "denver" else Role(name)
        scope = frozenset({self.denver}) if name == "denver" else None
        return Caller(self.users[name], name, self.org, role, scope, source="test")


def fill(connection: Connection, p: TinyPractice) -> None:
    """Write the practice and a stranger's organisation beside it."""
    create_organisation(connection, "Lakeside Dental", MADE, p.org)
    create_organisation(connection, "Somebody Else", MADE, p.other_org)

    def put(table: Any, *rows: dict[str, Any], stamped: bool = True) -> None:
        stamps = {"created_at": MADE, "updated_at": MADE} if stamped else {}
        for row in rows:
            connection.execute(insert(table).values(org_id=p.org, **stamps, **row))

    put(
        t.locations,
        {"id": p.chicago, "name": "Chicago", "zone": "America/Chicago", "item_order": 0},
        {"id": p.denver, "name": "Denver", "zone": "America/Denver", "item_order": 1},
    )
    rooms = ((p.op1, p.chicago, 1), (p.op2, p.chicago, 2), (p.op3, p.chicago, 3), (p.denver_op1, p.denver, 1))
    put(
        t.operatories,
        *(
            {"id": room, "location_id": where, "name": f"Op {n}", "abbreviation": f"OP{n}", "item_order": n}
            for room, where, n in rooms
        ),
    )
    people = (
        (p.okafor, "OKA", "Ngozi", "Okafor", "#2456B8", False),
        (p.lindqvist, "LIN", "Elsa", "Lindqvist", "#B4540A", False),
        (p.hygienist, "MOR", "Ana", "Moreno", "#0F7B50", True),
    )
    put(
        t.providers,
        *(
            dict(zip(("id", "abbreviation", "first_name", "last_name", "color", "is_hygienist"), each, strict=True))
            | {"item_order": order}
            for order, each in enumerate(people)
        ),
    )
    put(
        t.operatory_providers,
        {"operatory_id": p.op1, "provider_id": p.okafor, "role": "dentist"},
        {"operatory_id": p.op2, "provider_id": p.lindqvist, "role": "dentist"},
        {"operatory_id": p.op3, "provider_id": p.hygienist, "role": "hygienist"},
        stamped=False,
    )
    put(
        t.patients,
        *(
            {
                "id": patient,
                "chart_number": f"C{n}",
                "first_name": first,
                "last_name": last,
                "search_name": f"{last} {first}".lower(),
                "home_location_id": p.chicago,
            }
            | ({"mobile_phone": PHONE, "email": EMAIL} if patient == p.ada else {})
            for n, (patient, first, last) in enumerate(
                ((p.ada, "Ada", "Alvarez"), (p.ben, "Ben", "Baker"), (p.chen, "Chen", "Cao"))
            )
        ),
    )
    put(
        t.appointment_types,
        {"id": p.exam, "name": "Exam", "abbreviation": "EX", "color": "#2456B8", "duration_minutes": 30},
        {"id": p.cleaning, "name": "Cleaning", "abbreviation": "CL", "color": "#0F7B50", "duration_minutes": 60},
        {"id": p.filling, "name": "Filling", "abbreviation": "FI", "color": "#B4540A", "duration_minutes": 40},
    )
    put(
        t.definitions,
        {"id": p.unconfirmed, "category": "ApptConfirmed", "name": "Unconfirmed", "item_order": 0},
        {"id": p.confirmed, "category": "ApptConfirmed", "name": "Confirmed", "item_order": 1},
        {"id": p.no_show, "category": "BrokenReason", "name": "No-show"},
        {"id": p.illness, "category": "CancelReason", "name": "Illness"},
    )
    steps = ((p.arrived, "arrived"), (p.in_chair, "in_chair"), (p.checkout, "checkout"), (p.dismissed, "dismissed"))
    put(
        t.flow_statuses,
        *(
            {"id": step, "name": slug.replace("_", " ").capitalize(), "slug": slug, "item_order": n}
            for n, (step, slug) in enumerate(steps)
        ),
    )
    put(
        t.procedure_codes,
        {"id": p.d0120, "code": "D0120", "description": "Periodic exam", "default_fee": Decimal("62.00")},
        {"id": p.d1110, "code": "D1110", "description": "Adult cleaning", "default_fee": Decimal("112.00")},
    )
    put(
        t.blockout_types,
        {"id": p.lunch, "name": "Lunch", "is_no_schedule": True},
        {"id": p.reserved, "name": "Reserved", "is_no_schedule": False},
    )
    for name, user_id in p.users.items():
        who = p.caller(name)
        put(
            t.users,
            {
                "id": user_id,
                "name": name,
                "name_key": name,
                "role": who.role.value,
                "all_locations": who.location_ids is None,
            },
        )
        p.tokens[name] = issue_token(connection, p.org, user_id, MADE, label="test", expires_at=None)
    put(t.user_locations, {"user_id": p.users["denver"], "location_id": p.denver}, stamped=False)
    stranger = _id(200)
    connection.execute(
        insert(t.users).values(
            org_id=p.other_org, id=stranger, name="x", name_key="x", role="admin", created_at=MADE, updated_at=MADE
        )
    )
    p.tokens["other_org"] = issue_token(connection, p.other_org, stranger, MADE, label="test", expires_at=None)
