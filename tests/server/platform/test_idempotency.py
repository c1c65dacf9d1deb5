import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from frontdesk.server.db import tables as t

KEYED = {"Idempotency-Key": "k-1"}


async def total(api):
    return (await api.get("/closings")).json()["total"]


async def test_the_same_request_twice_has_its_effect_once(api, database):
    first = await api.post("/closings", json={"name": "x"}, headers=KEYED)
    again = await api.post("/closings", json={"name": "x", "day": "2026-07-04"}, headers=KEYED)
    same = await api.post(
        "/closings", content=b'{ "name" : "x" }', headers={**KEYED, "Content-Type": "application/json"}
    )
    assert first.status_code == same.status_code == 201
    assert first.content == same.content
    assert again.status_code == 422
    assert await total(api) == 1
    with database.engines.reading() as connection:
        for table in (t.events, t.history, t.idempotency):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 1


async def test_another_request_with_the_same_key_is_refused(api):
    await api.post("/closings", json={"name": "x"}, headers=KEYED)
    answer = await api.post("/closings", json={"name": "y"}, headers=KEYED)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["type"] == "idempotency_key_reused"
    assert await total(api) == 1


async def test_a_refusal_stays_a_refusal(api, database):
    first = await api.post("/closings", json={"name": "refused"}, headers=KEYED)
    again = await api.post("/closings", json={"name": "refused"}, headers=KEYED)
    assert (first.status_code, first.content) == (409, again.content)
    with database.engines.reading() as connection:
        for table in (t.holidays, t.events, t.history):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0


async def test_a_fault_is_not_an_answer_and_may_be_tried_again(api, database):
    assert (await api.post("/closings", json={"name": "crash"}, headers=KEYED)).status_code == 500
    with database.engines.reading() as connection:
        assert connection.execute(select(func.count()).select_from(t.idempotency)).scalar() == 0


async def test_ten_at_once_have_their_effect_once(api):
    answers = await asyncio.gather(*(api.post("/closings", json={"name": "x"}, headers=KEYED) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert await total(api) == 1


async def test_two_users_may_use_the_same_key(api_as):
    assert (await api_as("admin").post("/closings", json={"name": "x"}, headers=KEYED)).status_code == 201
    assert (await api_as("front_desk").post("/closings", json={"name": "y"}, headers=KEYED)).status_code == 201


async def test_a_key_is_forgotten_after_a_day(api, database):
    first = await api.post("/closings", json={"name": "x"}, headers=KEYED)
    later = database.clock() + timedelta(hours=24, seconds=1)
    database.clock = lambda: later
    again = await api.post("/closings", json={"name": "x"}, headers=KEYED)
    assert first.json() != again.json()
    assert await total(api) == 2


@pytest.mark.parametrize("key", ["", "x" * 201, "tab\there", "é"])
async def test_what_is_no_key_is_refused(api, key):
    answer = await api.post("/closings", json={"name": "x"}, headers={"Idempotency-Key": key.encode()})
    assert answer.status_code == 422
    assert await total(api) == 0


async def test_without_a_key_every_request_counts(api):
    for _ in range(2):
        await api.post("/closings", json={"name": "x"})
    assert await total(api) == 2
