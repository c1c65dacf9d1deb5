"""Holds a server to the pace of a full practice: desks that write, look at the day and listen, all at once.

    python tests/bench/desks.py [--desks 20] [--seconds 600] [--practice FOLDER] [--engine sqlite|postgresql]

Ten times a normal day's pace: 40 writes and 100 day reads a second, and an event stream for each desk. Requests are
due at fixed times; what comes late counts as slow, however quick it was then. Prints one JSON line per operation,
``{"operation", "requests", "errors", "p50_ms", "p99_ms", "max_ms"}``, and one about the whole; exits 1 after an error,
after a missed event, or if the p99 of all writes is above --limit.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent))

from served import MIDDLE, USER, fill, frontdesk, postgresql, served
from wire import Broken, Wire

WRITES, DAY_READS = 40.0, 100.0
"""A second, by all desks together."""
IMPORTED_USER = "front desk"
NIGHT = 1
"""The first hour that desks have for themselves; a practice is closed then."""
SETTLE_SECONDS = 10.0
READ = "day"


class Tally:
    """What came of the requests: milliseconds by operation, and those that failed."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = defaultdict(list)
        self.errors: dict[str, int] = defaultdict(int)
        self.complaints: list[str] = []

    def lines(self) -> list[dict[str, Any]]:
        """Return a line for each operation, and one for all writes."""
        writes = [took for name, times in self.took.items() if name != READ for took in times]
        failed = sum(count for name, count in self.errors.items() if name != READ)
        named = [(name, self.took[name], self.errors[name]) for name in sorted(self.took)]
        return [_line(*each) for each in [*named, ("all writes", writes, failed)]]


def _line(name: str, took: list[float], errors: int) -> dict[str, Any]:
    took = sorted(took)
    return {
        "operation": name,
        "requests": len(took),
        "errors": errors,
        "p50_ms": round(took[len(took) // 2], 1),
        "p99_ms": round(took[min(len(took) - 1, int(len(took) * 0.99))], 1),
        "max_ms": round(took[-1], 1),
    }


class Desk:
    """One desk with visits of its own in night hours of its own, so that nothing it asks for can be refused."""

    def __init__(self, number: int, port: int, office: dict[str, Any], tally: Tally) -> None:
        self._port, self._office, self._tally = port, office, tally
        self._random = random.Random(number)
        rooms = office["rooms"]
        self._room, self._hour = rooms[number % len(rooms)], NIGHT + 2 * (number // len(rooms))
        self._day: date = office["day"]
        self._patient = office["patients"][number]
        self._headers = {"x_client_id": f"desk-{number}"}
        self._writer, self._reader, self._listener = (Wire(office["token"]) for _ in range(3))
        self._greeted = asyncio.Event()
        self.heard: list[int] = []

    async def prepare(self) -> None:
        """Book what it will work on, and begin to listen."""
        self._moving = await self._book(self._hour)
        self._seated = await self._book(self._hour + 1)
        self._edited = await self._book(self._hour, self._day + timedelta(days=1))
        self._ear = asyncio.create_task(self._listen())
        await self._greeted.wait()

    async def close(self) -> None:
        """Hang up."""
        self._ear.cancel()
        with suppress(asyncio.CancelledError):
            await self._ear
        await asyncio.gather(self._writer.close(), self._reader.close(), self._listener.close())

    async def _book(self, hour: int, day: date | None = None) -> dict[str, Any]:
        body = self._slot(hour, 0, day) | {"patient_uuid": self._patient, "location_uuid": self._office["location"]}
        answer = await self._writer.ask(self._port, "POST", self._path("/appointments"), body)
        if answer.status != 201:
            raise SystemExit(f"a desk cannot begin: {answer.status} {answer.body!r}")
        made: dict[str, Any] = answer.json()
        return made

    def _slot(self, hour: int, minute: int, day: date | None = None) -> dict[str, str]:
        return {
            "schedule_date": (day or self._day).isoformat(),
            "start_time": f"{hour:02}:{minute:02}",
            "end_time": f"{hour:02}:{minute + 30:02}",
            "operatory_uuid": self._room,
        }

    def _path(self, path: str) -> str:
        return f"/api/v1/{self._office['org']}{path}"

    async def _listen(self) -> None:
        # A stream ends after ten minutes, as in life; who listens goes on behind the last event.
        while True:
            after = self.heard[-1] if self.heard else None
            with suppress(Broken):
                async for number in self._listener.events(self._port, self._path("/events/stream"), after):
                    if not self.heard or number != self.heard[-1]:
                        self.heard.append(number)
                    self._greeted.set()
            await asyncio.sleep(0.1)

    async def write(self, begin: float, every: float, until: float) -> None:
        """Change something of its own at each due time."""
        due = begin + self._random.random() * every
        while due < until:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            name, method, path, body = self._next_write()
            answer = await self._ask(self._writer, due, name, method, path, body, idempotency_key=str(uuid4()))
            if answer is not None and name in ("move", "park", "place"):
                self._moving = answer
            elif answer is not None and name in ("note", "confirm"):
                self._edited = answer
            due += every

    def _next_write(self) -> tuple[str, str, str, dict[str, Any]]:
        chance, of = self._random.random(), self._random.choice
        if chance < 0.6:
            path, base = f"/appointments/{self._moving['id']}", {"base_version": self._moving["version"]}
            slot = self._slot(self._hour, of((0, 5, 10, 15, 20, 25)))
            if self._moving["status"] == "pinboard":
                return "place", "POST", f"{path}/place", slot | base
            if chance < 0.15:
                return "park", "POST", f"{path}/pinboard", base
            return "move", "POST", f"{path}/move", slot | base
        if chance < 0.8:
            path = f"/appointments/{self._seated['id']}/patient-flow-status"
            return "flow", "POST", path, {"flow_status_uuid": of(self._office["flow"])}
        path, base = f"/appointments/{self._edited['id']}", {"base_version": self._edited["version"]}
        if chance < 0.9:
            return "note", "PATCH", path, base | {"note": f"Note {self._random.randrange(1000)}"}
        status = {"confirmation_status_uuid": of(self._office["confirmations"])}
        return "confirm", "PATCH", f"{path}/confirmation-status", base | status

    async def read(self, begin: float, every: float, until: float) -> None:
        """Look at the day at each due time."""
        path = f"/schedule/calendar/daily?location_uuid={self._office['location']}&target_date={self._day.isoformat()}"
        due = begin + self._random.random() * every
        while due < until:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await self._ask(self._reader, due, READ, "GET", path, None)
            due += every

    async def _ask(
        self, wire: Wire, due: float, name: str, method: str, path: str, body: Any, **headers: str
    ) -> Any | None:
        said: str
        try:
            answer = await wire.ask(self._port, method, self._path(path), body, **self._headers, **headers)
            self._tally.took[name].append((time.monotonic() - due) * 1000)
            if answer.status < 300:
                return None if name == READ else answer.json()
            said = f"{answer.status} {answer.body[:200]!r}"
        except Broken as error:
            said = repr(error.__cause__)
        self._tally.errors[name] += 1
        self._tally.complaints.append(f"{method} {path}: {said}")
        return None


async def look_around(port: int, token: str, day: date) -> dict[str, Any]:
    """Return what the desks need to know of the practice."""
    wire = Wire(token)

    async def get(path: str) -> Any:
        answer = await wire.ask(port, "GET", path)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {answer.body!r}")
        return answer.json()

    org = (await get("/api/v1/auth/me"))["org"]["id"]
    inside = f"/api/v1/{org}"
    place = (await get(f"{inside}/locations"))["items"][0]["id"]
    rooms = (await get(f"{inside}/operatories?location_uuid={place}"))["items"]
    found = {
        "org": org,
        "token": token,
        "day": day,
        "location": place,
        "rooms": [room["id"] for room in rooms],
        "patients": [row["id"] for row in (await get(f"{inside}/patients?page_size=200"))["items"]],
        "flow": [row["id"] for row in (await get(f"{inside}/schedule/flow-statuses"))["items"]],
        "confirmations": [row["id"] for row in (await get(f"{inside}/definitions?category=ApptConfirmed"))["items"]],
    }
    await wire.close()
    return found


async def run(port: int, token: str, day: date, desks: int, seconds: float) -> tuple[Tally, dict[str, Any]]:
    """Let the desks work and return what came of it."""
    tally = Tally()
    office = await look_around(port, token, day)
    if desks > (most := 3 * len(office["rooms"])):
        raise SystemExit(f"this practice has room for {most} desks")
    working = [Desk(number, port, office, tally) for number in range(desks)]
    await asyncio.gather(*(desk.prepare() for desk in working))
    begin = time.monotonic() + 0.5
    until = begin + seconds
    await asyncio.gather(
        *(desk.write(begin, desks / WRITES, until) for desk in working),
        *(desk.read(begin, desks / DAY_READS, until) for desk in working),
    )
    wire = Wire(token)
    path = f"/api/v1/{office['org']}/events/since?after={2**40}"
    last = (await wire.ask(port, "GET", path)).json()["last_id"]
    await wire.close()
    patience = time.monotonic() + SETTLE_SECONDS
    while any(desk.heard[-1] < last for desk in working) and time.monotonic() < patience:  # noqa: ASYNC110 - not one event
        await asyncio.sleep(0.05)
    complete = sum(desk.heard == list(range(desk.heard[0], last + 1)) for desk in working)
    for desk in working:
        await desk.close()
    return tally, {"desks": desks, "seconds": seconds, "events": last, "streams_that_heard_all": complete}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument(
        "--practice", type=Path, metavar="FOLDER", help="import this export; else 5,000 visits are made"
    )
    parser.add_argument("--date", type=date.fromisoformat, default=MIDDLE, help="the day that is worked on")
    parser.add_argument("--limit", type=float, default=150.0, metavar="MS", help="for the p99 of all writes")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place = ["--data-dir", str(folder / "practice")]
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        if given.practice:
            frontdesk("import", str(given.practice), *place)
        else:
            fill(place, 5000)
        token = frontdesk("user", "token", IMPORTED_USER if given.practice else USER, *place)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with served(place, folder / "server.log") as address:
            port = int(address.rpartition(":")[2])
            tally, whole = asyncio.run(run(port, token, given.date, given.desks, given.seconds))
        after, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
        whole["server_cpu_seconds"] = round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1)
        whole["client_cpu_seconds"] = round(own.ru_utime + own.ru_stime, 1)
        whole["server_complaints"] = len((folder / "server.log").read_text(encoding="utf-8").splitlines())
    lines = tally.lines()
    for line in lines:
        print(json.dumps(line))
    for complaint in tally.complaints[:5]:
        print(complaint, file=sys.stderr)
    print(json.dumps({"engine": given.engine, **whole}))
    fine = not tally.complaints and whole["streams_that_heard_all"] == given.desks
    return 0 if fine and lines[-1]["p99_ms"] <= given.limit else 1


if __name__ == "__main__":
    raise SystemExit(main())
