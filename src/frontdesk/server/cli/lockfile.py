"""One server per data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

NAME = "server.lock"


class LockHeld(Exception):
    """Another process holds the lock; ``pid`` is its process and ``address`` where it answers, if it said so."""

    def __init__(self, pid: int | None, address: str | None = None) -> None:
        super().__init__(pid)
        self.pid = pid
        self.address = address


class FolderLock:
    """The lock of a data folder. The operating system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: IO[bytes] | None = None

    def __enter__(self) -> FolderLock:
        """Take the lock.

        Raises:
            LockHeld: Another process has it.
            OSError: The file cannot be made.
        """
        # Never removed: a lock on a removed file would keep nobody out.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        self._file = os.fdopen(descriptor, "r+b")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            self._file = None
            raise LockHeld(*_holder(self._path)) from error
        self._file.seek(0)
        self._file.truncate()
        self._file.write(b"%d\n" % os.getpid())
        self._file.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None


def tell_address(folder: Path, address: str) -> None:
    """Let whoever finds the lock held know where its holder, which is this process, answers."""
    (folder / NAME).write_text(f"{os.getpid()}\n{address}\n", encoding="utf-8")


def _holder(path: Path) -> tuple[int | None, str | None]:
    """Return the process that holds the lock and its address, as far as it said so."""
    try:
        pid, address, *_ = [*path.read_text(encoding="utf-8", errors="replace")[:200].split("\n"), ""]
        return int(pid), address or None
    except (OSError, ValueError):
        return None, None


if sys.platform == "win32":
    import msvcrt

    # Far behind the process id, which others may read while the lock is held.
    _BYTE = 4096

    def _lock(file: IO[bytes]) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
