"""Who may ask what in the dialect: every operation, every permission, and everybody who is not let in.

An operation that is not in the table fails the test, so none can be added without saying what it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import update

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.opendental.catalogue import OPERATIONS
from frontdesk.server.opendental.keys import issue_pair
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.platform.accounts import create_user
from frontdesk.server.platform.caller import Role
from frontdesk.server.platform.ledger import open_ledger

from .conftest import BASE_URL, EVERYTHING, NOW, Program

READ, OTHERS, COMM = Permission.READ_ALL, Permission.ALL_OTHERS, Permission.COMM
BOOK, PEOPLE = Permission.APPOINTMENTS, Permission.PATIENTS

NEEDS = {
    "GET appointments": READ,
    "GET appointments/ASAP": READ,
    "GET appointments/Slots": READ,
    "GET appointments/{AptNum}": READ,
    "GET appointmenttypes": READ,
    "GET appointmenttypes/{AppointmentTypeNum}": READ,
    "GET clinics": READ,
    "GET definitions": READ,
    "GET histappointments": READ,
    "GET operatories": READ,
    "GET operatories/{OperatoryNum}": READ,
    "GET patients": READ,
    "GET patients/Simple": READ,
    "GET patients/{PatNum}": READ,
    "GET preferences": READ,
    "GET providers": READ,
    "GET providers/{ProvNum}": READ,
    "GET recalls": READ,
    "GET recalls/List": READ,
    "GET recalltypes": READ,
    "GET recalltypes/{RecallTypeNum}": READ,
    "GET scheduleops": READ,
    "GET schedules": READ,
    "GET schedules/{ScheduleNum}": READ,
    "GET securityperms": READ,
    "GET signalods": READ,
    "GET subscriptions": READ,
    "GET tasklists": READ,
    "GET tasknotes": READ,
    "GET tasknotes/{TaskNoteNum}": READ,
    "GET tasks": READ,
    "GET tasks/{TaskNum}": READ,
    "GET userods": READ,
    "POST subscriptions": READ,
    "PUT subscriptions/{SubscriptionNum}": READ,
    "DELETE subscriptions/{SubscriptionNum}": OTHERS,
    "POST tasks": OTHERS,
    "PUT tasks/{TaskNum}": OTHERS,
    "POST tasknotes": OTHERS,
    "PUT tasknotes/{TaskNoteNum}": OTHERS,
    "POST appointments": BOOK,
    "PUT appointments/{AptNum}": BOOK,
    "PUT appointments/{AptNum}/Break": COMM,
    "PUT appointments/{AptNum}/Note": COMM,
    "PUT appointments/{AptNum}/Confirm": COMM,
    "POST patients": PEOPLE,
    "PUT patients/{PatNum}": PEOPLE,
}
"""What each operation needs, as the dialect says it."""
NOT_LET_IN = "The developer key or the customer key is not valid."
LOOKER = "The user of this key pair may only look."


def test_every_operation_is_in_the_table() -> None:
    assert {f"{operation.method} {operation.path}" for operation in OPERATIONS} == NEEDS.keys()


def asked(name: str) -> tuple[str, str]:
    """Method and address of an operation, about something that is not there."""
    method, path = name.split()
    parts = ("987654321" if part.startswith("{") else part for part in path.split("/"))
    return method, "/" + "/".join(parts)


async def answers(client: httpx.AsyncClient, header: str | None = None) -> dict[str, tuple[int, Any]]:
    """What every operation answers, by its name; bodies and parameters are left empty."""
    headers = {} if header is None else {"Authorization": header}
    found = {}
    for name in NEEDS:
        method, path = asked(name)
        body = None if method in ("GET", "DELETE") else {}
        answer = await client.request(method, path, json=body, headers=headers)
        found[name] = answer.status_code, answer.json() if answer.content else None
    return found


async def test_strangers_are_told_nothing_else(program: Program, app: FastAPI) -> None:
    p, pair = program.practice, program.client.headers["authorization"].partition(" ")[2]
    developer, _, customer = pair.partition("/")
    with program.database.engines.writing() as connection:
        revoked = issue_pair(connection, p.org, p.users["admin"], NOW, EVERYTHING)
        key = t.opendental_keys.c
        # The newest one: its id is the greatest.
        last = max(row.id for row in connection.execute(key.id.table.select().where(key.org_id == p.org)))
        connection.execute(update(t.opendental_keys).where(key.org_id == p.org, key.id == last).values(revoked_at=NOW))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE_URL) as client:
        for header in (
            None,
            f"ODFHIR {developer}x/{customer}",
            f"ODFHIR {developer}/{customer[:-2]}",
            f"ODFHIR {revoked}",
            f"Bearer {p.tokens['admin']}",
        ):
            assert set((await answers(client, header)).values()) == {(401, NOT_LET_IN)}


@pytest.mark.parametrize("permission", list(Permission))
async def test_a_pair_may_what_its_permission_says_and_nothing_else(
    program_with: Callable[..., Program], permission: Permission
) -> None:
    found = await answers(program_with({permission}).client)
    for name, needed in NEEDS.items():
        refusal = (401, f"This key pair does not have the permission {needed}.")
        assert (found[name] == refusal) is (needed is not permission), (name, found[name])


async def test_a_pair_of_who_may_only_look_only_looks(program_with: Callable[..., Program]) -> None:
    found = await answers(program_with(user="read_only").client)
    for name in NEEDS:
        is_own = name.split()[1].startswith("subscriptions")
        is_refused = found[name] == (401, LOOKER)
        assert is_refused is (not name.startswith("GET") and not is_own), name


async def test_nothing_of_another_organisation_is_there(program: Program) -> None:
    """Whatever has a number here is nobody's for a pair of another practice, and no list of theirs holds any of it."""
    p, number = program.practice, program.number
    the_list = program.write(t.task_lists, name="Front desk")
    kind = program.write(t.recall_types, name="Cleaning", default_interval={"months": 6})
    task = await program.post(
        "/tasks", TaskListNum=number(t.task_lists, the_list), Descript="Call", UserNum=number(t.users, p.users["admin"])
    )
    note = await program.post("/tasknotes", TaskNum=task["TaskNum"], UserNum=task["UserNum"], Note="Left a message.")
    room, patient = number(t.operatories, p.op1), number(t.patients, p.ada)
    visit = await program.post("/appointments", PatNum=patient, Op=room, AptDateTime="2026-03-10 09:00:00")
    subscription = await program.post(
        "/subscriptions", EndPointUrl="http://127.0.0.1:1/", WatchTable="Provider", PollingSeconds=5
    )
    keys = {
        "AptNum": visit["AptNum"],
        "AppointmentTypeNum": number(t.appointment_types, p.exam),
        "OperatoryNum": room,
        "PatNum": patient,
        "ProvNum": number(t.providers, p.okafor),
        "RecallTypeNum": number(t.recall_types, kind),
        "TaskNum": task["TaskNum"],
        "TaskNoteNum": note["TaskNoteNum"],
        "SubscriptionNum": subscription["SubscriptionNum"],
        "ScheduleNum": 1 << 20,
    }
    bodies = {"Break": {"sendToUnscheduledList": "true"}, "Note": {"Note": "x"}, "Confirm": {"confirmVal": "None"}}
    other = stranger_of(program)
    async with httpx.AsyncClient(
        transport=program.client._transport, base_url=BASE_URL, headers={"Authorization": f"ODFHIR {other}"}
    ) as client:
        for name in NEEDS:
            method, path = name.split()
            if "{" in path:
                address = "/" + path.format(**keys)
                body = None if method in ("GET", "DELETE") else bodies.get(path.rpartition("/")[2], {})
                answer = await client.request(method, address, json=body)
                assert answer.status_code == 404, (name, answer.text)
            elif method == "GET" and path not in ("preferences", "securityperms", "userods", "definitions"):
                query = {"SigDateTime": "2026-03-01"} if path == "signalods" else {"date": "2026-03-10"}
                takes_dates = path in ("appointments", "histappointments", "schedules", "signalods")
                answer = await client.get(f"/{path}", params=query if takes_dates else {})
                assert (answer.status_code, answer.json()) == (200, []), name
    assert await program.get(f"/appointments/{visit['AptNum']}")


def stranger_of(program: Program) -> str:
    """A key pair, with every permission, of another practice in the same database."""
    org = new_id()
    with program.database.engines.writing() as connection:
        connection.execute(t.organisations.insert().values(id=org, name="Elsewhere", created_at=NOW))
        open_ledger(connection, org)
        user = create_user(connection, org, "else", Role.ADMIN, NOW)
        return issue_pair(connection, org, user, NOW, EVERYTHING)
