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
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontdesk.store.entities import Appointment, DayTruth
from frontdesk.store.reference import Lists

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KEY_BYTES = 32
_FORMAT = 2
_DAY, _BOARD, _MOMENT = "day/", "board/", "moment/"


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
        days: each with the last moment it was true.
        boards: the visits on hold, by location.
    """

    person: Person
    lists: Lists
    days: tuple[tuple[DayTruth, datetime], ...]
    boards: Mapping[UUID, tuple[Appointment, ...]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be kept from now on in place of what was.

    Attributes:
        at: the moment it is true.
        whole: the locations of which everything that is kept is true at that moment.
        person, lists: None where they have not changed.
        days, boards: those that have changed.
        first, last: days outside are taken out of the file.
    """

    at: datetime
    first: date
    last: date
    whole: Collection[UUID] = ()
    person: Person | None = None
    lists: Lists | None = None
    days: Sequence[DayTruth] = ()
    boards: Mapping[UUID, tuple[Appointment, ...]] = field(default_factory=dict)


class OfflineCopy:
    """The file of one person at one server. Everything here blocks: call it from a thread.

    Several windows of that person may use it at once; each says of its own location how far it is true.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """`key` has 32 bytes, and is kept elsewhere."""
        self._path = path
        self._key = key

    def write(self, changed: Changed) -> None:
        """Keep what has changed.

        Raises:
            OSError: the file cannot be written.
        """
        parts: dict[str, object] = {"person": changed.person, "lists": changed.lists}
        parts |= {f"{_DAY}{day.location_id}/{day.day.isoformat()}": day for day in changed.days}
        parts |= {f"{_BOARD}{location_id}": visits for location_id, visits in changed.boards.items()}
        parts |= {f"{_MOMENT}{location_id}": changed.at for location_id in changed.whole}
        rows = [(name, _packed(part)) for name, part in parts.items() if part is not None]
        begun = [(f"{_MOMENT}{place}", _packed(changed.at)) for place in {day.location_id for day in changed.days}]
        with self._open() as file:
            file.executemany("INSERT OR REPLACE INTO part (name, body) VALUES (?, ?)", rows)
            # Beside older days, new ones count as no newer than those.
            file.executemany("INSERT OR IGNORE INTO part (name, body) VALUES (?, ?)", begun)
            there = [name for (name,) in file.execute("SELECT name FROM part WHERE name LIKE ?", (f"{_DAY}%",))]
            passed = [(name,) for name in there if not changed.first <= _day_of(name) <= changed.last]
            file.executemany("DELETE FROM part WHERE name = ?", passed)
            if changed.lists is not None:
                self._leave(file, {str(place.id) for place in changed.lists.locations})

    def read(self) -> Kept | None:
        """Return what was kept; None if nothing was, or nothing that this program and key can read."""
        if not self._path.exists():
            return None
        try:
            with self._open() as file:
                parts = dict(file.execute("SELECT name, body FROM part ORDER BY name"))
            if not parts.keys() >= {"person", "lists"}:
                return None
            person = _unpacked(parts["person"], Person)
            lists = _unpacked(parts["lists"], Lists)
            moments = {UUID(of): _unpacked(body, datetime) for of, body in _under(_MOMENT, parts)}
            days = [_unpacked(body, DayTruth) for _, body in _under(_DAY, parts)]
            boards = {UUID(of): _unpacked(body, tuple[Appointment, ...]) for of, body in _under(_BOARD, parts)}
        except (OSError, ValueError, zlib.error):
            # Damaged, of another key, or of a program that knew these things by other names.
            return None
        return Kept(person, lists, tuple((day, moments[day.location_id]) for day in days), boards)

    def erase(self) -> None:
        """Keep nothing any more."""
        self._path.unlink(missing_ok=True)

    def _leave(self, file: Any, here: Collection[str]) -> None:
        """Keep nothing of a location that this person does not see any more."""
        for prefix in (_DAY, _BOARD, _MOMENT):
            for (name,) in file.execute("SELECT name FROM part WHERE name LIKE ?", (f"{prefix}%",)).fetchall():
                if name.removeprefix(prefix).partition("/")[0] not in here:
                    file.execute("DELETE FROM part WHERE name = ?", (name,))

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


def _day_of(name: str) -> date:
    return date.fromisoformat(name.rpartition("/")[2])


def _under(prefix: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name.removeprefix(prefix), body) for name, body in parts.items() if name.startswith(prefix))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what turns values of a kind into JSON and back; made when it is first wanted, it takes a while."""
    # Here, since a half-read pydantic and PySide6's watch over imports get in each other's way.
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
