"""Templates of blockouts: made of a day, changed entry by entry, deleted; each in one step that goes back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from frontdesk.client import SchedulingClient
from frontdesk.contract.blockout_templates import (
    AddBlockoutTemplateItemIn,
    BlockoutTemplateItemOut,
    BlockoutTemplateOut,
    CreateBlockoutTemplateIn,
    UpdateBlockoutTemplateIn,
)
from frontdesk.domain.localtime import local_hours
from frontdesk.domain.speech import say, say_count
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand, Once
from frontdesk.operations.gateway import GONE, STALE, Happening, Refused
from frontdesk.operations.heirs import Heirs
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.visits import Words
from frontdesk.store.blockouts import BlockoutTemplate, TemplateEntry, TemplateWish, in_order
from frontdesk.store.shelf import Shelf

_ACTIVE = "active"
SETS_UP = "admin"
"""The role that sets the practice up, its templates included."""
_PARTS = UUID("5f0d6f0e-6a34-4a53-9d2a-2c1f6f1d7c55")
"""Where the keys of a change's parts come from."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What a change left; without a wish there is no template any more."""

    id: UUID
    wish: TemplateWish | None


class BlockoutTemplates:
    """The templates of an office, those for any office included.

    Attributes:
        templates: by location, in the practice's order.
    """

    def __init__(self, means: Means, client: SchedulingClient, role: Callable[[], str] = str) -> None:
        self._means = means
        self._role = role
        self._client = client.blockouts.templates
        self._heirs = Heirs()
        self._begun: set[str] = set()
        self.templates: Shelf[UUID, BlockoutTemplate] = Shelf()
        self._again = Rereading(self._read_all, "blockout templates", means.link, means.tasks, means.pace)
        means.happenings.listen({"blockout_template", "blockout_template_item"}, self._heard, self._missed)

    @property
    def may_change(self) -> bool:
        """Whether the signed-in person may make and change templates; the server has the last word."""
        return self._role() in ("", SETS_UP)

    async def show(self, location_id: UUID) -> Outcome:
        """Read the templates for an office, and keep them true from now on."""
        if self.templates.is_true(location_id):
            return Outcome(ok=True, sentence="")
        _, outcome = await self._means.errands.told(self._read(location_id), say("The templates were not read"))
        return outcome

    def of_day(self, location_id: UUID, day: date) -> tuple[tuple[TemplateEntry, ...], str]:
        """Return a shown day's blockouts as entries of a template, and what is left out, in words.

        What copies leave out is left out here, too, and so is what is held for somebody on the phone.
        """
        store = self._means.store
        view, zone = store.day(location_id, day), store.zone(location_id)
        entries, kept_back = [], 0
        for row in view.blockouts if view is not None else ():
            kind = store.reference.blockout_kind(row.type_id)
            if kind is None or row.type_id is None or row.is_hold:
                continue
            if kind.is_do_not_copy:
                kept_back += 1
                continue
            _, start, end = local_hours(row.interval, zone)
            entries.append(TemplateEntry(row.type_id, row.operatory_id, start, end))
        said = say_count(
            "{count} blockout that copies leave out is left out.",
            "{count} blockouts that copies leave out are left out.",
            kept_back,
        )
        return in_order(entries), said if kept_back else ""

    async def add(self, wish: TemplateWish) -> Outcome:
        """Make a template; undo deletes it."""
        words = Words.said(
            "template “{name}”",
            "{name} is a template now.",
            "{name} is gone.",
            "The template was not made",
            name=wish.name,
        )

        number = Once[int]()

        async def forward(_left: _Left | None, key: str) -> _Left:
            return await self._make(wish, number.of(key, self._next_number), key)

        async def backward(left: _Left, key: str) -> _Left:
            return await self._drop(left.id, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def change(self, before: BlockoutTemplate, wish: TemplateWish) -> Outcome:
        """Make a template as wanted, its entries too; what was laid on days from it stays."""
        words = Words(
            say("change of “{name}”", name=before.name),
            say("{name} is changed.", name=wish.name),
            say("{name} as before.", name=before.name),
            say("{name} was not changed", name=before.name),
        )

        async def forward(_left: _Left | None, key: str) -> _Left:
            return await self._bring(before.id, before.wish, wish, key)

        async def backward(left: _Left, key: str) -> _Left:
            return await self._bring(left.id, wish, before.wish, key)

        return await self._means.errands.run(Errand(words, forward, backward, (before.id,)))

    async def delete(self, template: BlockoutTemplate) -> Outcome:
        """Delete a template; undo makes one like it."""
        words = Words.said(
            "deletion of “{name}”",
            "{name} is deleted.",
            "{name} is back.",
            "{name} was not deleted",
            name=template.name,
        )

        async def forward(left: _Left | None, key: str) -> _Left:
            return await self._drop(left.id if left is not None else template.id, key)

        number = Once[int]()

        async def backward(left: _Left, key: str) -> _Left:
            made = await self._make(template.wish, number.of(key, self._next_number), key)
            self._heirs.inherit(left.id, made.id)
            return made

        return await self._means.errands.run(Errand(words, forward, backward, (template.id,)))

    # Steps at the server

    def _next_number(self) -> int:
        """Return the place in the practice's order behind all that are known."""
        return len({row.id for place in self.templates.known() for row in self.templates.rows(place) or ()})

    async def _make(self, wish: TemplateWish, number: int, key: str) -> _Left:
        """Make a template with its entries; with one of them refused, there is no template."""
        body = CreateBlockoutTemplateIn(
            name=wish.name, location_uuid=wish.location_id, day_of_week=wish.weekday, item_order=number
        )
        with told():
            made = await self._client.create(body, key=key)
        try:
            await self._add(made.id, wish.entries, key)
        except Refused:
            with told():
                await self._client.delete(made.id, key=f"{key}-not")
            raise
        return await self._took(made.id)

    async def _bring(self, template_id: UUID, before: TemplateWish, wish: TemplateWish, key: str) -> _Left:
        """Make a template that is still as *before* as wanted; with a part refused, it is as before again.

        Raises:
            Refused: Somebody else has changed it since.
        """
        template_id = self._heirs.of(template_id)
        with told():
            now, items = await self._state(template_id)
        present = _wish_of(now, items)
        if present == wish:
            return await self._took(template_id)
        # Asked again after an answer that was lost, it may be half done already.
        if present != before and key not in self._begun:
            raise Refused(STALE, say("somebody else has changed it since"))
        self._begun.add(key)
        spare = Counter(wish.entries)
        gone = []
        for item in items:
            entry = _entry_of(item)
            if spare[entry]:
                spare[entry] -= 1
            else:
                gone.append(item)
        new = in_order(spare.elements())
        try:
            # What goes may be in rooms the new place has not, and what comes in rooms that only it has.
            for item in gone:
                with told():
                    await self._client.remove_item(template_id, item.id, key=f"{key}-{item.id}")
            if _head_of(present) != _head_of(wish):
                await self._rename(now, wish, key)
            await self._add(template_id, new, key)
        except Refused:
            await self._restore(template_id, before, f"{key}-not")
            self._begun.discard(key)
            raise
        self._begun.discard(key)
        return await self._took(template_id)

    async def _restore(self, template_id: UUID, before: TemplateWish, key: str) -> None:
        """Bring back what a change that was refused halfway had done already."""
        with told():
            now, items = await self._state(template_id)
            spare = Counter(before.entries)
            for item in items:
                entry = _entry_of(item)
                if spare[entry]:
                    spare[entry] -= 1
                else:
                    await self._client.remove_item(template_id, item.id, key=f"{key}-{item.id}")
        if _head_of(_wish_of(now, items)) != _head_of(before):
            await self._rename(now, before, key)
        await self._add(template_id, in_order(spare.elements()), key)

    async def _rename(self, now: BlockoutTemplateOut, wish: TemplateWish, key: str) -> None:
        body = UpdateBlockoutTemplateIn(
            base_version=now.version, name=wish.name, location_uuid=wish.location_id, day_of_week=wish.weekday
        )
        with told():
            await self._client.update(now.id, body, key=f"{key}-name")

    async def _add(self, template_id: UUID, entries: Sequence[TemplateEntry], key: str) -> None:
        missing = Counter(entries)
        for entry in entries:
            body = AddBlockoutTemplateItemIn(
                blockout_type_uuid=entry.kind_id,
                operatory_uuid=entry.operatory_id,
                start_time=entry.start,
                end_time=entry.end,
            )
            # By what is still missing, so that asked again each has the key it had.
            part = uuid5(_PARTS, f"{key} {entry} {missing[entry]}")
            missing[entry] -= 1
            with told():
                await self._client.add_item(template_id, body, key=str(part))

    async def _drop(self, template_id: UUID, key: str) -> _Left:
        template_id = self._heirs.of(template_id)
        try:
            with told():
                await self._client.delete(template_id, key=key)
        except Refused as refusal:
            if refusal.code != GONE:
                raise
        self.templates.drop(template_id)
        return _Left(template_id, None)

    # Staying true

    async def _state(self, template_id: UUID) -> tuple[BlockoutTemplateOut, Sequence[BlockoutTemplateItemOut]]:
        return await self._client.get(template_id), await self._client.items(template_id)

    async def _took(self, template_id: UUID) -> _Left:
        """Take over what the server now has."""
        with told():
            now, items = await self._state(template_id)
        row = BlockoutTemplate(now.id, now.version, _wish_of(now, items))
        place = row.wish.location_id
        self.templates.put(row, self.templates.known() if place is None else [place])
        return _Left(row.id, row.wish)

    def _heard(self, happening: Happening) -> None:
        if happening.kind == "blockout_template.deleted":
            self.templates.drop(happening.entity_id)
        elif self.templates.known():
            self._again.ask()

    def _missed(self) -> None:
        self.templates.doubt()
        self._again.ask()

    async def _read_all(self) -> None:
        for location_id in self._means.still_open(self.templates):
            await self._read(location_id)

    async def _read(self, location_id: UUID) -> None:
        with told(), self.templates.reading(location_id) as reading:
            rows = [row async for row in self._client.each(location_id=location_id) if row.status == _ACTIVE]
            found = [(row, await self._client.items(row.id)) for row in rows]
            templates = (BlockoutTemplate(row.id, row.version, _wish_of(row, items)) for row, items in found)
            self.templates.put_all(location_id, templates, reading)


def _head_of(wish: TemplateWish) -> tuple[str, UUID | None, int | None]:
    return wish.name, wish.location_id, wish.weekday


def _wish_of(wire: BlockoutTemplateOut, items: Sequence[BlockoutTemplateItemOut]) -> TemplateWish:
    place = wire.location.id if wire.location is not None else None
    return TemplateWish(wire.name, place, wire.day_of_week, in_order(map(_entry_of, items)))


def _entry_of(wire: BlockoutTemplateItemOut) -> TemplateEntry:
    room = wire.operatory.id if wire.operatory is not None else None
    return TemplateEntry(wire.blockout_type.id, room, wire.start_time, wire.end_time)
