"""Lists the desk knows beside its days: of each place or person one list, replaced as a whole or row by row."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, Literal, Protocol, TypeVar
from uuid import UUID


class Row(Protocol):
    """What a shelf holds."""

    @property
    def id(self) -> UUID:
        """Which one it is."""
        ...

    @property
    def version(self) -> int:
        """How often it was changed."""
        ...


K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Row)
_Event = Literal["came", "changed", "went"]


class Shelf(Generic[K, R]):
    """Lists by key, as the server last told them; all of it is called from one thread.

    A row that arrives with a lower version than the one known is ignored, and so is what a reading tells of a row
    that came or went while it was under way. Listeners are called with the keys whose list changed, once for each
    change, and only when something did.
    """

    def __init__(self) -> None:
        self._lists: dict[K, dict[UUID, R]] = {}
        # Readings are numbered as they begin; what happens is noted under the number of the newest of them.
        self._readings = 0
        self._being_read: Counter[K] = Counter()
        self._read_by: dict[K, int] = {}
        self._touched: dict[K, dict[UUID, tuple[int, _Event]]] = {}
        self._doubted: dict[K, int] = {}
        self._listeners: dict[object, Callable[[frozenset[K]], None]] = {}

    def rows(self, key: K) -> tuple[R, ...] | None:
        """Return the list in the order it came, or None while it has not been read."""
        held = self._lists.get(key)
        return tuple(held.values()) if held is not None else None

    def row(self, row_id: UUID) -> R | None:
        """Return one row, from whichever list holds it."""
        return next((held[row_id] for held in self._lists.values() if row_id in held), None)

    def known(self) -> frozenset[K]:
        """Return which lists are known or being read, which changes therefore concern."""
        return frozenset(self._lists) | self._being_read.keys()

    def is_true(self, key: K) -> bool:
        """Say whether the list is known and nothing has been missed since it was read."""
        return key in self._lists and key not in self._doubted

    @contextmanager
    def reading(self, key: K) -> Iterator[int]:
        """Read a list within; gives the reading's number, for `put_all`."""
        self._readings += 1
        number = self._readings
        self._being_read[key] += 1
        try:
            yield number
        finally:
            self._being_read[key] -= 1
            if not self._being_read[key]:
                del self._being_read[key]
                self._touched.pop(key, None)

    def put_all(self, key: K, rows: Iterable[R], reading: int | None = None) -> None:
        """Take a whole list; rows known in a newer version stay as they are known.

        With the number of a *reading*, so does whatever came, went or was doubted since that began, and a list that
        a later reading has told already.
        """
        if reading is not None and reading < self._read_by.get(key, 0):
            return
        old = self._lists.get(key)
        new = {row.id: self._newer(old.get(row.id) if old else None, row) for row in rows}
        if reading is None or self._doubted.get(key, 0) < reading:
            self._doubted.pop(key, None)
        if reading is not None:
            self._read_by[key] = reading
            self._keep_touched(key, new, reading)
        if old is None or list(old.items()) != list(new.items()):
            self._lists[key] = new
            self._tell({key})

    def put(self, row: R, keys: Iterable[K]) -> None:
        """Take one row into the lists *keys* that are known, and out of all others."""
        wanted = set(keys)
        touched: set[K] = set()
        for key, held in self._lists.items():
            known = held.get(row.id)
            if key not in wanted:
                if held.pop(row.id, None) is not None:
                    self._touch(key, row.id, "went")
                    touched.add(key)
                continue
            self._touch(key, row.id, "came" if known is None else "changed")
            if known is None or (known.version <= row.version and known != row):
                held[row.id] = row
                touched.add(key)
        self._tell(touched)

    def drop(self, row_id: UUID) -> None:
        """Let go of a row wherever it is."""
        for key in self.known():
            self._touch(key, row_id, "went")
        self._tell({key for key, held in self._lists.items() if held.pop(row_id, None) is not None})

    def doubt(self) -> None:
        """Changes may have been missed: every list stays as it is until one reads it anew."""
        self._doubted.update(dict.fromkeys(self.known(), self._readings))

    def release(self, key: K) -> None:
        """Forget a list nobody looks at."""
        for known in (self._lists, self._doubted, self._read_by):
            known.pop(key, None)

    def subscribe(self, listener: Callable[[frozenset[K]], None]) -> Callable[[], None]:
        """Call *listener* with the keys of the lists that changed; return what ends it."""
        token = object()
        self._listeners[token] = listener

        def end() -> None:
            self._listeners.pop(token, None)

        return end

    def _touch(self, key: K, row_id: UUID, event: _Event) -> None:
        """Note what happened to a row of a list, for the readings of it that are under way."""
        if not self._being_read[key]:
            return
        touched = self._touched.setdefault(key, {})
        if event == "changed" and touched.get(row_id, (0, event))[1] == "came":
            event = "came"
        touched[row_id] = (self._readings, event)

    def _keep_touched(self, key: K, new: dict[UUID, R], reading: int) -> None:
        """Have what came, went or changed since a *reading* began be in what it told as it is known."""
        old = self._lists.get(key, {})
        for row_id, (since, event) in self._touched.get(key, {}).items():
            if since < reading:
                continue
            known, told = old.get(row_id), new.get(row_id)
            if known is None:
                new.pop(row_id, None)
            # What was only changed here and is not told has gone elsewhere.
            elif told.version <= known.version if told is not None else event == "came":
                new[row_id] = known

    def _newer(self, known: R | None, row: R) -> R:
        return known if known is not None and known.version > row.version else row

    def _tell(self, keys: set[K]) -> None:
        if keys:
            for listener in list(self._listeners.values()):
                listener(frozenset(keys))
