"""Answers kept until something speaks against them, also against one that is still on its way."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from frontdesk.operations.newest import Newest

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """What was answered, by what it is about; beyond so many the oldest goes."""

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._known: Newest[K, V] = Newest(most)
        self._objections = 0

    def get(self, key: K) -> V | None:
        """Return what was answered and still holds."""
        return self._known.get(key)

    async def ask(self, key: K, ask: Callable[[], Awaitable[V]]) -> V:
        """Return the answer to *ask*, and keep it unless something has spoken against any of them meanwhile."""
        objections = self._objections
        answer = await ask()
        if objections == self._objections:
            self._known[key] = answer
        return answer

    def forget(self, key: K) -> None:
        """Something speaks against one answer."""
        self._objections += 1
        self._known.pop(key, None)

    def clear(self) -> None:
        """Something may speak against all of them."""
        self._objections += 1
        self._known.clear()
