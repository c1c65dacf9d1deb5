"""How quickly the desk finds openings and patients, as one JSON line for each case.

    python tests/bench/openings.py [--engine sqlite|postgresql] [--runs N]

The practice has some 20,000 patients; openings are looked for over 60 days in eight operatories, through the desk's
own job and a real server process. A long visit fits nowhere early, so that every day is looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import date, timedelta
from datetime import time as wall
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from served import USER, fill, frontdesk, postgresql, served

from frontdesk.client import SchedulingClient
from frontdesk.operations import Desk
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.jobs import Jobs
from frontdesk.store.openings import Wish
from frontdesk.store.store import Store

APPOINTMENTS = 50_400
DAYS, ROOMS = 60, 8
OPENINGS_MS, SEARCH_MS = 150, 60
TYPED = ("li", "lin", "lind", "smi", "smit", "555 01", "ana b", "1984-03")


async def measure(address: str, token: str, runs: int) -> None:
    """Time each case *runs* times, after once for nothing."""
    client = SchedulingClient(address, token, None, "bench")
    desk = Desk(ClientGateway(client), Store())
    try:
        assert (await desk.start()).ok
        jobs = Jobs(desk, client)
        reference = desk.store.reference
        location = reference.locations[0]
        rooms = tuple(room.id for room in reference.operatories(location.id)[:ROOMS])
        first = date.today()
        whole = Wish(location.id, 60, operatory_ids=rooms, first_day=first, last_day=first + timedelta(days=DAYS - 1))
        wishes = {
            "an hour": whole,
            "an hour, tue or thu after three": Wish(
                location.id, 60, None, (), rooms, frozenset({1, 3}), wall(15), None, first, whole.last_day
            ),
            "five hours, every day looked at": Wish(
                location.id, 300, None, (), rooms, first_day=first, last_day=whole.last_day
            ),
        }
        for name, wish in wishes.items():
            await told(f"openings: {name}", lambda wish=wish: jobs.openings.find(wish), runs, OPENINGS_MS)  # type: ignore[misc]
        for text in TYPED:
            await told(f"patients: {text}", lambda text=text: jobs.booking.find(text), runs, SEARCH_MS)  # type: ignore[misc]
    finally:
        await desk.close()
        await client.close()


async def told(name: str, ask: Callable[[], Awaitable[object]], runs: int, most: int) -> None:
    """Print how long a question takes."""
    await ask()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        await ask()
        times.append((time.perf_counter() - begin) * 1000)
    middle = statistics.median(times)
    line = {"case": name, "p50_ms": round(middle, 1), "max_ms": round(max(times), 1), "wanted_ms": most}
    print(json.dumps({**line, "holds": middle <= most}))


def main() -> None:
    """Make the practice, serve it, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-bench-")))
        place = ["--data-dir", str(folder)]
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        fill(place, APPOINTMENTS)
        token = frontdesk("user", "token", USER, *place)
        address = stack.enter_context(served(place, folder / "server.log"))
        asyncio.run(measure(address, token, given.runs))


if __name__ == "__main__":
    main()
