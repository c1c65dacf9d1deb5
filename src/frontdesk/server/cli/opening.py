"""Which database a command works on, opened and brought up to date; every obstacle in words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from frontdesk import folder_named
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.founding import only_practice
from frontdesk.server.cli.lockfile import NAME as LOCK_NAME
from frontdesk.server.cli.lockfile import FolderLock, LockHeld
from frontdesk.server.db.engines import DatabaseBusy, DatabaseUnusable, open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database

FILE_NAME = "frontdesk.db"
DISK_FULL = "53100"
"""How PostgreSQL calls it."""


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


def no_practice(place: Place) -> str:
    """Return the sentence that says so and how to make one."""
    return f"There is no practice in {place}. Make one with: {place.founding}"


def no_user(place: Place, name: str, known: Iterable[str], *, is_closed: bool) -> str:
    """Return the sentence that nobody can be this user, and how to make one; *known* are those somebody can be."""
    others = f"There are: {', '.join(known) or 'none'}."
    if is_closed:
        return f"The account of {name} is closed. {others} An admin can open it again."
    return f"There is no user {name}. {others} Add one with: frontdesk user add {name} {place.option}"


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


def lacks_database(place: Place) -> bool:
    """Return whether this is a folder without a database.

    Raises:
        CommandFailed: One may not look into it.
    """
    try:
        return place.data_dir is not None and not (place.data_dir / FILE_NAME).exists()
    except PermissionError as error:
        raise CommandFailed(
            f"You have no permission to look into the folder {place}. Run this as somebody who has, or name another "
            "folder."
        ) from error


@contextmanager
def opened(
    place: Place, *, exclusive: bool = True, must_exist: bool = False, founds: bool = False
) -> Iterator[Database]:
    """Give the place's database, up to date, and close it afterwards.

    Args:
        place: Where it is; a folder that is missing is made.
        exclusive: Keep servers out of the folder meanwhile, and refuse while one is running there. What only adds
            a row or two need not.
        must_exist: Refuse a folder without a database instead of making one.
        founds: The block makes a practice. Where it fails without one, also by Ctrl+C, the files this has begun are
            removed: an empty database would look like a practice to whoever opens the folder next.

    Raises:
        CommandFailed: It cannot be used, with the reason.
    """
    with ExitStack() as stack:
        begun = None
        if place.data_dir is not None:
            folder = place.data_dir
            if must_exist and lacks_database(place):
                raise CommandFailed(no_practice(place))
            if founds and lacks_database(place):
                begun = _Begun(folder, stack)
            _prepare(folder)
            if exclusive:
                _lock(stack, folder, is_guest=founds)
            if begun is not None:
                begun.remove_database_with(stack)
        target = place.data_dir / FILE_NAME if place.data_dir is not None else place.url or ""
        try:
            engines = open_engines(target)
            stack.callback(engines.close)
            migrate(engines)
        except DatabaseUnusable as problem:
            raise CommandFailed(str(problem)) from problem
        except DBAPIError as error:
            raise CommandFailed(_why_not_up_to_date(place, error)) from error
        database = Database(engines)
        if begun is not None:
            # Until it is known: pressed again in that moment, Ctrl+C must not take a whole practice away.
            begun.is_kept = True
        try:
            yield database
        except DBAPIError as error:
            if _is_full(error):
                raise CommandFailed(_full(place)) from error
            raise
        finally:
            if begun is not None:
                begun.is_kept = _holds_practice(database)


def _why_not_up_to_date(place: Place, error: DBAPIError) -> str:
    if _is_full(error):
        return _full(place)
    return (
        f"The database in {place} cannot be brought up to date ({type(error.orig).__name__}). It may be damaged, or "
        "its user may lack the right to make tables. Nothing was changed."
    )


def _is_full(error: DBAPIError) -> bool:
    """Return whether it was the disk's, SQLite's or PostgreSQL's, that had no room left."""
    return "disk is full" in str(error.orig) or getattr(error.orig, "sqlstate", None) == DISK_FULL


def _full(place: Place) -> str:
    return f"The disk that holds {place} is full. Make room, and run this again. Nothing was changed."


class _Begun:
    """What is made of a practice that is not there yet, and removed again unless it ``is_kept``."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.is_kept = False
        self._folder, self._is_locked = folder, False
        if not folder.exists():
            stack.callback(self._remove_folder)

    def remove_database_with(self, stack: ExitStack) -> None:
        """Have the database removed when what was entered since has ended, and before the folder's lock is free."""
        self._is_locked = True
        stack.callback(self._remove_database)

    def _remove_database(self) -> None:
        if not self.is_kept:
            for file in self._folder.glob(f"{FILE_NAME}*"):
                with suppress(OSError):
                    file.unlink()

    def _remove_folder(self) -> None:
        # Without the lock, somebody else was quicker and the folder is theirs.
        if self._is_locked and not self.is_kept:
            with suppress(OSError):
                (self._folder / LOCK_NAME).unlink(missing_ok=True)
                self._folder.rmdir()


def _holds_practice(database: Database) -> bool:
    """Return whether one was made by now; also where that cannot be told, so that nothing of it is lost."""
    try:
        return only_practice(database) is not None
    except (SQLAlchemyError, DatabaseBusy, CommandFailed):
        return True


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CommandFailed(f"The folder {folder} cannot be made: {error.strerror}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandFailed(f"You have no permission to write in the folder {folder}.")
    if (file := folder / FILE_NAME).exists() and not os.access(file, os.R_OK | os.W_OK):
        raise CommandFailed(f"You have no permission to read and write {file}.")


def _lock(stack: ExitStack, folder: Path, *, is_guest: bool) -> None:
    """Keep others out until the end; a guest does its work without them and cannot connect to them instead."""
    try:
        stack.enter_context(FolderLock(folder))
    except LockHeld as held:
        who = f" (process {held.pid})" if held.pid else ""
        if is_guest:
            raise CommandFailed(
                f"A Frontdesk server{who} is using the folder {folder}. Stop it, or close its window, and run this "
                "again."
            ) from held
        how = f" as somebody with a password with: frontdesk --server {held.address}" if held.address else "."
        raise CommandFailed(
            f"Another Frontdesk server{who} is using the folder {folder}. Close it first, or connect to it{how}"
        ) from held
    except OSError as error:
        raise CommandFailed(f"The folder {folder} cannot be locked: {error.strerror}.") from error
