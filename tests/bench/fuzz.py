"""Assaults the server with requests that schemathesis makes from its OpenAPI document, for as long as one likes.

    python tests/bench/fuzz.py [--engine sqlite|postgresql] [--minutes 5] [--seed 1] [--examples 20]

Prints how many cases were sent and answered how, the operations that never answered with a 2xx, and each kind of
failure with the request that shows it. The same seed sends the same requests. Exits 1 if there is a failure or an
operation of the contract was not reached.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
import time
import warnings
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.assault.assault import Assault
from support.postgres import PostgresCluster
from support.tinypractice import TinyPractice, fill


def assault(url: str, minutes: float, seed: int, examples: int) -> Assault:
    """Storm a fresh practice at a database address until the time is over."""
    practice = TinyPractice()
    engines = open_engines(url)
    migrate(engines)
    with engines.writing() as connection:
        fill(connection, practice)
    database = Database(engines)
    database.clock = lambda: datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    until = time.monotonic() + minutes * 60
    ours = Assault(create_app(Settings(), database), practice)
    try:
        with ours.at_work():
            number = seed
            while time.monotonic() < until:
                ours.storm(number, examples, lambda: time.monotonic() > until)
                number += 1
    finally:
        database.close()
    return ours


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=20, help="requests per operation and round")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.getLogger("frontdesk").setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        if given.engine == "sqlite":
            url = f"sqlite:///{Path(stack.enter_context(tempfile.TemporaryDirectory())) / 'fuzz.db'}"
        else:
            cluster = PostgresCluster()
            stack.callback(cluster.stop)
            url = cluster.create("fuzz")
        ours = assault(url, given.minutes, given.seed, given.examples)
    missed = sorted(ours.everything - ours.reached)
    figures = {
        "engine": given.engine,
        "seed": given.seed,
        "cases": sum(ours.cases.values()),
        "answers": {str(status): count for status, count in sorted(ours.statuses.items())},
        "operations": len(ours.everything),
        "reached_by_invention": len(ours.everything & ours.reached),
        "reached_by_tour": len(ours.everything & ours.toured),
        "not_reached_by_invention": missed,
        "failures": len(ours.failures),
    }
    print(json.dumps(figures))
    for failure in ours.failures.values():
        print(f"\n{failure.operation} answered {failure.status}: {failure.found}\n    {failure.request}")
    return 1 if ours.failures or ours.everything - ours.toured else 0


if __name__ == "__main__":
    raise SystemExit(main())
