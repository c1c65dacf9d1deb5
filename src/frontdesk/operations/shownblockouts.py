"""Blockouts shown as this desk wants them while the server is asked."""

from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from frontdesk.operations.gateway import NotSent, Unanswered
from frontdesk.store.changes import PendingBlockouts
from frontdesk.store.entities import Blockout
from frontdesk.store.store import Store

Rows = tuple[Blockout, ...]


async def showing(
    store: Store, key: str, hides: Iterable[UUID], shows: Rows, ask: Callable[[], Awaitable[Rows]]
) -> Rows:
    """Show *shows* in place of *hides* until the server has answered *ask*, then what it answered.

    *key* is a UUID as text; asked again under the same key because nobody answered, it goes on showing the same.
    """
    hidden, pending = frozenset(hides), UUID(key)
    store.begin_blockouts(PendingBlockouts(pending, hidden, shows))
    try:
        rows = await ask()
    except (NotSent, Unanswered):
        raise
    except BaseException:
        store.settle_blockouts(pending)
        raise
    store.settle_blockouts(pending, hidden, rows)
    return rows
