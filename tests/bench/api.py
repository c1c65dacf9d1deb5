"""Times the scheduling API over HTTP, against a real server process on a practice of a given size.

    python tests/bench/api.py [--engine sqlite|postgresql] [--appointments N | --practice FOLDER] [--requests N]

Prints one JSON line per operation: ``{"case", "engine", "appointments", "requests", "p50_ms", "p99_ms", "max_ms"}``,
and before them one line about the machine with the time of a fixed calibration loop. With ``--appointments`` the book
is made here, sixty visits a day; with ``--practice`` an export is imported first.
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
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from served import MIDDLE, USER, fill, frontdesk, postgresql, served

IMPORTED_USER = "front desk"


def calibrate() -> float:
    """Return milliseconds of a fixed loop, to compare machines by."""
    begin = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return (time.perf_counter() - begin) * 1000


class Bench:
    """Runs the cases against one served practice."""

    def __init__(self, address: str, token: str, day: date, requests: int) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        org = httpx.get(f"{address}/api/v1/auth/me", headers=headers).raise_for_status().json()["org"]["id"]
        self._http = httpx.Client(base_url=f"{address}/api/v1/{org}", headers=headers, timeout=60)
        self._day = day
        self._requests = requests
        self._location = self._get("/locations")["items"][0]["id"]
        self._daily = {"location_uuid": self._location, "target_date": day.isoformat()}
        booked = self._get("/schedule/calendar/daily", **self._daily)["appointments"]
        self.visits_of_day = len(booked)
        self.appointments = self._get("/appointments", page_size="1")["total"]
        self._visit = next(row for row in booked if row["status"] == "scheduled" and not row["is_time_locked"])
        self._flow = self._get("/schedule/flow-statuses")["items"][0]["id"]

    def close(self) -> None:
        self._http.close()

    def cases(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield name and one request of each case."""
        location = {"location_uuid": self._location}
        week = {
            "location_uuid": self._location,
            "week_start": (self._day - timedelta(days=self._day.weekday())).isoformat(),
        }
        yield "calendar_daily", lambda: self._get_only("/schedule/calendar/daily", **self._daily)
        yield "calendar_weekly", lambda: self._get_only("/schedule/calendar/weekly", **week)
        yield "appointment_get", lambda: self._get_only(f"/appointments/{self._visit['id']}")
        yield "appointment_history", lambda: self._get_only(f"/appointments/{self._visit['id']}/history")
        yield "appointments_list", lambda: self._get_only("/appointments", **location, date_from=self._day.isoformat())
        yield (
            "appointments_cursor",
            lambda: self._get_only("/appointments/cursor", sort_by="updated_at", sort_dir="desc"),
        )
        yield "pinboard_list", lambda: self._get_only("/appointments/pinboard", **location)
        yield "patient_search", lambda: self._get_only("/patients/search", q="ma")
        yield "check_conflicts", self._check
        yield "move", self._move
        yield "park_and_place", self._park_and_place
        yield "flow_status", self._set_flow

    def run(self) -> Iterator[dict[str, Any]]:
        """Yield one result per case."""
        for name, once in self.cases():
            for _ in range(10):
                once()
            times = []
            for _ in range(self._requests):
                begin = time.perf_counter()
                once()
                times.append((time.perf_counter() - begin) * 1000)
            times.sort()
            yield {
                "case": name,
                "requests": len(times),
                "p50_ms": round(times[len(times) // 2], 2),
                "p99_ms": round(times[min(len(times) - 1, int(len(times) * 0.99))], 2),
                "max_ms": round(times[-1], 2),
            }

    def _get(self, path: str, **query: str) -> Any:
        answer = self._http.get(path, params=query)
        answer.raise_for_status()
        return answer.json()

    def _get_only(self, path: str, **query: str) -> None:
        self._http.get(path, params=query).raise_for_status()

    def _send(self, path: str, **body: Any) -> Any:
        answer = self._http.post(path, json=body)
        if answer.status_code >= 400:
            raise SystemExit(f"{path}: {answer.status_code} {answer.text}")
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

    def _park_and_place(self) -> None:
        path = f"/appointments/{self._visit['id']}"
        self._visit = self._send(f"{path}/pinboard", base_version=self._visit["version"])
        self._visit = self._send(f"{path}/place", base_version=self._visit["version"], **self._slot())

    def _set_flow(self) -> None:
        self._send(f"/appointments/{self._visit['id']}/patient-flow-status", flow_status_uuid=self._flow)
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
        bench = Bench(address, token, given.date, given.requests)
        stack.callback(bench.close)
        about = {
            "engine": given.engine,
            "appointments": bench.appointments,
            "visits_of_day": bench.visits_of_day,
        }
        for result in bench.run():
            print(json.dumps(result | about), flush=True)


if __name__ == "__main__":
    main()
