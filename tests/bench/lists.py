"""How soon the Tasks tab shows something when there are very many tasks, as one JSON line for each case.

    python tests/bench/lists.py [--engine sqlite|postgresql] [--tasks N] [--runs N]

The tasks are in a real server process; the panel is the window's own, offscreen. What is timed begins with the wish to
see a list nobody has looked at yet, and ends when its cards have been painted; and one page more, as one scrolls.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from served import USER, fill, frontdesk, postgresql, served
from sqlalchemy import insert, select, text

from frontdesk.client import SchedulingClient
from frontdesk.operations import Desk
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.jobs import Jobs
from frontdesk.operations.officetasks import OfficeTasks
from frontdesk.server.db import tables
from frontdesk.server.db.engines import open_engines
from frontdesk.store.officetasks import Looking, Scope
from frontdesk.store.store import Store
from frontdesk.ui import appearance, theme
from frontdesk.ui.runtime import DeskLoop, make_application
from frontdesk.ui.tasks import model
from frontdesk.ui.tasks.model import Setting
from frontdesk.ui.tasks.panel import TaskPanel

TASKS = 50_000
DONE_OF_TEN = 3
APPOINTMENTS = 1_000
PAINTED_MS = 100


def fill_tasks(where: str, count: int) -> None:
    """Write *count* tasks into a practice, three of ten of them done, one a minute back from now."""
    engines = open_engines(where if "://" in where else Path(where) / "frontdesk.db")
    t, now = tables, datetime.now(UTC)
    try:
        with engines.writing() as connection:
            org, list_id = connection.execute(select(t.task_lists.c.org_id, t.task_lists.c.id)).first() or (None, None)
            user = connection.execute(select(t.users.c.id)).scalars().first()
            words = t.definitions.c
            usual = connection.execute(select(words.id).where(words.category == "TaskPriority")).scalars().first()
            rows = []
            for number in range(count):
                entered = now - timedelta(minutes=number)
                is_done = number % 10 < DONE_OF_TEN
                rows.append(
                    {
                        "org_id": org,
                        "id": id_of(number),
                        "number": number + 1,
                        "version": 1,
                        "list_id": list_id,
                        "description": f"Call back about claim {number}, the second letter came back as well.",
                        "status": "done" if is_done else "viewed",
                        "priority_id": usual,
                        "made_by_id": user,
                        "assigned_to_id": user if number % 2 else None,
                        "entered_at": entered,
                        "remind_at": entered + timedelta(days=1) if number % 20 == 0 else None,
                        "finished_at": entered + timedelta(hours=1) if is_done else None,
                        "news_at": entered,
                        "news_by_id": user,
                        "created_at": entered,
                        "updated_at": entered,
                    }
                )
            connection.execute(insert(t.tasks), rows)
            # As the database itself does a little later.
            connection.execute(text("ANALYZE"))
    finally:
        engines.close()


def id_of(number: int) -> UUID:
    """Return the id of a task, the same in each run."""
    return UUID(int=(0x7A5C << 112) | number)


async def measure(address: str, token: str, runs: int) -> None:
    """Time each case *runs* times, after once for nothing."""
    client = SchedulingClient(address, token, None, "bench")
    desk = Desk(ClientGateway(client), Store())
    panel = TaskPanel()
    panel.resize(272, 520)
    panel.show()
    try:
        assert (await desk.start()).ok
        tasks = Jobs(desk, client).office_tasks
        assert (await tasks.begin()).ok
        billing = tasks.book.lists[0].id
        await told("the counts, lists and reminders", tasks.begin, runs, 1000)
        for name, looking in (
            ("all open, painted", Looking()),
            ("mine, painted", Looking(Scope.MINE)),
            ("one list, painted", Looking(Scope.LIST, billing)),
            ("done, painted", Looking(Scope.DONE)),
        ):

            async def first_paint(looking: Looking = looking) -> None:
                # Another list first, so that the one that is timed has to be read.
                assert (await tasks.show(looking)).ok
                paint(panel, tasks)

            async def elsewhere(looking: Looking = looking) -> None:
                other = Looking(Scope.DONE) if looking.scope is not Scope.DONE else Looking()
                assert (await tasks.show(other)).ok
                panel.cards.show_rows(())

            await told(name, first_paint, runs, PAINTED_MS, elsewhere)

        async def more() -> None:
            assert (await tasks.more()).ok
            paint(panel, tasks)

        await tasks.show(Looking())
        await told("one page more, painted", more, runs, PAINTED_MS)
    finally:
        panel.deleteLater()
        await desk.close()
        await client.close()


def paint(panel: TaskPanel, tasks: OfficeTasks) -> None:
    """Show what was read, and paint it."""
    book = tasks.book
    setting = Setting("America/New_York", datetime.now(UTC))
    panel.show_looks(model.looks(book), book.looking)
    panel.show_rows(model.build_rows(book, setting), model.empty_words(book), model.foot_words(book))
    assert panel.cards.cards
    panel.grab()


async def told(
    name: str,
    ask: Callable[[], Awaitable[object]],
    runs: int,
    most: int,
    before: Callable[[], Awaitable[object]] | None = None,
) -> None:
    """Print how long something takes; what comes *before* is not counted."""
    times = []
    for number in range(runs + 1):
        if before is not None:
            await before()
        begin = time.perf_counter()
        await ask()
        if number:
            times.append((time.perf_counter() - begin) * 1000)
    middle = statistics.median(times)
    line = {"case": name, "p50_ms": round(middle, 1), "max_ms": round(max(times), 1), "wanted_ms": most}
    print(json.dumps({**line, "holds": middle <= most}), flush=True)


def main() -> None:
    """Make the practice with its tasks, serve it, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--tasks", type=int, default=TASKS)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    application = make_application()
    appearance.apply(theme.LIGHT)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-bench-")))
        place = ["--data-dir", str(folder)]
        if given.engine == "postgresql":
            place = ["--database", stack.enter_context(postgresql())]
        fill(place, APPOINTMENTS)
        fill_tasks(place[1], given.tasks)
        token = frontdesk("user", "token", USER, *place)
        address = stack.enter_context(served(place, folder / "server.log"))
        loop = DeskLoop(application)
        loop.run_until_complete(measure(address, token, given.runs))
        loop.close()


if __name__ == "__main__":
    main()
