"""No patient's data in any log or refusal of the dialect, wherever in a request it stood."""

from __future__ import annotations

from typing import Any

import pytest

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import visits
from frontdesk.server.opendental.catalogue import OPERATIONS
from frontdesk.server.opendental.fields import Kind
from support import canary
from support.canary import EMAIL, PHONE, listening

from .conftest import Program

NAME = "Ada Alvarez"
SINGING = {"X-Request-Id": NAME, "X-Forwarded-Proto": NAME}


async def test_every_operation_asked_with_a_patient_s_data_in_every_place(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.server.opendental.surface.check_turn", lambda *_: None)
    monkeypatch.setattr("frontdesk.server.opendental.surface.take_turn", lambda *_: None)
    said: list[str] = []
    statuses: set[int] = set()
    with listening() as listener:
        for operation in OPERATIONS:
            for stand_in in (NAME, "1"):
                parts = [stand_in if part.startswith("{") else part for part in operation.segments]
                for only in ({field.name for field in operation.body or ()}, set()):
                    body = dict.fromkeys(only, f"{NAME} {PHONE}")
                    query = {field.name: EMAIL for field in operation.query if not only}
                    answer = await program.client.request(
                        operation.method,
                        "/" + "/".join(parts),
                        params=query,
                        json=None if operation.body is None else body,
                        headers=SINGING,
                    )
                    statuses.add(answer.status_code)
                    if answer.status_code >= 400:
                        said.append(answer.text)
    assert statuses == {200, 400, 404}
    assert listener.records > len(OPERATIONS)
    assert listener.heard == []
    assert [each for each in said if canary.sung(each)] == []


async def test_one_field_at_a_time(program: Program) -> None:
    """So that no other field's refusal comes before its own."""
    said: list[str] = []
    with listening() as listener:
        for operation in OPERATIONS:
            for field in (*(operation.body or ()), *operation.parameters):
                if field.kind is Kind.TEXT and not field.name.endswith("FormatString"):
                    continue
                path = "/" + "/".join("1" if part.startswith("{") else part for part in operation.segments)
                is_body = field in (operation.body or ())
                sent: dict[str, Any] = {"json": {field.name: NAME}} if is_body else {"params": {field.name: NAME}}
                if operation.body is not None and not is_body:
                    sent["json"] = {}
                answer = await program.client.request(operation.method, path, **sent)
                if answer.status_code >= 400:
                    said.append(answer.text)
    assert len(said) > 40
    assert listener.heard == []
    assert [each for each in said if canary.sung(each)] == []


async def test_a_fault_of_ours_with_the_patient_in_what_it_says(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: Any, **__: Any) -> None:
        raise RuntimeError(f"cannot do it for {NAME}, {EMAIL}")

    monkeypatch.setattr(visits, "copy", fault)
    p, number = program.practice, program.number
    slot = {"Op": number(t.operatories, p.op1), "AptDateTime": "2026-03-10 09:00:00"}
    await program.post("/appointments", PatNum=number(t.patients, p.ada), **slot)
    with listening() as listener:
        answer = await program.client.get("/histappointments")
    assert answer.status_code == 500
    assert canary.sung(answer.text) is None
    assert listener.records >= 2
    assert listener.heard == []
