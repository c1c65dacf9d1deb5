"""Lets many desks race for few slots on a real server process and counts what went wrong.

    python tests/bench/race.py [--engine sqlite|postgresql] [--writers 64] [--seconds 60]

Prints one JSON line: ``{"engine", "writers", "seconds", "writes", "refused", "double_bookings", "lost_acknowledged",
"p50_ms", "p99_ms"}``. A write is an answered change; it is lost if the book does not show it afterwards. Exits 1 if
anything was booked twice or lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from served import frontdesk, postgresql, served

DAY = "2027-03-10"
ROOMS = 4
SLOTS = [(hour, minute) for hour in range(7, 18) for minute in (0, 30)]
VISITS_OF_A_WRITER = 2


class Practice:
    """One office with a few rooms, made over the API."""

    def __init__(self, http: httpx.Client, org: str) -> None:
        self.org = org
        place = self._make(http, "locations", name="Race", timezone="America/Chicago")
        self.location = place["id"]
        self.rooms = [
            self._make(http, "operatories", location_uuid=self.location, name=f"Op {n}", abbreviation=f"O{n}")["id"]
            for n in range(ROOMS)
        ]
        self.patient = self._make(http, "patients", first_name="Given", last_name="Family")["id"]

    def _make(self, http: httpx.Client, what: str, **body: Any) -> dict[str, Any]:
        answer = http.post(f"/api/v1/{self.org}/{what}", json=body)
        if answer.status_code != 201:
            raise SystemExit(f"{what}: {answer.status_code} {answer.text}")
        made: dict[str, Any] = answer.json()
        return made


class Writer:
    """A desk that books, moves, parks and places its own visits as fast as it is answered."""

    def __init__(self, http: httpx.AsyncClient, practice: Practice, number: int) -> None:
        self.http = http
        self.practice = practice
        self.random = random.Random(number)
        self.told: dict[str, dict[str, Any]] = {}
        self.times: list[float] = []
        self.refused = 0

    async def race(self, until: float) -> None:
        """Write until it is time."""
        while time.monotonic() < until:
            path, body = self._next()
            begin = time.perf_counter()
            answer = await self._send(path, body)
            self.times.append((time.perf_counter() - begin) * 1000)
            if answer.status_code == 409:
                self.refused += 1
            elif answer.status_code in (200, 201):
                visit = answer.json()
                self.told[visit["id"]] = visit
            else:
                raise SystemExit(f"{path}: {answer.status_code} {answer.text}")

    def _next(self) -> tuple[str, dict[str, Any]]:
        hour, minute = self.random.choice(SLOTS)
        end = minute + self.random.choice((20, 30, 50))
        slot = {
            "schedule_date": DAY,
            "start_time": f"{hour:02}:{minute:02}",
            "end_time": f"{hour + end // 60:02}:{end % 60:02}",
            "operatory_uuid": self.random.choice(self.practice.rooms),
        }
        if len(self.told) < VISITS_OF_A_WRITER:
            whose = {"patient_uuid": self.practice.patient, "location_uuid": self.practice.location}
            return "", slot | whose
        visit = self.random.choice(list(self.told.values()))
        base = {"base_version": visit["version"]}
        if visit["status"] == "pinboard":
            return f"/{visit['id']}/place", slot | base
        if self.random.random() < 0.3:
            return f"/{visit['id']}/pinboard", base
        return f"/{visit['id']}/move", slot | base

    async def _send(self, path: str, body: dict[str, Any]) -> httpx.Response:
        """Send a change; when no answer comes, ask again with the same key."""
        key = {"Idempotency-Key": str(uuid4())}
        for _ in range(5):
            try:
                answer = await self.http.post(f"/appointments{path}", json=body, headers=key)
            except httpx.TransportError:
                continue
            if answer.status_code != 503:
                return answer
        raise SystemExit("the server does not answer")


async def race(base_url: str, token: str, practice: Practice, writers: int, seconds: float) -> dict[str, Any]:
    """Let the writers race, then read the book and compare."""
    async with httpx.AsyncClient(
        base_url=f"{base_url}/api/v1/{practice.org}",
        headers={"Authorization": f"Bearer {token}"},
        timeout=60,
        limits=httpx.Limits(max_connections=writers),
    ) as http:
        desks = [Writer(http, practice, number) for number in range(writers)]
        until = time.monotonic() + seconds
        await asyncio.gather(*(desk.race(until) for desk in desks))
        book: dict[str, dict[str, Any]] = {}
        after: dict[str, str] = {}
        while True:
            page = (await http.get("/appointments/cursor", params={"first": "200", **after})).raise_for_status().json()
            book |= {visit["id"]: visit for visit in page["data"]}
            after = {"after": page["page_info"]["end_cursor"]}
            if not page["page_info"]["has_next_page"]:
                break
    told = {key: visit for desk in desks for key, visit in desk.told.items()}
    times = sorted(took for desk in desks for took in desk.times)
    refused = sum(desk.refused for desk in desks)
    return {
        "writes": len(times) - refused,
        "refused": refused,
        "double_bookings": double_bookings(list(book.values())),
        "lost_acknowledged": sum(book.get(key) != visit for key, visit in told.items()) + len(set(book) - set(told)),
        "p50_ms": round(times[len(times) // 2], 2),
        "p99_ms": round(times[int(len(times) * 0.99)], 2),
    }


def double_bookings(book: list[dict[str, Any]]) -> int:
    """Return how many pairs of visits on the book share a room and time."""
    booked = [visit for visit in book if visit["status"] in ("scheduled", "complete")]
    booked.sort(key=lambda visit: (visit["operatory"]["id"], visit["start_time"]))
    return sum(
        one["operatory"]["id"] == other["operatory"]["id"] and other["start_time"] < one["end_time"]
        for index, one in enumerate(booked)
        for other in booked[index + 1 :]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--writers", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        place = ["--data-dir", folder]
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        frontdesk("user", "add", "race", "--role", "admin", "--no-password", "--practice", "Race", *place)
        token = frontdesk("user", "token", "race", *place)
        base_url = stack.enter_context(served(place, Path(folder) / "complaints.log"))
        http = stack.enter_context(httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"}))
        org = http.get("/api/v1/auth/me").raise_for_status().json()["org"]["id"]
        result = asyncio.run(race(base_url, token, Practice(http, org), given.writers, given.seconds))
    print(json.dumps({"engine": given.engine, "writers": given.writers, "seconds": given.seconds, **result}))
    return 1 if result["double_bookings"] or result["lost_acknowledged"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
