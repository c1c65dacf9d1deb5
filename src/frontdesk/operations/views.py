"""Schedule views of an office: read, made, changed, chosen as default or behind a digit; each change undoable."""

from dataclasses import dataclass, replace
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.views import ScheduleViewOut
from frontdesk.domain.speech import say
from frontdesk.operations.answers import everything, told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import GONE, Happening, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.views_wire import changes, new_view, preset_of, view_of
from frontdesk.operations.visits import Words
from frontdesk.store.shelf import Shelf
from frontdesk.store.views import Preset, ScheduleView, ViewSettings


@dataclass(frozen=True, slots=True)
class _Left:
    """The view a change left behind; None where it deleted one."""

    view: ScheduleView | None


class Views:
    """Shared views of an office, and the signed-in person's own.

    Attributes:
        views: by location, its views by name.
        presets: ready-made looks; empty until they have been read.
    """

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self.views: Shelf[UUID, ScheduleView] = Shelf()
        self.presets: tuple[Preset, ...] = ()
        self._again = Rereading(self._read_all, "schedule views", means.link, means.tasks, means.pace)
        means.happenings.listen({"view", "view_choice"}, self._heard, self._missed)

    async def show(self, location_id: UUID) -> Outcome:
        """Read the views of an office, and keep them true from now on."""
        if self.views.is_true(location_id) and self.presets:
            return Outcome(ok=True, sentence="")
        _, outcome = await self._means.errands.told(self._read(location_id), say("The views were not read"))
        return outcome

    def look_through(self, view: ViewSettings | None) -> None:
        """The board is seen through a view from now on: have its visits tell what it shows, and no more than that."""
        fields = view.look.asks_for(with_bubble=view.bubble) if view is not None else frozenset()
        self._means.loader.ask_for(fields)

    async def create(self, location_id: UUID, wanted: ViewSettings) -> Outcome:
        """Make a view; undo deletes it."""
        words = Words.said(
            "view {name}",
            "{name} is a view now.",
            "{name} is gone.",
            "The view was not made",
            name=wanted.name,
        )

        async def forward(_left: _Left | None, key: str) -> _Left:
            location = self._means.store.reference.location(location_id)
            if location is None:
                raise Refused(GONE, say("the location is no longer there"))
            with told():
                return self._took(await self._client.views.create(new_view(location, wanted), key=key))

        async def backward(left: _Left, key: str) -> _Left:
            return await self._drop(left, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def change(self, view_id: UUID, wanted: ViewSettings) -> Outcome:
        """Change a view for everybody who uses it; undo makes it as it was."""
        before = self.views.row(view_id)
        if before is None:
            return _unknown()
        words = Words(
            say("change of {name}", name=before.name),
            say("{name} is kept.", name=wanted.name),
            say("{name} as before.", name=before.name),
            say("{name} was not changed", name=before.name),
        )

        async def forward(left: _Left | None, key: str) -> _Left:
            base = left.view if left is not None and left.view is not None else before
            with told():
                return self._took(await self._client.views.update(view_id, changes(base.version, wanted), key=key))

        async def backward(left: _Left, key: str) -> _Left:
            base = left.view or before
            to = changes(base.version, before.settings)
            with told():
                return self._took(await self._client.views.update(view_id, to, key=key))

        return await self._means.errands.run(Errand(words, forward, backward, (view_id,)))

    async def delete(self, view_id: UUID) -> Outcome:
        """Delete a view; undo makes one like it, the default or behind its digit as it was for this person."""
        before = self.views.row(view_id)
        if before is None:
            return _unknown()
        words = Words.said(
            "deletion of {name}",
            "{name} is deleted.",
            "{name} is back.",
            "{name} was not deleted",
            name=before.name,
        )

        async def forward(left: _Left | None, key: str) -> _Left:
            return await self._drop(left if left is not None else _Left(before), key)

        async def backward(_left: _Left, key: str) -> _Left:
            location = self._means.store.reference.location(before.location_id)
            if location is None:
                raise Refused(GONE, say("the location is no longer there"))
            with told():
                made = await self._client.views.create(new_view(location, before.settings), key=key)
                if before.is_default:
                    made = await self._client.views.set_default(made.id, key=f"{key}-default")
                if before.digit is not None:
                    made = await self._client.views.set_shortcut(made.id, before.digit, key=f"{key}-digit")
            return self._chosen(made)

        return await self._means.errands.run(Errand(words, forward, backward, (view_id,)))

    async def set_default(self, view_id: UUID) -> Outcome:
        """Open the office with a view from now on; undo goes back to the one before it, where there was one."""
        view = self.views.row(view_id)
        if view is None:
            return _unknown()
        former = next((row for row in self.views.rows(view.location_id) or () if row.is_default), None)
        words = Words.said(
            "{name} as default",
            "The desk opens with {name} from now on.",
            "The desk opens with {former}.",
            "{name} was not made the default",
            name=view.name,
            former=former.name if former else view.name,
        )

        async def forward(_left: _Left | None, key: str) -> _Left:
            with told():
                return self._chosen(await self._client.views.set_default(view_id, key=key))

        async def backward(_left: _Left, key: str) -> _Left:
            with told():
                return self._chosen(await self._client.views.set_default(former.id if former else view_id, key=key))

        way_back = backward if former is not None and former.id != view_id else None
        return await self._means.errands.run(Errand(words, forward, way_back, (view_id,)))

    async def set_digit(self, view_id: UUID, digit: int) -> Outcome:
        """Put a view behind Ctrl and a digit; undo puts it back behind its former one, where it had one."""
        view = self.views.row(view_id)
        if view is None:
            return _unknown()
        words = Words(
            say("key of {name}", name=view.name),
            say("Ctrl+{digit} shows {name}.", digit=digit, name=view.name),
            say("Ctrl+{digit} shows {name}.", digit=view.digit, name=view.name),
            say("{name} was not put behind Ctrl+{digit}", name=view.name, digit=digit),
        )

        async def forward(_left: _Left | None, key: str) -> _Left:
            with told():
                return self._chosen(await self._client.views.set_shortcut(view_id, digit, key=key))

        async def backward(_left: _Left, key: str) -> _Left:
            with told():
                return self._chosen(await self._client.views.set_shortcut(view_id, view.digit or digit, key=key))

        return await self._means.errands.run(
            Errand(words, forward, backward if view.digit is not None else None, (view_id,))
        )

    # Staying true

    async def _drop(self, left: _Left, key: str) -> _Left:
        if left.view is None:
            raise Refused(GONE, say("it is no longer there"))
        with told():
            await self._client.views.delete(left.view.id, key=key)
        self.views.drop(left.view.id)
        return _Left(None)

    def _took(self, wire: ScheduleViewOut) -> _Left:
        view = view_of(wire)
        self.views.put(view, [view.location_id])
        return _Left(view)

    def _chosen(self, wire: ScheduleViewOut) -> _Left:
        """Take a choice; another view of the office may have given up for it what it was."""
        left = self._took(wire)
        for row in self.views.rows(wire.location.id) or ():
            if row.id != wire.id:
                is_default = row.is_default and not wire.is_default
                digit = row.digit if row.digit != wire.keyboard_shortcut else None
                self.views.put(replace(row, is_default=is_default, digit=digit), [row.location_id])
        return left

    def _heard(self, happening: Happening) -> None:
        known = self.views.row(happening.entity_id)
        if happening.kind == "view.deleted":
            self.views.drop(happening.entity_id)
        elif (
            known is None or happening.version is None or known.version < happening.version
        ) and happening.location_id in (None, *self.views.known()):
            self._again.ask()

    def _missed(self) -> None:
        self.views.doubt()
        self._again.ask()

    async def _read_all(self) -> None:
        for location_id in self._means.still_open(self.views):
            await self._read(location_id)

    async def _read(self, location_id: UUID) -> None:
        with told(), self.views.reading(location_id) as reading:
            if not self.presets:
                self.presets = tuple(preset_of(row) for row in await self._client.views.templates())
            found = await everything(self._client.views.each(location_id=location_id), view_of)
            self.views.put_all(location_id, found, reading)


def _unknown() -> Outcome:
    return Outcome(ok=False, sentence=say("That view is no longer there."), reason=GONE)
