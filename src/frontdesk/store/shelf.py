"""Lists the desk knows beside its days: of each place or person one list, replaced as a whole or row by row."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, Protocol, TypeVar
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


class Shelf(Generic[K, R]):
    """Lists by key, as the server last told them; all of it is called from one thread.

    A row that arrives with a lower version than the one known is ignored. Listeners are called with the keys whose
    list changed, once for each change, and only when something did.
    """

    def __init__(self) -> None:
        self._lists: dict[K, dict[UUID, R]] = {}
        self._doubted: set[K] = set()
        self._listeners: dict[object, Callable[[frozenset[K]], None]] = {}

    def rows(self, key: K) -> tuple[R, ...] | None:
        """Return the list in the order it came, or None while it has not been read."""
        held = self._lists.get(key)
        return tuple(held.values()) if held is not None else None

    def row(self, row_id: UUID) -> R | None:
        """Return one row, from whichever list holds it."""
        return next((held[row_id] for held in self._lists.values() if row_id in held), None)

    def known(self) -> frozenset[K]:
        """Return which lists are known."""
        return frozenset(self._lists)

    def is_true(self, key: K) -> bool:
        """Say whether the list is known and nothing has been missed since it was read."""
        return key in self._lists and key not in self._doubted

    def put_all(self, key: K, rows: Iterable[R]) -> None:
        """Take a whole list; rows known in a newer version stay as they are known."""
        old = self._lists.get(key)
        new = {row.id: self._newer(old.get(row.id) if old else None, row) for row in rows}
        self._doubted.discard(key)
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
                    touched.add(key)
            elif known is None or (known.version <= row.version and known != row):
                held[row.id] = row
                touched.add(key)
        self._tell(touched)

    def drop(self, row_id: UUID) -> None:
        """Let go of a row wherever it is."""
        self._tell({key for key, held in self._lists.items() if held.pop(row_id, None) is not None})

    def doubt(self) -> None:
        """Changes may have been missed: every list stays as it is until it is read again."""
        self._doubted.update(self._lists)

    def release(self, key: K) -> None:
        """Forget a list nobody looks at."""
        self._lists.pop(key, None)
        self._doubted.discard(key)

    def subscribe(self, listener: Callable[[frozenset[K]], None]) -> Callable[[], None]:
        """Call *listener* with the keys of the lists that changed; return what ends it."""
        token = object()
        self._listeners[token] = listener

        def end() -> None:
            self._listeners.pop(token, None)

        return end

    def _newer(self, known: R | None, row: R) -> R:
        return known if known is not None and known.version > row.version else row

    def _tell(self, keys: set[K]) -> None:
        if keys:
            for listener in list(self._listeners.values()):
                listener(frozenset(keys))
