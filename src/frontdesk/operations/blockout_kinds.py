"""The kinds of blockout a practice keeps: added and changed, each in one step that goes back."""

from dataclasses import replace
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.blockouts import BlockoutTypeOut, CreateBlockoutTypeIn, UpdateBlockoutTypeIn
from frontdesk.domain.speech import say
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.visits import Words
from frontdesk.store.blockouts import KindWish
from frontdesk.store.entities import BlockoutKind


class BlockoutKinds:
    """What time may be blocked for.."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._types = client.blockouts.types
        self._own = OwnVersions()

    async def add(self, wish: KindWish) -> Outcome:
        """Add a kind, last in the order."""
        words = Words.said(
            "blockout type “{name}”",
            "{name} can be blocked for.",
            "{name} is no longer offered.",
            "{name} was not added",
            name=wish.name,
        )
        order = max((row.item_order for row in self._means.store.reference.blockout_kinds), default=-1) + 1

        async def forward(left: BlockoutTypeOut | None, key: str) -> BlockoutTypeOut:
            if left is not None:
                return await self._update(left.id, left.version, wish, key)
            body = CreateBlockoutTypeIn(
                name=wish.name,
                color=wish.color,
                is_no_schedule=wish.is_no_schedule,
                is_do_not_copy=wish.is_do_not_copy,
                item_order=order,
            )
            with told():
                return await self._types.create(body, key=key)

        async def backward(left: BlockoutTypeOut, key: str) -> BlockoutTypeOut:
            # Hidden, not deleted: somebody may have blocked time for it meanwhile.
            return await self._update(left.id, left.version, replace(wish, is_offered=False), key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def change(self, before: BlockoutKind, wish: KindWish) -> Outcome:
        """Change a kind; the blockouts of it follow."""
        words = Words(
            say("change of “{name}”", name=before.name),
            say("{name} is changed.", name=wish.name),
            say("{name} as before.", name=before.name),
            say("{name} was not changed", name=before.name),
        )
        was = KindWish(
            before.name, before.color, before.is_no_schedule, before.is_do_not_copy, is_offered=before.is_offered
        )

        async def forward(left: BlockoutTypeOut | None, key: str) -> BlockoutTypeOut:
            return await self._update(before.id, left.version if left else before.version, wish, key)

        async def backward(left: BlockoutTypeOut, key: str) -> BlockoutTypeOut:
            return await self._update(before.id, left.version, was, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def _update(self, kind_id: UUID, version: int, wish: KindWish, key: str) -> BlockoutTypeOut:
        # An undo is based on what the steps undone before it left.
        base = self._own.latest(kind_id, version)
        body = UpdateBlockoutTypeIn(
            base_version=base,
            name=wish.name,
            color=wish.color,
            is_no_schedule=wish.is_no_schedule,
            is_do_not_copy=wish.is_do_not_copy,
            is_hidden=not wish.is_offered,
        )
        with told():
            answer = await self._types.update(kind_id, body, key=key)
        self._own.made(kind_id, answer.version, base)
        return answer
