"""Kills a server process under load, again and again, and looks for what that has cost.

    python tests/bench/crash.py [--engine sqlite|postgresql] [--kills 100] [--seed 1] [--clients 6]

Several desks book, move, park, place, change the status of visits, put people on the waitlist and block time, each
request with an idempotency key, sent again with the same key until it is answered. The server gets SIGKILL at random
moments and is started again. Prints one JSON line with what was done and, from `ledgers`, what is wrong afterwards;
exits 1 if anything is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from ledgers import Written, faults
from served import frontdesk, postgresql
from wire import Answer, Broken, Wire

DAYS = [f"2027-03-{day:02}" for day in range(8, 13)]
ROOMS = 4
PATIENTS = 24
VISITS_OF_A_DESK = 4
SHORTEST_LIFE, LONGEST_LIFE = 0.05, 0.9
"""Seconds under load before a kill: from the middle of the first requests to a well-filled log."""


class Server:
    """A server process that is killed and started again; ``port`` is None while it is away."""

    def __init__(self, place: list[str], log: Path) -> None:
        self._command = [sys.executable, "-m", "frontdesk.server.cli", "serve", "--port", "0", "--quiet", *place]
        self._log = log
        self._process: subprocess.Popen[str] | None = None
        self._up = asyncio.Event()
        self.port = 0

    async def start(self) -> None:
        with self._log.open("a", encoding="utf-8") as complaints:
            self._process = subprocess.Popen(  # noqa: ASYNC220 - it takes a millisecond, and nobody else runs yet
                self._command, stdout=subprocess.PIPE, stderr=complaints, text=True
            )
        assert self._process.stdout is not None
        said = await asyncio.to_thread(self._process.stdout.readline)
        if "ready at" not in said:
            raise SystemExit(f"the server does not start again: {self._log.read_text()[-500:]}")
        self.port = int(said.rpartition(":")[2])
        self._up.set()

    async def kill(self) -> None:
        self._up.clear()
        await self._end(kill=True)

    async def stop(self) -> None:
        self._up.clear()
        await self._end(kill=False)

    async def _end(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            assert process.stdout is not None
            process.kill() if kill else process.terminate()
            await asyncio.to_thread(process.wait)
            process.stdout.close()

    async def wait_until_up(self) -> int:
        await self._up.wait()
        return self.port


class Desk:
    """Changes what is its own, as fast as it is answered; rooms and times it shares with all others."""

    def __init__(self, server: Server, token: str, office: dict[str, Any], seed: str) -> None:
        self._server = server
        self._office = office
        self._random = random.Random(seed)
        self._seed = seed
        self._wire = Wire(token)
        self._visits: dict[str, dict[str, Any]] = {}
        self._holds: list[dict[str, Any]] = []
        self._waiting: list[dict[str, Any]] = []
        self.written: list[Written] = []
        self.sent_again = 0
        self.stopping = False

    async def work(self) -> None:
        """Write until told to stop; what was begun is brought to its end."""
        try:
            while not self.stopping:
                await self._visit() if self._random.random() < 0.75 else await self._beside()
        finally:
            await self._wire.close()

    @property
    def visits(self) -> dict[str, dict[str, Any]]:
        """Its visits as the server last confirmed them."""
        return self._visits

    async def _visit(self) -> None:
        chance = self._random.random
        if len(self._visits) < VISITS_OF_A_DESK:
            whose = {"patient_uuid": self._pick("patients"), "location_uuid": self._office["location"]}
            answer = await self._send("POST", "/appointments", self._slot() | whose)
        else:
            visit = self._random.choice(list(self._visits.values()))
            path, base = f"/appointments/{visit['id']}", {"base_version": visit["version"]}
            if visit["status"] == "pinboard":
                answer = await self._send("POST", f"{path}/place", self._slot() | base)
            elif visit["status"] == "complete":
                answer = await self._send("POST", f"{path}/transition", base | {"status": "scheduled"})
            elif chance() < 0.25:
                answer = await self._send("POST", f"{path}/pinboard", base)
            elif chance() < 0.2 and visit["status"] == "scheduled":
                answer = await self._send("POST", f"{path}/transition", base | {"status": "complete"})
            elif chance() < 0.1 and visit["status"] == "scheduled":
                answer = await self._send("POST", f"{path}/transition", base | {"status": "unscheduled"})
            else:
                answer = await self._send("POST", f"{path}/move", self._slot() | base)
        if answer.status < 300:
            visit = answer.json()
            if self._visits.get(visit["id"], {}).get("version") == visit["version"]:
                self.written[-1] = replace(self.written[-1], said_nothing_new=True)
            self._visits[visit["id"]] = visit

    async def _beside(self) -> None:
        chance = self._random.random()
        if chance < 0.4:
            body = {
                "blockout_type_uuid": self._pick("blockout_types"),
                "location_uuid": self._office["location"],
                "operatory_uuids": [self._pick("rooms")],
                **{name: value for name, value in self._slot().items() if name != "operatory_uuid"},
            }
            answer = await self._send("POST", "/blockouts/instances", body)
            if answer.status < 300:
                self._holds += answer.json()["items"]
        elif chance < 0.7 and self._holds:
            await self._send("DELETE", f"/blockouts/instances/{self._holds.pop()['id']}")
        elif self._waiting:
            entry = self._waiting.pop()
            await self._send("DELETE", f"/waitlist/entries/{entry['id']}")
        else:
            body = {"patient_uuid": self._pick("patients"), "location_uuid": self._office["location"]}
            answer = await self._send("POST", "/waitlist/entries", body)
            if answer.status < 300:
                self._waiting.append(answer.json())

    def _pick(self, what: str) -> str:
        found: str = self._random.choice(self._office[what])
        return found

    def _slot(self) -> dict[str, str]:
        hour, minute = self._random.randrange(7, 18), self._random.choice((0, 20, 40))
        end = minute + self._random.choice((20, 40, 60))
        return {
            "schedule_date": self._random.choice(DAYS),
            "start_time": f"{hour:02}:{minute:02}",
            "end_time": f"{hour + end // 60:02}:{end % 60:02}",
            "operatory_uuid": self._pick("rooms"),
        }

    async def _send(self, method: str, path: str, body: Any = None) -> Answer:
        """Ask until there is an answer, always with the same key; now and then ask once more for it afterwards."""
        key = f"{self._seed}-{len(self.written)}"
        was_broken, first = False, await self._try(method, path, body, key)
        while first is None:
            was_broken = True
            self.sent_again += 1
            first = await self._try(method, path, body, key)
        self.written.append(Written(key, first.status))
        if was_broken or self._random.random() < 0.05:
            again = await self._try(method, path, body, key)
            if again is not None and again != first:
                self.written[-1] = Written(key, first.status, answered_otherwise=True)
        return first

    async def _try(self, method: str, path: str, body: Any, key: str) -> Answer | None:
        port = await self._server.wait_until_up()
        url = f"/api/v1/{self._office['org']}{path}"
        try:
            answer = await self._wire.ask(port, method, url, body, idempotency_key=key, x_request_id=key)
        except Broken:
            await asyncio.sleep(0.01)
            return None
        if answer.status == 503:
            await asyncio.sleep(0.05)
            return None
        if answer.status >= 500:
            raise SystemExit(f"{method} {path}: {answer.status} {answer.body!r}")
        return answer


async def make_office(wire: Wire, port: int) -> dict[str, Any]:
    """Make a small office over the API and return the ids of what it consists of."""
    org = (await wire.ask(port, "GET", "/api/v1/auth/me")).json()["org"]["id"]

    async def make(what: str, **body: Any) -> str:
        answer = await wire.ask(port, "POST", f"/api/v1/{org}/{what}", body)
        if answer.status != 201:
            raise SystemExit(f"{what}: {answer.status} {answer.body!r}")
        made: str = answer.json()["id"]
        return made

    place = await make("locations", name="Crash", timezone="America/Chicago")
    return {
        "org": org,
        "location": place,
        "rooms": [
            await make("operatories", location_uuid=place, name=f"Op {n}", abbreviation=f"O{n}") for n in range(ROOMS)
        ],
        "patients": [await make("patients", first_name=f"Given{n}", last_name="Family") for n in range(PATIENTS)],
        "blockout_types": [
            await make("blockouts/types", name=name, is_no_schedule=blocks)
            for name, blocks in (("Crash lunch", True), ("Crash hold", False))
        ],
    }


async def campaign(place: list[str], log: Path, kills: int, seed: int, clients: int) -> dict[str, Any]:
    """Kill and start again so often, then let the desks finish, stop the server and go through its books."""
    chance = random.Random(seed)
    frontdesk("user", "add", "crash", "--role", "admin", "--no-password", "--practice", "Crash", *place)
    token = frontdesk("user", "token", "crash", *place)
    server, began = Server(place, log), time.monotonic()
    await server.start()
    wire = Wire(token)
    office = await make_office(wire, server.port)
    await wire.close()
    desks = [Desk(server, token, office, f"{seed}-{number}") for number in range(clients)]
    work = [asyncio.create_task(desk.work()) for desk in desks]
    try:
        for _ in range(kills):
            done, _ = await asyncio.wait(work, timeout=chance.uniform(SHORTEST_LIFE, LONGEST_LIFE))
            for task in done:
                task.result()
            await server.kill()
            await server.start()
        for desk in desks:
            desk.stopping = True
        await asyncio.gather(*work)
    finally:
        for task in work:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await server.stop()
    written = [each for desk in desks for each in desk.written]
    visits = {key: visit for desk in desks for key, visit in desk.visits.items()}
    return {
        "kills": kills,
        "seed": seed,
        "clients": clients,
        "seconds": round(time.monotonic() - began),
        "writes": sum(each.status < 300 for each in written),
        "refused": sum(each.status >= 300 for each in written),
        "sent_again": sum(desk.sent_again for desk in desks),
        "faults": faults(place[1], office["org"], written, visits),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clients", type=int, default=6)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        place = ["--data-dir", folder]
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        log = Path(folder) / "complaints.log"
        result = asyncio.run(campaign(place, log, given.kills, given.seed, given.clients))
    print(json.dumps({"engine": given.engine, **result}))
    return 1 if any(result["faults"].values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
