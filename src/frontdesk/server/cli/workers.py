"""Several server processes behind one socket: started together, replaced when one dies, ended together."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.opening import Place, opened
from frontdesk.server.platform.figures import shared_figures, worker_ended

log = logging.getLogger("frontdesk.server")

READY = b"ready"
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
SETTLED_SECONDS = 60.0
"""A worker that lived so long is replaced at once; one that keeps dying sooner, after longer and longer pauses."""
END_SECONDS = 10.0
LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to know; it travels to a process that begins with nothing."""

    place: Place
    configure_log: Callable[[], None]
    proxies: str = ""


@dataclass(slots=True)
class _Seat:
    """The place of one worker and whoever sits there now."""

    number: int
    process: BaseProcess | None = None
    line: Connection | None = None
    began: float = 0.0
    pause: float = 0.0
    start_at: float = field(default_factory=time.monotonic)


class Workers:
    """Keeps so many workers alive on a bound socket, until a signal.

    A worker and this process hold the two ends of a pipe. It carries the word that the worker is ready, and its
    closing is what ends a worker: also when this process is killed, so that no worker is ever left behind.
    """

    def __init__(self, count: int, bound: socket.socket, work: Work) -> None:
        self._bound = bound
        self._work = work
        self._seats = [_Seat(number) for number in range(1, count + 1)]
        self._unready = set(range(1, count + 1))
        self._spawn = multiprocessing.get_context("spawn")

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until SIGINT or SIGTERM; *ready* is called once, when all workers answer for the first time.

        Raises:
            CommandFailed: One of them ended before all were ready.
        """
        with shared_figures(), _told_to_stop() as stop:
            try:
                while stop not in self._look([stop]):
                    self._listen(ready)
                    self._replace_the_dead()
            finally:
                self._end()

    def _look(self, others: list[Connection]) -> list[object]:
        now = time.monotonic()
        for seat in self._seats:
            if seat.process is None and seat.start_at <= now:
                self._start(seat)
        watched: list[Connection | socket.socket | int] = list(others)
        for seat in self._seats:
            if seat.process is not None:
                watched.append(seat.process.sentinel)
            if seat.line is not None:
                watched.append(seat.line)
        return list(wait(watched, LOOK_SECONDS))

    def _start(self, seat: _Seat) -> None:
        ours, theirs = self._spawn.Pipe()
        # Not a daemon of multiprocessing: those are terminated by it, we let them finish.
        seat.process = self._spawn.Process(
            target=run_worker, args=(self._work, self._bound, theirs), name=f"worker-{seat.number}"
        )
        seat.process.start()
        theirs.close()
        seat.line, seat.began = ours, time.monotonic()

    def _listen(self, ready: Callable[[], None]) -> None:
        for seat in self._seats:
            if seat.line is None or not seat.line.poll():
                continue
            try:
                said = seat.line.recv_bytes()
            except (EOFError, OSError):
                seat.line.close()
                seat.line = None
                continue
            if said == READY and self._unready:
                self._unready.discard(seat.number)
                if not self._unready:
                    ready()

    def _replace_the_dead(self) -> None:
        for seat in self._seats:
            process = seat.process
            if process is None or process.exitcode is None:
                continue
            if self._unready:
                raise CommandFailed("A worker could not start; what it said about it stands above.")
            lived = time.monotonic() - seat.began
            longer = min(max(seat.pause * 2, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
            seat.pause = 0.0 if lived > SETTLED_SECONDS else longer
            seat.start_at = time.monotonic() + seat.pause
            fields = {"worker": seat.number, "pid": process.pid, "exit_code": process.exitcode}
            log.error("worker died", extra={"fields": fields})
            if process.pid is not None:
                worker_ended(process.pid)
            self._put_away(seat)

    def _end(self) -> None:
        for seat in self._seats:
            if seat.line is not None:
                seat.line.close()
                seat.line = None
        until = time.monotonic() + END_SECONDS
        for seat in self._seats:
            if seat.process is not None:
                seat.process.join(max(0.0, until - time.monotonic()))
                if seat.process.exitcode is None:
                    seat.process.kill()
                    seat.process.join()
                self._put_away(seat)

    def _put_away(self, seat: _Seat) -> None:
        if seat.line is not None:
            seat.line.close()
        if seat.process is not None:
            seat.process.close()
        seat.process, seat.line = None, None


@contextmanager
def _told_to_stop() -> Iterator[Connection]:
    """Give something that becomes readable with the first SIGINT or SIGTERM."""
    stop, tell = multiprocessing.Pipe(duplex=False)

    def told(number: int, frame: FrameType | None) -> None:
        tell.send_bytes(b"stop")

    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        tell.close()
        stop.close()


def run_worker(work: Work, bound: socket.socket, line: Connection) -> None:
    """Be a worker: serve on the socket until the other end of the line is closed."""
    # As when a single server starts: nothing that starting makes is garbage.
    gc.disable()
    work.configure_log()
    try:
        _serve(work, bound, line)
    except CommandFailed as failure:
        print(f"frontdesk serve: {failure}", file=sys.stderr, flush=True)
        sys.exit(1)


def _serve(work: Work, bound: socket.socket, line: Connection) -> None:
    from frontdesk.server.app import create_app
    from frontdesk.server.cli.running import LAST_REQUESTS_SECONDS, Runner
    from frontdesk.server.settings import Settings

    with opened(work.place) as database:
        app = create_app(Settings(is_behind_proxy=bool(work.proxies)), database)
        runner = Runner(app, bound, lambda: line.send_bytes(READY), work.proxies)

        def end_with_parent() -> None:
            with suppress(EOFError, OSError):
                line.recv_bytes()
            runner.stop()
            time.sleep(LAST_REQUESTS_SECONDS + END_SECONDS)
            os._exit(1)

        threading.Thread(target=end_with_parent, name="parent-watch", daemon=True).start()
        runner.run_until_stopped()
