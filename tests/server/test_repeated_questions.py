"""A POST that only asks may carry an idempotency key like any other; on both engines."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from frontdesk.server.db import tables as t

KEYED = {"Idempotency-Key": "k-1"}
DAY = "2031-03-10"
ASKED: dict[str, tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "conflicts": (
        "/appointments/check-conflicts",
        {"location_uuid": "chicago", "operatory_uuid": "op1", "schedule_date": DAY, "start_time": "09:00"},
        {"end_time": "10:00"},
        {"end_time": "10:30"},
    ),
    "free time": (
        "/schedule/find-free-time",
        {"location_uuid": "chicago", "date_from": DAY},
        {"duration_minutes": 30},
        {"duration_minutes": 60},
    ),
    "who fits": (
        "/waitlist/quick-fill",
        {"location_uuid": "chicago", "slot_date": DAY, "slot_start_time": "09:00"},
        {"slot_end_time": "10:00"},
        {"slot_end_time": "10:30"},
    ),
}


@pytest.fixture(params=ASKED)
def asked(request: pytest.FixtureRequest, practice: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Where a question goes, what it says, and another one."""
    path, same, one, other = ASKED[request.param]
    same = same | {name: str(getattr(practice, same[name])) for name in same if name.endswith("_uuid")}
    return path, same | one, same | other


def kept(database: Any, table: Any) -> int:
    with database.engines.reading() as connection:
        count: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
        return count


async def test_a_question_sent_again_brings_back_its_first_answer(api_as: Any, asked: Any, database: Any) -> None:
    path, body, _ = asked
    api = api_as("read_only")
    first = await api.post(path, json=body, headers=KEYED)
    assert first.status_code == 200, first.text
    assert kept(database, t.idempotency) == 1
    assert (kept(database, t.history), kept(database, t.events)) == (0, 0)
    again = await api.post(path, json=body, headers=KEYED)
    assert (again.status_code, again.content) == (200, first.content)
    assert kept(database, t.idempotency) == 1


async def test_another_question_with_the_same_key_is_refused(api: Any, asked: Any) -> None:
    path, body, other = asked
    await api.post(path, json=body, headers=KEYED)
    answer = await api.post(path, json=other, headers=KEYED)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["type"] == "idempotency_key_reused"


async def test_a_question_with_what_is_no_key_is_refused(api: Any, asked: Any) -> None:
    path, body, _ = asked
    answer = await api.post(path, json=body, headers={"Idempotency-Key": "x" * 201})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["header", "Idempotency-Key"]


async def test_a_question_without_a_key_writes_nothing(
    api: Any, asked: Any, database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, body, _ = asked

    def written(*_: Any) -> None:
        raise AssertionError("a question without a key needs no transaction")

    monkeypatch.setattr(database, "write", written)
    assert (await api.post(path, json=body)).status_code == 200
