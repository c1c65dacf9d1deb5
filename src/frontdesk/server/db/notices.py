"""What the processes on one PostgreSQL database tell each other, with the commit of what it is about."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

CHANNEL = "frontdesk"
APPLICATION_NAME = "frontdesk listener"
# A peer that has vanished without a word is noticed within a minute.
ALIVE = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind, as in "event", and what there is to say about it: ids and digests, never names."""

    kind: str
    said: str


def in_words(sender: str, notice: Notice) -> str:
    """Return the notice as it travels."""
    return f"{sender} {notice.kind} {notice.said}"


@asynccontextmanager
async def listening(sender: str, connect: dict[str, Any]) -> AsyncIterator[AsyncIterator[Notice]]:
    """Give the notices of everybody but *sender*, in the order of their commits, from this moment on.

    Args:
        sender: Whose notices are left out.
        connect: What ``psycopg.connect`` takes.

    Raises:
        psycopg.Error: The connection cannot be made, or ends; also where the event loop cannot watch sockets.
    """
    import psycopg

    options = {**connect, **ALIVE, "application_name": APPLICATION_NAME}
    connection = await psycopg.AsyncConnection.connect(autocommit=True, **options)
    try:
        await connection.execute(f"LISTEN {CHANNEL}")
        async with aclosing(_of_others(connection, sender)) as notices:
            yield notices
    finally:
        await connection.close()


async def _of_others(connection: psycopg.AsyncConnection[Any], sender: str) -> AsyncGenerator[Notice, None]:
    async with aclosing(connection.notifies()) as heard:
        async for notify in heard:
            who, _, rest = notify.payload.partition(" ")
            kind, _, said = rest.partition(" ")
            if who != sender:
                yield Notice(kind, said)
