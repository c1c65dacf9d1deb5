"""Asks how the database means to answer every list and filter of the API, on a book of a given size.

    python tests/bench/plans.py [--engine sqlite|postgresql] [--appointments N]

Prints one JSON line per question that goes through a table which grows, ``{"operation", "asked", "table", "how"}``, and
one line at the end, ``{"engine", "appointments", "asked", "statements", "walks"}``. Walks with a reason
(`support.plans.exceptions`) and the totals of lists that nothing narrows are not told. Ends with 1 if any is.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from served import postgresql

from frontdesk.server.cli.opening import FILE_NAME, Place, opened
from support.plans.explaining import PostgresqlPlans, SqlitePlans
from support.plans.practice import LONG, make_grown_practice
from support.plans.proof import Proof


def main() -> int:
    """Make the practice, ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--appointments", type=int, default=500_000)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-bench-")))
        url = stack.enter_context(postgresql()) if given.engine == "postgresql" else None
        database = stack.enter_context(opened(Place(data_dir=folder) if url is None else Place(url=url)))
        org_id, user_id = make_grown_practice(database, given.appointments)
        forced = given.appointments <= LONG
        plans = SqlitePlans(str(folder / FILE_NAME)) if url is None else PostgresqlPlans(url, forced=forced)
        proof = Proof(database, org_id, user_id, stack.enter_context(closing(plans)))
        told = {}
        for one in proof.walks():
            if not one.is_total and not one.is_excepted:
                told[one.question.operation, one.question.asked, one.walk.table] = one.walk.how
        for (operation, asked, table), how in told.items():
            print(json.dumps({"operation": operation, "asked": asked, "table": table, "how": how}))
        about = {"engine": given.engine, "appointments": given.appointments}
        print(json.dumps(about | {"asked": proof.asked, "statements": proof.explained, "walks": len(told)}))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
