"""Definitions over HTTP, on both engines."""

from __future__ import annotations

import asyncio

import httpx


async def test_words_are_listed_by_category_in_their_order(api: httpx.AsyncClient) -> None:
    listed = (await api.get("/definitions", params={"category": "ApptConfirmed"})).json()
    assert [row["name"] for row in listed["items"]] == ["Unconfirmed", "Confirmed"]
    assert (await api.get("/definitions", params={"category": "Nonsense"})).status_code == 422


async def test_no_category_has_a_word_twice(api: httpx.AsyncClient) -> None:
    body = {"category": "BrokenReason", "name": "No-show"}
    assert (await api.post("/definitions", json=body)).json()["code"] == "duplicate"
    assert (await api.post("/definitions", json={**body, "category": "CancelReason"})).status_code == 201


async def test_many_desks_at_once_add_a_word_once(api: httpx.AsyncClient) -> None:
    for number in range(5):
        body = {"category": "CancelReason", "name": f"Storm {number}"}
        answers = await asyncio.gather(*(api.post("/definitions", json=body) for _ in range(6)))
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
        assert {answer.json().get("code") for answer in answers} == {None, "duplicate"}
