"""What an operation's statements take by themselves on the way that requests go: the least that it can be asked for.

    python tests/bench/stack.py [--appointments N] [--requests N]

Prints one JSON line per reading operation of `api.py`: ``{"case", "appointments", "requests", "statements", "p50_ms",
"least_p50_ms", "inline_p50_ms", "sql_p50_ms", "ratio", "least_ratio", "inline_ratio"}``. ``p50_ms`` is ours;
``least_p50_ms`` that of an application of nothing but this in the same server process: it runs the same statements
through SQLAlchemy on one of our threads and sends as many bytes, by uvicorn alone, with no gate, no parameters, nothing
decided, nothing worked out; for ``inline_p50_ms`` it runs them on a bare connection on the event loop itself, where
everybody else waits for them. ``sql_p50_ms`` is what they cost on a bare connection, and the ratios say how often that
goes into the others. All take turns, each after a change by somebody else, and tenths are noise. A limit for ``ratio``
below ``least_ratio`` is one that no operation can keep which asks its database through SQLAlchemy, on a thread, behind
uvicorn; one below ``inline_ratio`` none at all behind uvicorn. SQLite only: there the statements take microseconds.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
import tempfile
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

sys.path.insert(0, str(Path(__file__).parent))

import sqlcipher3.dbapi2 as sqlcipher3
from api import ROUNDS, Bench, Book, Case, Refused, Wire, calibrate, in_this_process
from bare import BareSql, Statement, watched
from served import MIDDLE, USER, fill, frontdesk, running

from frontdesk.server.app import create_app
from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.cli.running import Runner, listen
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.gate import whole_body
from frontdesk.server.platform.unit import Database
from frontdesk.server.platform.workers import Workers
from frontdesk.server.settings import Settings

STACK = "/stack"
INLINE = f"{STACK}/inline"
MOST = 1 << 24
"""Bytes of statements with their values."""


class Stack:
    """An application that runs the statements it was told of."""

    def __init__(self, database: Database, workers: Workers, path: Path) -> None:
        self._database = database
        self._workers = workers
        self._bare: Any = sqlcipher3.connect(str(path), isolation_level=None, cached_statements=256)
        self._statements: list[Statement] = []
        self._answer = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take in the statements, and how long the answer is to be; or run them."""
        said = b""
        if scope["method"] == "PUT":
            self._statements, length = ast.literal_eval((await whole_body(receive, MOST)).decode())
            self._answer = bytes(length)
        else:
            if scope["path"] == INLINE:
                self._run_bare()
            else:
                await self._workers.run(self._run)
            said = self._answer
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(said)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": said})

    def _run_bare(self) -> None:
        cursor = self._bare.cursor()
        cursor.execute("BEGIN")
        for sql, parameters, _ in self._statements:
            cursor.execute(sql, parameters)
            cursor.fetchall()
        cursor.execute("COMMIT")

    def _run(self) -> None:
        """Run them in one transaction, all rows fetched."""
        with self._database.engines.reading() as connection:
            for sql, parameters, _ in self._statements:
                connection.exec_driver_sql(sql, parameters).fetchall()


class Beside:
    """Our application and the bare one in one process."""

    def __init__(self, ours: FastAPI, stack: Stack) -> None:
        self._ours, self._stack = ours, stack
        self.state = ours.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the one answer whose address it is."""
        is_bare = scope["type"] == "http" and scope["path"].startswith(STACK)
        await (self._stack if is_bare else self._ours)(scope, receive, send)


def serve(folder: str) -> None:
    """Serve a practice until told to stop; prints the address."""
    with (
        closing(Database(open_engines(Path(folder) / FILE_NAME))) as database,
        listen("127.0.0.1", 0) as bound,
    ):
        ours = create_app(Settings(), database)
        app = Beside(ours, Stack(database, ours.state.services.readers, Path(folder) / FILE_NAME))
        address = f"http://127.0.0.1:{bound.getsockname()[1]}"
        Runner(cast(FastAPI, app), bound, lambda: print(address, flush=True)).run_until_stopped()


class Pair:
    """An operation asked of our route and of the bare one, which is told each time what ours is about to ask."""

    def __init__(self, wire: Wire, case: Case, twin: Case) -> None:
        self._wire, self._twin = wire, twin
        self._change = case.before
        self.ours = replace(case, before=self._before)
        self.least = replace(case, before=self._before, once=lambda: self._ask("GET", STACK))
        self.inline = replace(case, before=self._before, once=lambda: self._ask("GET", INLINE))
        self.statements = 0

    def _before(self) -> None:
        # Another change, or the twin would answer from what it remembers.
        self._twin.before()
        with watched() as sent:
            said = self._twin.once()
        self._twin.after()
        self.statements = len(sent)
        self._ask("PUT", STACK, repr(([tuple(each) for each in sent], len(said))).encode())
        self._change()

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        status, said = self._wire(method, path, body, {})
        if status != 200:
            raise Refused(f"{path}: {status}")
        return said


def measured(book: Book, wire: Wire, case: Case, twin: Case, requests: int) -> dict[str, Any]:
    """Return the figures of one operation."""
    pair, aside, inside = Pair(wire, case, twin), replace(book, times=[]), replace(book, times=[])
    turns = max(1, requests // ROUNDS)
    for _ in range(ROUNDS):
        book.turn(pair.ours, turns)
        aside.turn(pair.least, turns)
        inside.turn(pair.inline, turns)
        book.bare_turn(twin, turns)
    ours, least, inline = book.result(), aside.result(), inside.result()
    sql = ours["sql_p50_ms"]
    return {
        "requests": ours["requests"],
        "statements": pair.statements,
        "p50_ms": ours["p50_ms"],
        "least_p50_ms": least["p50_ms"],
        "inline_p50_ms": inline["p50_ms"],
        "sql_p50_ms": sql,
        "ratio": ours["ratio"],
        "least_ratio": round(least["p50_ms"] / sql, 1),
        "inline_ratio": round(inline["p50_ms"] / sql, 1),
    }


def main() -> None:
    """Make the practice, ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--appointments", type=int, default=5_000, help="size of the book (default 5000)")
    parser.add_argument("--requests", type=int, default=300, help="requests per case (default 300)")
    parser.add_argument("--serve", metavar="FOLDER", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return
    print(json.dumps({"calibration_ms": round(calibrate(), 1)}), flush=True)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        place = ["--data-dir", folder]
        fill(place, given.appointments)
        token = frontdesk("user", "token", USER, *place)
        log = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "server.log"
        address = stack.enter_context(running([__file__, "--serve", folder], log))
        wire = stack.enter_context(closing(Wire(address)))
        bare = stack.enter_context(BareSql(place))
        book = Book(Bench(wire, token, MIDDLE), Bench(in_this_process(bare.client), token, MIDDLE), bare)
        for case, twin in zip(book.bench.cases(), book.beside.cases(), strict=True):
            if case.is_fresh:
                about = {"case": case.name, "appointments": book.bench.appointments}
                print(json.dumps(about | measured(book, wire, case, twin, given.requests)), flush=True)


if __name__ == "__main__":
    main()
