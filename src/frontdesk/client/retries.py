"""When to try again, and after how long."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

RETRY_READ: Final = frozenset({429, 502, 503, 504})
RETRY_WRITE: Final = frozenset({429, 503})
"""502 and 504 are a gateway's: the server behind it may have done the work."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double, each shortened at random so that desks do not come back in step.

    Attributes:
        attempts: how often a request is tried in all.
        first: the longest first wait in seconds.
        longest: no wait is longer than this many seconds; who is asked to wait longer is not tried again.
    """

    attempts: int = 3
    first: float = 0.25
    longest: float = 8.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    random: Callable[[], float] = field(default=random.random)

    def is_too_long(self, retry_after: str | None) -> bool:
        """Whether a server's wish is longer than any wait: to come back earlier would only count against the caller."""
        return (seconds(retry_after) or 0.0) > self.longest

    def delay(self, attempt: int, retry_after: str | None = None) -> float:
        """Seconds to wait after the given attempt, counted from 1; a server's own wish is respected."""
        wish = seconds(retry_after)
        if wish is not None:
            return min(wish, self.longest)
        ceiling = min(self.first * 2.0 ** min(attempt - 1, 16), self.longest)
        return ceiling * (0.5 + self.random() / 2)

    async def wait(self, attempt: int, retry_after: str | None = None) -> None:
        """Sleep for the delay."""
        await self.sleep(self.delay(attempt, retry_after))


def seconds(retry_after: str | None) -> float | None:
    """Return a server's wish in seconds; None for what is none."""
    if retry_after is None or not (retry_after.isascii() and retry_after.isdigit()):
        return None
    return float(retry_after)
