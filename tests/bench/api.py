"""Times the scheduling API over HTTP, against real server processes on practices of given sizes.

    python tests/bench/api.py [--engine sqlite|postgresql] [--appointments N … | --practice FOLDER] [--requests N]

Prints one JSON line per operation and size: ``{"case", "engine", "appointments", "requests", "per_second", "p50_ms",
"p99_ms", "max_ms", "bytes", "sql_p50_ms", "ratio", "growth"}``, and before them one line about the machine with the
time of a fixed calibration loop. ``sql_p50_ms`` is what the same statements cost on a bare connection, transaction
included, ``ratio`` how often that goes into our p50, and ``growth`` our p50 over that of the first size; ``bytes`` is
the length of the answer, for a patient of a long book has more visits to show. What only reads is timed twice: by its
name after a change by somebody else each time, as desks read that hear of changes, the bare statements likewise; and
with ``again`` behind it while nothing changes, when of some answers nothing but that is asked. The case ``health`` asks
the database nothing: it is the floor of anything over HTTP, and what goes into the ratio of an operation whose
statements take microseconds; ``one of each``, at the end, adds up all twenty. Sizes, requests and bare statements take
turns, so that whatever else the machine does meets all of them. With ``--appointments`` the books are made here, sixty
visits a day; with ``--practice`` an export is imported.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from bare import BareSql, watched
from served import MIDDLE, USER, fill, frontdesk, postgresql_databases, served

IMPORTED_USER = "front desk"
SIZES = (5_000, 50_000, 500_000)
_LENGTH = re.compile(rb"\ncontent-length: *(\d+)", re.IGNORECASE)
AGAIN = " again"
ROUNDS = 10
"""How often the sizes take turns within a case."""


def calibrate() -> float:
    """Return milliseconds of a fixed loop, to compare machines by."""
    begin = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return (time.perf_counter() - begin) * 1000


Ask = Callable[[str, str, bytes | None, dict[str, str]], tuple[int, bytes]]
"""Sends method, path, body and headers, and returns the answer's status and body."""


class Refused(Exception):
    """The server did not do what it was asked."""


class Wire:
    """A kept connection that costs next to nothing: a comfortable client takes as long as the server."""

    def __init__(self, address: str) -> None:
        self._host, _, port = address.removeprefix("http://").partition(":")
        self._socket = socket.create_connection((self._host, int(port)), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __call__(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        said = body or b""
        lines = (f"{name}: {value}" for name, value in {**headers, "Content-Length": str(len(said))}.items())
        head = "\r\n".join((f"{method} {path} HTTP/1.1", f"Host: {self._host}", *lines, "", ""))
        self._socket.sendall(head.encode() + said)
        got = self._more()
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        length = int(_LENGTH.search(got, 0, end)[1])  # type: ignore[index]
        answer = bytearray(got[end + 4 :])
        while len(answer) < length:
            answer += self._more()
        return int(got[9:12]), bytes(answer)

    def _more(self) -> bytes:
        got = self._socket.recv(1 << 18)
        if not got:
            raise ConnectionError("the server has hung up")
        return got

    def close(self) -> None:
        self._socket.close()


def in_this_process(client: httpx.Client) -> Ask:
    """Return a way to ask an application that runs here."""

    def ask(method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        answer = client.request(method, path, content=body, headers=headers)
        return answer.status_code, answer.content

    return ask


@dataclass(frozen=True, slots=True)
class Case:
    """One operation: what is timed, and what goes before and after it without being timed.

    ``is_fresh`` says that what goes before is a change by somebody else, ``is_floor`` that no statement is sent.
    """

    name: str
    once: Callable[[], bytes]
    before: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None
    is_fresh: bool = False
    is_floor: bool = False
    writes: bool = False


class Bench:
    """Runs the cases against one practice, be it over the network or in this process."""

    def __init__(self, ask: Ask, token: str, day: date) -> None:
        self._ask = ask
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._org = ""
        self._org = f"/{self._get('/auth/me')['org']['id']}"
        self._day = day
        self._location = self._get("/locations")["items"][0]["id"]
        self._daily = {"location_uuid": self._location, "target_date": day.isoformat()}
        booked = self._get("/schedule/calendar/daily", **self._daily)["appointments"]
        self.visits_of_day = len(booked)
        self.appointments = self._get("/appointments", page_size="1")["total"]
        self._visit, *_, self._other = (
            row for row in booked if row["status"] == "scheduled" and not row["is_time_locked"]
        )
        self._heard = "0"
        self._flow = [status["id"] for status in self._get("/schedule/flow-statuses")["items"][:2]]
        self._confirmed = self._get("/appointments/confirmation-statuses")["items"][0]["id"]

    def cases(self) -> Iterator[Case]:
        """Yield the floor and the twenty operations that a desk uses most, what only reads twice."""
        yield Case("health", self._health, before=self._change_something, is_floor=True)
        yield Case(f"health{AGAIN}", self._health, is_floor=True)
        here = {"location_uuid": self._location}
        monday = self._day - timedelta(days=self._day.weekday())
        visit = f"/appointments/{self._visit['id']}"
        patient = self._visit["patient"]["id"]
        day = self._day.isoformat()
        for name, path, query in (
            ("calendar_daily", "/schedule/calendar/daily", self._daily),
            ("calendar_weekly", "/schedule/calendar/weekly", here | {"week_start": monday.isoformat()}),
            ("calendar_monthly", "/schedule/calendar/monthly", here | {"month": day[:7]}),
            ("appointment_get", visit, {}),
            ("appointment_history", f"{visit}/history", {}),
            ("appointments_of_day", "/appointments", here | {"date_from": day, "date_to": day}),
            ("appointments_of_patient", "/appointments", {"patient_uuid": patient}),
            ("appointments_changed", "/appointments/cursor", {"sort_by": "updated_at", "sort_dir": "desc"}),
            ("pinboard_list", "/appointments/pinboard", here),
            ("patient_get", f"/patients/{patient}", {}),
            ("patient_search", "/patients/search", {"q": "family12"}),
            ("schedule_note", "/schedule/notes", here | {"date_from": day, "date_to": day}),
            ("flow_statuses", "/schedule/flow-statuses", {}),
        ):
            ask = partial(self._get_only, path, **query)
            yield from self._read(name, ask)
        yield Case("events_since", self._events, self._change_something, self._catch_up, is_fresh=True)
        yield Case(f"events_since{AGAIN}", self._events, self._catch_up)
        yield from self._read("check_conflicts", self._check)
        yield Case("move", self._move, writes=True)
        yield Case("park", self._park, after=self._place, writes=True)
        yield Case("place", self._place, before=self._park, writes=True)
        yield Case("flow_status", self._set_flow, after=self.refresh, writes=True)
        yield Case("book", self._book, writes=True)

    def _read(self, name: str, ask: Callable[[], bytes]) -> Iterator[Case]:
        yield Case(name, ask, before=self._change_something, is_fresh=True)
        yield Case(f"{name}{AGAIN}", ask, before=ask)

    def _health(self) -> bytes:
        return self._answer("GET", "/api/health")

    def _answer(self, method: str, path: str, body: bytes | None = None) -> bytes:
        status, said = self._ask(method, path, body, self._headers)
        if status >= 400:
            raise Refused(f"{path}: {status} {said.decode()}")
        return said

    def _get(self, path: str, **query: str) -> Any:
        return json.loads(self._get_only(path, **query))

    def _get_only(self, path: str, **query: str) -> bytes:
        return self._answer("GET", f"/api/v1{self._org}{path}?{urlencode(query)}")

    def _post(self, path: str, **body: Any) -> bytes:
        return self._answer("POST", f"/api/v1{self._org}{path}", json.dumps(body).encode())

    def _slot(self) -> dict[str, str]:
        """Evening times of the day, always free since the book ends before."""
        minute = random.randrange(0, 12) * 5
        return {
            "schedule_date": self._day.isoformat(),
            "start_time": f"20:{minute:02d}",
            "end_time": f"21:{minute:02d}",
            "operatory_uuid": self._visit["operatory"]["id"],
        }

    def _check(self) -> bytes:
        return self._post("/appointments/check-conflicts", location_uuid=self._location, **self._slot())

    def _move(self) -> bytes:
        path = f"/appointments/{self._visit['id']}/move"
        return self._now(self._post(path, base_version=self._visit["version"], **self._slot()))

    def _book(self) -> bytes:
        patient = self._visit["patient"]["id"]
        body = self._slot() | {"patient_uuid": patient, "location_uuid": self._location, "allow_overlap": True}
        return self._post("/appointments", **body)

    def _now(self, said: bytes) -> bytes:
        """Remember the visit as the server says it is now."""
        self._visit = json.loads(said)
        return said

    def _park(self) -> bytes:
        path = f"/appointments/{self._visit['id']}/pinboard"
        return self._now(self._post(path, base_version=self._visit["version"]))

    def _place(self) -> bytes:
        path = f"/appointments/{self._visit['id']}/place"
        return self._now(self._post(path, base_version=self._visit["version"], **self._slot()))

    def _change_something(self) -> None:
        """Have another patient go on to the other station: as little as happens all day."""
        self._step(self._get(f"/appointments/{self._other['id']}"))

    def _set_flow(self) -> bytes:
        return self._step(self._visit)

    def _step(self, visit: Any) -> bytes:
        # To where the patient is not: saying the same again changes nothing, and would be measured as a read.
        here = (visit["flow_status"] or {}).get("id")
        other = next(status for status in self._flow if status != here)
        return self._post(f"/appointments/{visit['id']}/patient-flow-status", flow_status_uuid=other)

    def _catch_up(self) -> None:
        before = None
        while before != self._heard:
            before = self._heard
            self._heard = str(self._get("/events/since", after=self._heard)["last_id"])

    def _events(self) -> bytes:
        return self._get_only("/events/since", after=self._heard)

    def refresh(self) -> None:
        self._visit = self._get(f"/appointments/{self._visit['id']}")


@dataclass(slots=True)
class Book:
    """A practice of one size: its server, and the same book beside it for the bare statements."""

    bench: Bench
    beside: Bench
    bare: BareSql
    times: list[float] = field(default_factory=list)
    bare_times: list[float] = field(default_factory=list)
    size: int = 0
    sum: float = 0.0
    sql_sum: float = 0.0

    def turn(self, case: Case, requests: int) -> None:
        """Ask so often, after once that does not count, and note how long each took."""
        for number in range(requests + 1):
            case.before()
            begin = time.perf_counter()
            said = case.once()
            took = (time.perf_counter() - begin) * 1000
            self.size = len(said)
            case.after()
            if number:
                self.times.append(took)

    def result(self) -> dict[str, Any]:
        """Return the figures of the times noted since the last result."""
        times, bare, self.times, self.bare_times = sorted(self.times), sorted(self.bare_times), [], []
        p50 = times[len(times) // 2]
        figures: dict[str, Any] = {
            "requests": len(times),
            "per_second": round(1000 * len(times) / sum(times)),
            "p50_ms": round(p50, 3),
            "p99_ms": round(times[min(len(times) - 1, int(len(times) * 0.99))], 2),
            "max_ms": round(times[-1], 2),
            "bytes": self.size,
        }
        if bare:
            sql = bare[len(bare) // 2]
            figures |= {"sql_p50_ms": round(sql, 3), "ratio": round(p50 / sql, 1)}
        return figures

    def prepare_bare(self, twin: Case) -> None:
        """Find out how much a commit of a case that writes does write."""
        self.beside.refresh()
        twin.before()
        self.bare.commit_like(twin.once)
        twin.after()
        self.bench.refresh()

    def bare_turn(self, twin: Case, requests: int) -> None:
        """Run the case's statements so often, after a change each time if the case is, and note how long they took."""
        self.beside.refresh()
        twin.before()
        if twin.is_fresh:
            twin.after()
            for _ in range(requests):
                with watched() as statements:
                    twin.once()
                twin.before()
                self.bare_times += self.bare.times(statements, 1)
                twin.after()
        else:
            with watched() as statements, suppress(Refused):
                twin.once()
            self.bare_times += self.bare.times(statements, requests)
            twin.once()
            twin.after()
        self.bench.refresh()


def opened_book(stack: ExitStack, place: list[str], given: argparse.Namespace, size: int) -> Book:
    """Make a practice at a place and serve it until the stack ends."""
    if given.practice:
        frontdesk("import", str(given.practice), *place)
    else:
        fill(place, size)
    token = frontdesk("user", "token", IMPORTED_USER if given.practice else USER, *place)
    log = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "server.log"
    wire = stack.enter_context(closing(Wire(stack.enter_context(served(place, log)))))
    bench = Bench(wire, token, given.date)
    bare = stack.enter_context(BareSql(place))
    return Book(bench, Bench(in_this_process(bare.client), token, given.date), bare)


def main() -> None:
    """Make the practices, ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--appointments", type=int, nargs="+", default=SIZES, metavar="N", help="make books of so many "
        "(default: 5000 50000 500000)")  # fmt: skip
    size.add_argument("--practice", type=Path, metavar="FOLDER", help="import this export instead")
    parser.add_argument("--date", type=date.fromisoformat, default=MIDDLE, help="the day that is read")
    parser.add_argument("--requests", type=int, default=300, help="requests per case and size (default 300)")
    given = parser.parse_args()
    machine = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "calibration_ms": round(calibrate(), 1),
    }
    print(json.dumps(machine), flush=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        new_database = stack.enter_context(postgresql_databases()) if given.engine == "postgresql" else None
        books = []
        for size_given in [0] if given.practice else given.appointments:
            place = (
                ["--data-dir", str(folder / str(size_given))]
                if new_database is None
                else ["--database", new_database()]
            )
            books.append(opened_book(stack, place, given, size_given))
        turns = max(1, given.requests // ROUNDS)
        for cases, twins in zip(
            zip(*(book.bench.cases() for book in books), strict=True),
            zip(*(book.beside.cases() for book in books), strict=True),
            strict=True,
        ):
            for book, twin in zip(books, twins, strict=True):
                if twin.writes:
                    book.prepare_bare(twin)
            for _ in range(ROUNDS):
                for book, case, twin in zip(books, cases, twins, strict=True):
                    book.turn(case, turns)
                    if not twin.is_floor:
                        book.bare_turn(twin, turns)
            first = None
            for book, case in zip(books, cases, strict=True):
                about = {"case": case.name, "engine": given.engine, "appointments": book.bench.appointments}
                result = about | book.result()
                first = first or result["p50_ms"]
                print(json.dumps(result | {"growth": round(result["p50_ms"] / first, 2)}), flush=True)
                if not case.is_floor and not case.name.endswith(AGAIN):
                    book.sum += result["p50_ms"]
                    book.sql_sum += result["sql_p50_ms"]
        for book in books:
            about = {"case": "one of each", "engine": given.engine, "appointments": book.bench.appointments}
            figures = {"p50_ms": round(book.sum, 3), "sql_p50_ms": round(book.sql_sum, 3)}
            ratio, growth = round(book.sum / book.sql_sum, 1), round(book.sum / books[0].sum, 2)
            print(json.dumps(about | figures | {"ratio": ratio, "growth": growth}), flush=True)


if __name__ == "__main__":
    main()
