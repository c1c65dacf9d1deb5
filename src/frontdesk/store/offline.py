"""What a desk keeps for the hours without its server: some weeks of days, encrypted, in one small file.

The file is a SQLCipher database; its key is kept elsewhere. Only what the server has said is kept, never a change that
is still on its way.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontdesk.store.entities import Appointment, DayKey, DayTruth
from frontdesk.store.reference import Lists

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KEY_BYTES = 32
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Whose desk it is."""

    user_id: UUID
    user_name: str
    organisation_id: UUID
    organisation_name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that was kept.

    Attributes:
        true_at: the last moment all of it was true.
        boards: the visits on hold, by location.
    """

    true_at: datetime
    person: Person
    lists: Lists
    days: tuple[DayTruth, ...]
    boards: Mapping[UUID, tuple[Appointment, ...]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be kept from now on in place of what was.

    Attributes:
        true_at: the moment it is true.
        person, lists: None where they have not changed.
        days, boards: those that have changed.
        keep: every day that is to stay; others are taken out of the file.
    """

    true_at: datetime
    person: Person | None = None
    lists: Lists | None = None
    days: Sequence[DayTruth] = ()
    boards: Mapping[UUID, tuple[Appointment, ...]] = field(default_factory=dict)
    keep: Collection[DayKey] = ()


class OfflineCopy:
    """The file of one person at one server. Everything here blocks: call it from a thread, one call at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        """`key` has 32 bytes, and is kept elsewhere."""
        self._path = path
        self._key = key

    def write(self, changed: Changed) -> None:
        """Keep what has changed.

        Raises:
            OSError: the file cannot be written.
        """
        parts: dict[str, object] = {"moment": changed.true_at, "person": changed.person, "lists": changed.lists}
        parts |= {_day_name((day.location_id, day.day)): day for day in changed.days}
        parts |= {f"board/{location_id}": visits for location_id, visits in changed.boards.items()}
        rows = [(name, _packed(part)) for name, part in parts.items() if part is not None]
        staying = {_day_name(key) for key in changed.keep}
        with self._open() as file:
            file.executemany("INSERT OR REPLACE INTO part (name, body) VALUES (?, ?)", rows)
            there = [name for (name,) in file.execute("SELECT name FROM part WHERE name LIKE 'day/%'")]
            file.executemany("DELETE FROM part WHERE name = ?", [(name,) for name in there if name not in staying])

    def read(self) -> Kept | None:
        """Return what was kept; None if nothing was, or nothing that this program and key can read."""
        if not self._path.exists():
            return None
        try:
            with self._open() as file:
                parts = dict(file.execute("SELECT name, body FROM part ORDER BY name"))
            if not parts.keys() >= {"moment", "person", "lists"}:
                return None
            true_at = _unpacked(parts["moment"], datetime)
            person = _unpacked(parts["person"], Person)
            lists = _unpacked(parts["lists"], Lists)
            days = [_unpacked(body, DayTruth) for name, body in parts.items() if name.startswith("day/")]
            boards = {
                UUID(name.removeprefix("board/")): _unpacked(body, tuple[Appointment, ...])
                for name, body in parts.items()
                if name.startswith("board/")
            }
        except (OSError, ValueError, zlib.error):
            # Damaged, of another key, or of a program that knew these things by other names.
            return None
        return Kept(true_at, person, lists, tuple(days), boards)

    def erase(self) -> None:
        """Keep nothing any more."""
        self._path.unlink(missing_ok=True)

    @contextmanager
    def _open(self) -> Iterator[Any]:
        """Open the file; one that is damaged or sealed with another key is removed. Raises ``OSError``."""
        # Read only by desks that keep something, which those of a practice of this computer do not.
        from sqlcipher3 import dbapi2 as sqlcipher

        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Only this person may read it, sealed or not.
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        try:
            with closing(sqlcipher.connect(str(self._path), timeout=5)) as file, file:
                file.execute(f"""PRAGMA key = "x'{self._key.hex()}'" """)
                if file.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                    file.execute("DROP TABLE IF EXISTS part")
                    file.execute("CREATE TABLE part (name TEXT PRIMARY KEY, body BLOB NOT NULL)")
                    file.execute(f"PRAGMA user_version = {_FORMAT}")
                yield file
        except sqlcipher.OperationalError as problem:
            raise OSError(str(problem)) from problem
        except sqlcipher.Error as problem:
            # Of no use to anybody who holds this key; the next writing begins anew.
            self.erase()
            raise OSError(str(problem)) from problem


def _packed(part: object) -> bytes:
    kind: Any = tuple[Appointment, ...] if isinstance(part, tuple) else type(part)
    return zlib.compress(_adapter(kind).dump_json(part))


def _unpacked(body: bytes, kind: Any) -> Any:
    return _adapter(kind).validate_json(zlib.decompress(body))


def _day_name(key: DayKey) -> str:
    location_id, day = key
    return f"day/{location_id}/{day.isoformat()}"


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what turns values of a kind into JSON and back; made when it is first wanted, it takes a while."""
    # Here, since a half-read pydantic and PySide6's watch over imports get in each other's way.
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
