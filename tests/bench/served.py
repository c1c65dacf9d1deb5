"""What the benchmarks of the server share: its commands, its process, a PostgreSQL of our own, a book of any size."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from support.bigbook import MIDDLE, USER, make_big_practice

__all__ = ["MIDDLE", "USER", "fill", "frontdesk", "postgresql", "postgresql_databases", "running", "served"]


def frontdesk(*args: str) -> str:
    """Run a command of the server and return what it says."""
    command = [sys.executable, "-m", "frontdesk.server.cli", *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def served(place: list[str], log: Path) -> AbstractContextManager[str]:
    """Run a server on a practice and give its address; it complains into *log*."""
    return running(["-m", "frontdesk.server.cli", "serve", "--port", "0", "--quiet", *place], log)


@contextmanager
def running(program: list[str], log: Path) -> Iterator[str]:
    """Run a Python program that serves until told to stop, and give what its first line ends with: its address."""
    command = [sys.executable, *program]
    with log.open("w", encoding="utf-8") as complaints:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def postgresql_databases() -> Iterator[Callable[[], str]]:
    """Run a PostgreSQL server of our own and give what makes an empty database and returns its address."""
    from support.postgres import PostgresCluster

    cluster = PostgresCluster()
    numbers = count()
    try:
        yield lambda: cluster.create(f"practice{next(numbers)}")
    finally:
        cluster.stop()


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server of our own and give the address of an empty database."""
    with postgresql_databases() as new_database:
        yield new_database()


def fill(place: list[str], appointments: int) -> None:
    """Make a practice with a book of this many visits, sixty a day; ``place`` as on the command line."""
    from frontdesk.server.cli.opening import Place, opened

    kind, where = place
    target = Place(data_dir=Path(where)) if kind == "--data-dir" else Place(url=where)
    with opened(target) as database:
        make_big_practice(database, appointments)
