"""What it takes to hand work to another thread and to hear of its end, by the ways there are.

    python tests/bench/hop.py [--times N]

Prints one JSON line per way: ``{"way", "times", "p50_us", "p99_us"}``. The work is none, the event loop is the
server's, and the ways take turns, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import uvloop
from anyio import CapacityLimiter, to_thread

from frontdesk.server.app import READERS
from frontdesk.server.platform.workers import Workers

ROUNDS = 20


def nothing() -> None:
    """Do nothing."""


async def measure(times: int) -> dict[str, list[float]]:
    """Return how many microseconds each way took, each time."""
    loop, workers, limiter = asyncio.get_running_loop(), Workers(READERS), CapacityLimiter(READERS)
    with workers.kept(), ThreadPoolExecutor(READERS) as executor:
        ways: dict[str, Callable[[], Awaitable[None]]] = {
            "anyio": lambda: to_thread.run_sync(nothing, limiter=limiter),
            "executor": lambda: loop.run_in_executor(executor, nothing),
            "workers": lambda: workers.run(nothing),
        }
        took: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(ROUNDS):
            for way, go in ways.items():
                for number in range(times // ROUNDS + 1):
                    # A server waits for the next request in between.
                    await asyncio.sleep(0.0005)
                    begin = time.perf_counter()
                    await go()
                    if number:
                        took[way].append((time.perf_counter() - begin) * 1e6)
    return took


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=2000, help="times each (default 2000)")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for way, took in runner.run(measure(parser.parse_args().times)).items():
            took.sort()
            p50, p99 = (round(took[int(len(took) * part)], 1) for part in (0.5, 0.99))
            print(json.dumps({"way": way, "times": len(took), "p50_us": p50, "p99_us": p99}))


if __name__ == "__main__":
    main()
