"""How often programs may ask: those elsewhere wait their turn, whichever worker they reach; those here do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings

from .conftest import NOW, Program

ELSEWHERE = "203.0.113.9"


async def test_programs_elsewhere_are_kept_to_their_pace(program_with: Callable[..., Program]) -> None:
    here, far = program_with(), program_with(host=ELSEWHERE)
    for _ in range(3):
        await here.get("/providers")
    await far.get("/providers")
    answer = await far.client.get("/providers")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert answer.json() == "Too many requests. Try again in 1 seconds."
    await program_with(host=ELSEWHERE).get("/providers")


async def test_who_only_reads_asks_every_five_seconds_and_others_every_second(
    program_with: Callable[..., Program], later: Callable[..., None]
) -> None:
    for permissions, seconds in (({Permission.READ_ALL}, 5), ({Permission.READ_ALL, Permission.COMM}, 1)):
        far = program_with(permissions, host=ELSEWHERE)
        await far.get("/providers")
        later(seconds=seconds - 0.5)
        answer = await far.client.get("/providers")
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
        later(seconds=0.5)
        await far.get("/providers")
        assert (await far.client.get("/providers")).headers["retry-after"] == str(seconds)


async def test_a_clock_that_is_put_back_keeps_nobody_waiting(
    program_with: Callable[..., Program], database: Database
) -> None:
    far = program_with(host=ELSEWHERE)
    await far.get("/providers")
    database.clock = lambda: NOW - timedelta(hours=1)
    await far.get("/providers")
    await far.get("/providers", 429)


async def test_all_workers_keep_one_pace(program_with: Callable[..., Program], engine_url: str) -> None:
    far = program_with(host=ELSEWHERE)
    beside = Database(open_engines(engine_url))
    beside.clock = far.database.clock
    try:
        worker = create_app(Settings(), beside)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(worker, client=(ELSEWHERE, 1)),
            base_url=far.client.base_url,
            headers=far.client.headers,
        ) as other:
            await far.get("/providers")
            assert (await other.get("/providers")).status_code == 429
    finally:
        beside.close()


@pytest.mark.parametrize(
    "said",
    [
        {"X-Forwarded-For": ELSEWHERE},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": f"for={ELSEWHERE}"},
        {"X-Real-IP": ELSEWHERE},
        {"Via": "1.1 proxy"},
        {"Host": "frontdesk.example.org"},
    ],
)
async def test_who_comes_through_a_proxy_is_elsewhere(program: Program, said: dict[str, str]) -> None:
    assert (await program.client.get("/providers", headers=said)).status_code == 200
    assert (await program.client.get("/providers", headers=said)).status_code == 429
    assert (await program.client.get("/providers", headers={"Host": "localhost:8765"})).status_code == 200


class TestBehindAProxyThatSaysNothing:
    """A server that was told that a proxy passes on what others ask."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(is_behind_proxy=True)

    async def test_nobody_counts_as_a_program_of_this_machine(self, program: Program, app: FastAPI) -> None:
        await program.get("/providers")
        await program.get("/providers", 429)


async def test_a_refused_program_writes_nothing(program_with: Callable[..., Program], monkeypatch: Any) -> None:
    far = program_with(host=ELSEWHERE)
    await far.get("/providers")
    monkeypatch.setattr("frontdesk.server.opendental.surface.take_turn", lambda *_: pytest.fail("it wrote"))
    for _ in range(3):
        await far.get("/providers", 429)
