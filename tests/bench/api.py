"""Times the scheduling API over HTTP, against a real server process on a practice of a given size.

    python tests/bench/api.py [--engine sqlite|postgresql] [--appointments N | --practice FOLDER] [--requests N]

Prints one JSON line per operation: ``{"case", "engine", "appointments", "requests", "per_second", "p50_ms",
"p99_ms", "max_ms", "sql_p50_ms", "ratio"}``, and before them one line about the machine with the time of a fixed
calibration loop. ``sql_p50_ms`` is what the same statements cost on a bare connection, transaction included, and
``ratio`` how often that goes into our p50. The case ``health`` asks the database nothing: it is the floor of anything
over HTTP. With ``--appointments`` the book is made here, sixty visits a day; with ``--practice`` an export is imported
first.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from bare import BareSql, watched
from served import MIDDLE, USER, fill, frontdesk, postgresql, served

IMPORTED_USER = "front desk"


def calibrate() -> float:
    """Return milliseconds of a fixed loop, to compare machines by."""
    begin = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return (time.perf_counter() - begin) * 1000


class Refused(Exception):
    """The server did not do what it was asked."""


@dataclass(frozen=True, slots=True)
class Case:
    """One operation: what is timed, and what goes before and after it without being timed."""

    name: str
    once: Callable[[], None]
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None


class Bench:
    """Runs the cases against one practice, be it over the network or in this process."""

    def __init__(self, http: httpx.Client, token: str, day: date) -> None:
        self._http = http
        http.headers["Authorization"] = f"Bearer {token}"
        org = http.get("/api/v1/auth/me").raise_for_status().json()["org"]["id"]
        self._org = f"/api/v1/{org}"
        self._day = day
        self._location = self._get("/locations")["items"][0]["id"]
        self._daily = {"location_uuid": self._location, "target_date": day.isoformat()}
        booked = self._get("/schedule/calendar/daily", **self._daily)["appointments"]
        self.visits_of_day = len(booked)
        self.appointments = self._get("/appointments", page_size="1")["total"]
        self._visit = next(row for row in booked if row["status"] == "scheduled" and not row["is_time_locked"])
        self._flow = self._get("/schedule/flow-statuses")["items"][0]["id"]
        self._confirmed = self._get("/appointments/confirmation-statuses")["items"][0]["id"]

    def cases(self) -> Iterator[Case]:
        """Yield the floor and the twenty operations that a desk uses most."""
        here = {"location_uuid": self._location}
        monday = self._day - timedelta(days=self._day.weekday())
        visit = f"/appointments/{self._visit['id']}"
        patient = self._visit["patient"]["id"]
        day = self._day.isoformat()
        latest = str(self._get("/events/since", after="0")["last_id"])
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
            ("events_since", "/events/since", {"after": latest}),
        ):
            yield Case(name, partial(self._get_only, path, **query))
        yield Case("check_conflicts", self._check)
        yield Case("move", self._move)
        yield Case("park", self._park, after=self._place)
        yield Case("place", self._place, before=self._park)
        yield Case("flow_status", self._set_flow, after=self.refresh)
        yield Case("book", self._book)

    def measured(self, case: Case, requests: int) -> dict[str, Any]:
        """Return the times of a case."""
        times = []
        for number in range(requests + 10):
            case.before()
            begin = time.perf_counter()
            case.once()
            took = (time.perf_counter() - begin) * 1000
            case.after()
            if number >= 10:
                times.append(took)
        times.sort()
        return {
            "case": case.name,
            "requests": len(times),
            "per_second": round(1000 * len(times) / sum(times)),
            "p50_ms": round(times[len(times) // 2], 2),
            "p99_ms": round(times[min(len(times) - 1, int(len(times) * 0.99))], 2),
            "max_ms": round(times[-1], 2),
        }

    def health(self) -> None:
        self._http.get("/api/health").raise_for_status()

    def _get(self, path: str, **query: str) -> Any:
        answer = self._http.get(self._org + path, params=query)
        answer.raise_for_status()
        return answer.json()

    def _get_only(self, path: str, **query: str) -> None:
        self._http.get(self._org + path, params=query).raise_for_status()

    def _send(self, path: str, **body: Any) -> Any:
        answer = self._http.post(self._org + path, json=body)
        if answer.status_code >= 400:
            raise Refused(f"{path}: {answer.status_code} {answer.text}")
        return answer.json()

    def _slot(self) -> dict[str, str]:
        """Evening times of the day, always free since the book ends before."""
        minute = random.randrange(0, 12) * 5
        return {
            "schedule_date": self._day.isoformat(),
            "start_time": f"20:{minute:02d}",
            "end_time": f"21:{minute:02d}",
            "operatory_uuid": self._visit["operatory"]["id"],
        }

    def _check(self) -> None:
        self._send("/appointments/check-conflicts", location_uuid=self._location, **self._slot())

    def _move(self) -> None:
        path = f"/appointments/{self._visit['id']}/move"
        self._visit = self._send(path, base_version=self._visit["version"], **self._slot())

    def _book(self) -> None:
        patient = self._visit["patient"]["id"]
        body = self._slot() | {"patient_uuid": patient, "location_uuid": self._location, "allow_overlap": True}
        self._send("/appointments", **body)

    def _park(self) -> None:
        path = f"/appointments/{self._visit['id']}/pinboard"
        self._visit = self._send(path, base_version=self._visit["version"])

    def _place(self) -> None:
        path = f"/appointments/{self._visit['id']}/place"
        self._visit = self._send(path, base_version=self._visit["version"], **self._slot())

    def _set_flow(self) -> None:
        self._send(f"/appointments/{self._visit['id']}/patient-flow-status", flow_status_uuid=self._flow)

    def refresh(self) -> None:
        self._visit = self._get(f"/appointments/{self._visit['id']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--appointments", type=int, default=5000, help="make a book of this many (default 5000)")
    size.add_argument("--practice", type=Path, metavar="FOLDER", help="import this export instead")
    parser.add_argument("--date", type=date.fromisoformat, default=MIDDLE, help="the day that is read")
    parser.add_argument("--requests", type=int, default=300, help="requests per case (default 300)")
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
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        else:
            place = ["--data-dir", str(folder / "practice")]
        if given.practice:
            frontdesk("import", str(given.practice), *place)
        else:
            fill(place, given.appointments)
        token = frontdesk("user", "token", IMPORTED_USER if given.practice else USER, *place)
        address = stack.enter_context(served(place, folder / "server.log"))
        over_http = stack.enter_context(httpx.Client(base_url=address, timeout=60))
        bench = Bench(over_http, token, given.date)
        bare = stack.enter_context(BareSql(place))
        beside = Bench(bare.client, token, given.date)
        about = {
            "engine": given.engine,
            "appointments": bench.appointments,
            "visits_of_day": bench.visits_of_day,
        }
        print(json.dumps(bench.measured(Case("health", bench.health), given.requests) | about), flush=True)
        for case, twin in zip(bench.cases(), beside.cases(), strict=True):
            result = bench.measured(case, given.requests)
            beside.refresh()
            twin.before()
            with watched() as statements, suppress(Refused):
                twin.once()
            sql = bare.cost(statements, given.requests)
            twin.once()
            twin.after()
            bench.refresh()
            result |= {"sql_p50_ms": round(sql, 3), "ratio": round(result["p50_ms"] / sql, 1)}
            print(json.dumps(result | about), flush=True)


if __name__ == "__main__":
    main()
