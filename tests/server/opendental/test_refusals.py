"""Whoever refuses below the dialect's addresses, the outermost gate included, says it in the dialect's way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import surface, visits
from frontdesk.server.platform.errors import Unavailable
from frontdesk.server.settings import Settings

from .conftest import BASE_URL, Program

BODY = {"Content-Type": "application/json"}


def said(answer: httpx.Response) -> tuple[int, str]:
    """Status and sentence of a refusal, which is a bare JSON text."""
    assert answer.headers["content-type"] == "application/json"
    sentence = answer.json()
    assert isinstance(sentence, str)
    return answer.status_code, sentence


class TestAWindowsOwnServer:
    """It answers its machine only, and no web page."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(embedded=True)

    async def test_strangers_are_sent_away_in_the_dialect(self, program: Program) -> None:
        host = await program.client.get("/providers", headers={"Host": "practice.example.org"})
        assert said(host) == (401, "This server answers this machine only.")
        page = await program.client.get("/providers", headers={"Origin": "https://example.org"})
        assert said(page) == (401, "This server does not answer web pages.")


class TestABodyThatDoesNotArrive:
    """A program that begins to send and does not go on."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(body_seconds=0.05)

    async def test_it_is_given_up(self, program: Program) -> None:
        async def slowly() -> AsyncIterator[bytes]:
            yield b'{"TaskListNum": '
            await asyncio.sleep(30)

        answer = await program.client.post("/tasks", content=slowly(), headers=BODY)
        assert said(answer) == (400, "The request did not arrive in time. Nothing was changed.")
        assert answer.headers["connection"] == "close"


async def test_a_body_that_is_too_large_is_not_read_to_its_end(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surface, "LONGEST_BODY", 100)
    answer = await program.client.post("/tasks", content=b" " * 401, headers=BODY)
    assert said(answer) == (400, "The body has more than 16.8 million characters.")
    assert answer.headers["connection"] == "close"


async def test_a_fault_of_ours_is_a_sentence_that_quotes_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: Any) -> None:
        raise RuntimeError("Alvarez")

    monkeypatch.setattr(visits, "appointment", fault)
    p, number = program.practice, program.number
    body = {
        "PatNum": number(t.patients, p.ada),
        "Op": number(t.operatories, p.op1),
        "AptDateTime": "2026-03-10 09:00:00",
    }
    answer = await program.client.post("/appointments", json=body)
    assert said(answer) == (500, "Something went wrong here. It has been logged.")


async def test_a_busy_server_is_a_gateway_that_timed_out(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: Any, **__: Any) -> None:
        raise Unavailable

    monkeypatch.setattr(surface, "in_transaction", busy)
    body = {"EndPointUrl": "http://127.0.0.1:1/", "WatchTable": "Provider", "PollingSeconds": 5}
    answer = await program.client.post("/subscriptions", json=body)
    assert said(answer) == (504, "The server is busy. Nothing was changed; try again.")


async def test_other_methods_are_no_methods_here(program: Program, app: FastAPI) -> None:
    for method in ("PATCH", "OPTIONS"):
        assert said(await program.client.request(method, "/providers")) == (
            404,
            "There is no such resource or method.",
        )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE_URL) as client:
        outside = await client.post("http://127.0.0.1/opendental/", headers=BODY)
        assert said(outside)[0] == 401
