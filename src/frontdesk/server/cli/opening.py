"""Which database a command works on, opened and brought up to date; every obstacle in words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from frontdesk import folder_named
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.lockfile import FolderLock, LockHeld
from frontdesk.server.db.engines import DatabaseUnusable, open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database

FILE_NAME = "frontdesk.db"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a practice is kept: a folder of this machine, or a PostgreSQL database."""

    data_dir: Path | None = None
    url: str | None = None

    @property
    def option(self) -> str:
        """The option that names it, to be copied; a database's address may hold a password."""
        return f"--data-dir {self.data_dir}" if self.data_dir is not None else "--database …"

    @property
    def founding(self) -> str:
        """The command that makes a practice there."""
        return f"frontdesk new {self.option} --name … --zone …"

    def __str__(self) -> str:
        """Say where, without a password."""
        if self.data_dir is not None:
            return str(self.data_dir)
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            return make_url(self.url or "").render_as_string(hide_password=True)
        except ArgumentError:
            return "this database"


def add_place_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--data-dir`` and ``--database``, one of which has to be given."""
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--data-dir", type=folder_named, metavar="DIR", help="the folder the practice is kept in")
    place.add_argument("--database", metavar="URL", help="a PostgreSQL database: postgresql://user@host/name")


def place_of(given: argparse.Namespace) -> Place:
    """Return the place the arguments name."""
    if given.data_dir is not None:
        return Place(data_dir=given.data_dir.expanduser().absolute())
    return Place(url=given.database)


@contextmanager
def opened(place: Place, *, exclusive: bool = True, must_exist: bool = False) -> Iterator[Database]:
    """Give the place's database, up to date, and close it afterwards.

    Args:
        place: Where it is; a folder that is missing is made.
        exclusive: Keep servers out of the folder meanwhile, and refuse while one is running there. What only adds
            a row or two need not.
        must_exist: Refuse a folder without a database instead of making one.

    Raises:
        CommandFailed: It cannot be used, with the reason.
    """
    with ExitStack() as stack:
        if place.data_dir is not None:
            folder = place.data_dir
            if must_exist and not (folder / FILE_NAME).exists():
                raise CommandFailed(f"There is no practice in {folder}. Make one with: {place.founding}")
            _prepare(folder)
            if exclusive:
                _lock(stack, folder)
        target = place.data_dir / FILE_NAME if place.data_dir is not None else place.url or ""
        try:
            engines = open_engines(target)
            stack.callback(engines.close)
            migrate(engines)
        except DatabaseUnusable as problem:
            raise CommandFailed(str(problem)) from problem
        except DBAPIError as error:
            raise CommandFailed(
                f"The database in {place} cannot be brought up to date ({type(error.orig).__name__}). It may be "
                "damaged, or its user may lack the right to make tables. Nothing was changed."
            ) from error
        yield Database(engines)


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CommandFailed(f"The folder {folder} cannot be made: {error.strerror}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandFailed(f"You have no permission to write in the folder {folder}.")
    if (file := folder / FILE_NAME).exists() and not os.access(file, os.R_OK | os.W_OK):
        raise CommandFailed(f"You have no permission to read and write {file}.")


def _lock(stack: ExitStack, folder: Path) -> None:
    try:
        stack.enter_context(FolderLock(folder))
    except LockHeld as held:
        who = f" (process {held.pid})" if held.pid else ""
        how = f" as somebody with a password with: frontdesk --server {held.address}" if held.address else "."
        raise CommandFailed(
            f"Another Frontdesk server{who} is using the folder {folder}. Close it first, or connect to it{how}"
        ) from held
    except OSError as error:
        raise CommandFailed(f"The folder {folder} cannot be locked: {error.strerror}.") from error
