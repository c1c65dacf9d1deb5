"""Times the Open Dental dialect and the tasks over HTTP, against a real server process.

    python tests/bench/dialect.py [--engine sqlite|postgresql] [--copies N] [--tasks N] [--requests N]

Prints one JSON line per case: ``{"case", "engine", "rows", "requests", "p50_ms", "p99_ms", "max_ms"}``. The history is
made of copies of one visit's state, the tasks are all in one list, a tenth of them not done.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, insert, select

sys.path.insert(0, str(Path(__file__).parent))

from served import USER, fill, frontdesk, postgresql, served

from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.types import new_id

BATCH = 5000


def multiply(connection: Connection, copies: int, tasks: int) -> None:
    """Write that many copies of the first one there is, and that many tasks."""
    first = dict(connection.execute(select(t.appointment_copies).limit(1)).one()._mapping)
    number, made = first.pop("number") + 1_000_000, first["created_at"]
    for begin in range(0, copies, BATCH):
        rows = [
            {**first, "id": new_id(), "number": number + n, "created_at": made + timedelta(seconds=n)}
            for n in range(begin, min(begin + BATCH, copies))
        ]
        connection.execute(insert(t.appointment_copies), rows)
    the_list = connection.execute(select(t.task_lists.c.id).limit(1)).scalar_one()
    for begin in range(0, tasks, BATCH):
        rows = [
            {
                "org_id": first["org_id"],
                "id": new_id(),
                "number": number + n,
                "list_id": the_list,
                "description": f"Call back about number {n}",
                "status": "new" if n % 10 == 0 else "done",
                "entered_at": made + timedelta(seconds=n),
                "news_at": made,
                "created_at": made,
                "updated_at": made,
            }
            for n in range(begin, min(begin + BATCH, tasks))
        ]
        connection.execute(insert(t.tasks), rows)


def measured(name: str, once: Callable[[], httpx.Response], requests: int) -> dict[str, Any]:
    """Return the times of a case."""
    times, rows = [], 0
    for number in range(requests + 5):
        begin = time.perf_counter()
        answer = once()
        took = (time.perf_counter() - begin) * 1000
        answer.raise_for_status()
        said = answer.json()
        rows = len(said if isinstance(said, list) else said.get("items", ()))
        if number >= 5:
            times.append(took)
    times.sort()
    return {
        "case": name,
        "rows": rows,
        "requests": len(times),
        "p50_ms": round(times[len(times) // 2], 2),
        "p99_ms": round(times[min(len(times) - 1, int(len(times) * 0.99))], 2),
        "max_ms": round(times[-1], 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--copies", type=int, default=50_000)
    parser.add_argument("--tasks", type=int, default=50_000)
    parser.add_argument("--requests", type=int, default=50)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url: str | Path = folder / "practice" / FILE_NAME
        place = ["--data-dir", str(folder / "practice")]
        if given.engine == "postgresql":
            url = stack.enter_context(postgresql())
            place = ["--database", str(url)]
        fill(place, 2000)
        pair = frontdesk("opendental", "key", *place).strip()
        token = frontdesk("user", "token", USER, *place).strip()
        with served(place, folder / "first.log") as address:
            here = httpx.Client(base_url=address, headers={"Authorization": f"ODFHIR {pair}"}, timeout=60)
            with here:
                visit = here.get("/opendental/api/v1/appointments?Limit=1").json()[0]
                path = f"/opendental/api/v1/appointments/{visit['AptNum']}/Note"
                here.put(path, json={"Note": "Prefers mornings"}).raise_for_status()
        engines = open_engines(url)
        with engines.writing() as connection:
            multiply(connection, given.copies, given.tasks)
        engines.close()
        address = stack.enter_context(served(place, folder / "second.log"))
        http = stack.enter_context(httpx.Client(base_url=address, timeout=60))
        org = http.get("/api/v1/auth/me", headers={"Authorization": f"Bearer {token}"}).json()["org"]["id"]
        base = "/opendental/api/v1"
        for name, path, scheme in (
            ("histappointments_1000", f"{base}/histappointments?Limit=1000", "ODFHIR"),
            ("histappointments_1000_deep", f"{base}/histappointments?Limit=1000&Offset=40000", "ODFHIR"),
            ("histappointments_100", f"{base}/histappointments", "ODFHIR"),
            ("appointments_1000", f"{base}/appointments?Limit=1000", "ODFHIR"),
            ("dialect_tasks_1000", f"{base}/tasks?Limit=1000&DateTimeOriginal=1900-01-01", "ODFHIR"),
            ("tasks_first_page", f"/api/v1/{org}/tasks?status=new,viewed&page_size=50", "Bearer"),
            ("tasks_unread_count", f"/api/v1/{org}/tasks/unread-count", "Bearer"),
        ):
            headers = {"Authorization": f"ODFHIR {pair}" if scheme == "ODFHIR" else f"Bearer {token}"}

            def once(path: str = path, headers: dict[str, str] = headers) -> httpx.Response:
                return http.get(path, headers=headers)

            print(json.dumps({"engine": given.engine, **measured(name, once, given.requests)}), flush=True)


if __name__ == "__main__":
    main()
