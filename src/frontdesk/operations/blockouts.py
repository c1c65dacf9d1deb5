"""Blocked time: made, moved, changed and taken away, singly or with all that was made along; copies and templates.

Whatever is done shows on the board at once, and goes back in one step.
"""

import asyncio
import operator
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from frontdesk.client import ApiError, SchedulingClient
from frontdesk.contract.blockout_templates import (
    ApplyBlockoutTemplateIn,
    CopyBlockoutDayIn,
    CopyBlockoutWeekIn,
    RepeatBlockoutWeeksIn,
    RepeatedBlockoutsOut,
)
from frontdesk.contract.blockouts import BlockoutOut, CreateBlockoutIn, UpdateBlockoutIn
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date, local_hours, to_instant_after_gap
from frontdesk.domain.speech import say
from frontdesk.operations import translate
from frontdesk.operations.answers import told
from frontdesk.operations.blockout_copies import Made, copies, monday, told_of
from frontdesk.operations.errands import Errand, Once
from frontdesk.operations.gateway import GONE, Refused
from frontdesk.operations.heirs import Heirs
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.shownblockouts import Rows, showing
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import clock, day_name
from frontdesk.store.blockouts import BlockoutTemplate, BlockWish, LocalSpan
from frontdesk.store.entities import Blockout

_WEEK = timedelta(days=7)


class Blockouts:
    """Everything that is done with blocked time."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self._turn = asyncio.Lock()
        self._own = OwnVersions()
        self._heirs = Heirs()

    # One, or one and its group

    async def block(self, wish: BlockWish) -> Outcome:
        """Block or reserve some time."""
        name = self._kind_name(wish.kind_id)
        where = self._where(wish.location_id, wish.operatory_id, wish.interval)
        words = Words.said(
            "blockout “{name}”",
            "{name}: {where}.",
            "{name} is gone.",
            "{name} was not blocked",
            name=name,
            where=where,
        )
        shown = (self._provisional(wish),)

        async def forward(left: Rows | None, key: str) -> Rows:
            made = await self._showing(key, (), shown, lambda: self._create(wish, key))
            self._inherit(left or (), made)
            return made

        async def backward(left: Rows, key: str) -> Rows:
            return await self._take_away(left, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def change(self, before: Blockout, wish: BlockWish, *, with_group: bool = False) -> Outcome:
        """Give a blockout another place, time, kind or note; with its group, all take what is changed."""
        name = self._kind_name(wish.kind_id) or before.name
        rows = self.group_of(before) if with_group else (before,)
        wanted = tuple(self._changed(before, row, wish) for row in rows)
        if wanted == rows:
            return Outcome(ok=True, sentence=say("Nothing was changed."))
        where = self._where(wish.location_id, wish.operatory_id, wish.interval)
        what = name if len(rows) == 1 else say("{count} blockouts “{name}”", count=len(rows), name=name)
        words = Words.said(
            "change of {what}",
            "{what}: {where}.",
            "{what} as before.",
            "{what} stayed as before",
            what=what,
            where=where,
        )
        group = with_group and before.group_id is not None
        to_other_room = wish.operatory_id != before.operatory_id
        was_apart = len({row.operatory_id for row in rows}) > 1

        is_alike = len({(row.type_id, row.note, self._clocks(row)) for row in rows}) == 1

        def asked(to: Blockout, version: int, *, is_back: bool) -> UpdateBlockoutIn:
            # What stood over visits before may stand there again.
            more = {"apply_to_group": group, "allow_overlap": is_back}
            keeps_rooms = group and (not to_other_room or (is_back and was_apart))
            return self._asked(to, version, more if keeps_rooms else {**more, "operatory_uuid": to.operatory_id})

        found = Once[Rows]()

        async def sent(to: Rows, left: Rows, key: str, *, is_back: bool) -> Rows:
            is_apart = is_back and group and (not is_alike or (to_other_room and was_apart))

            async def ask() -> Rows:
                # Each makes a version: asked again, the first is still to be sent on the one before it.
                stood = found.of(key, lambda: self._stood(rows, left)) if is_apart else self._stood(rows, left)
                now = list(stood)
                with told(self._means.store.zone(before.location_id)):
                    try:
                        if is_apart:
                            await self._each_to(rows, now, key)
                        if is_apart and not is_alike:
                            return tuple(now)
                        # Also those on days that this desk has not loaded.
                        body = asked(to[0], now[0].version, is_back=is_back)
                        wire = await self._client.blockouts.update(now[0].id, body, key=key)
                    except ApiError:
                        # All of them or none, like what was deleted.
                        await self._each_to(stood, now, f"{key}-not")
                        raise
                others = zip(to[1:], now[1:], strict=True)
                left_behind = (
                    replace(row, id=was.id, version=was.version + _is_change(was, row)) for row, was in others
                )
                return (*self._translated([wire]), *left_behind)

            return await self._showing(key, [self._heirs.of(row.id) for row in to], to, ask)

        async def forward(left: Rows | None, key: str) -> Rows:
            return await sent(wanted, left or rows, key, is_back=False)

        async def backward(left: Rows, key: str) -> Rows:
            return await sent(rows, left, key, is_back=True)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def delete(self, blockout: Blockout, *, with_group: bool = False) -> Outcome:
        """Give the time back; with the group, all of it that the loaded days hold."""
        rows = self.group_of(blockout) if with_group else (blockout,)
        what = (
            blockout.name if len(rows) == 1 else say("{count} blockouts “{name}”", count=len(rows), name=blockout.name)
        )
        words = Words.said(
            "removal of {what}",
            "{what} is gone.",
            "{what} is back.",
            "{what} was not removed",
            what=what,
        )

        async def forward(left: Rows | None, key: str) -> Rows:
            there = left or rows
            await self._take_away(there, key)
            return there

        async def backward(left: Rows, key: str) -> Rows:
            async def again() -> Rows:
                back: Rows = ()
                try:
                    for row in left:
                        back += await self._create(_wish_of(row), f"{key}-{row.id}", row.group_id)
                except Refused:
                    # All of them or none: half a group would be neither what was there nor what is.
                    for row in back:
                        with told():
                            await self._client.blockouts.delete(row.id, key=f"{key}-{row.id}-not")
                    raise
                self._inherit(left, back)
                return back

            return await self._showing(key, (), left, again)

        return await self._means.errands.run(Errand(words, forward, backward))

    # Many at once

    async def copy_day(self, location_id: UUID, source: date, target: date) -> Outcome:
        """Copy a day's blockouts to another."""
        body = CopyBlockoutDayIn(location_uuid=location_id, source_date=source, target_date=target)
        shown = copies(self._means.store, location_id, source, 1, [target - source])
        return await self._make(
            location_id,
            (target, target),
            shown,
            lambda key: self._client.blockouts.copy_day(body, key=key),
            say("copy of {day} to {other}", day=day_name(source), other=day_name(target)),
        )

    async def copy_week(self, location_id: UUID, source: date, target: date) -> Outcome:
        """Copy the blockouts of the week that holds *source* to the week that holds *target*."""
        first, last = monday(source), monday(target)
        body = CopyBlockoutWeekIn(location_uuid=location_id, source_week_start=first, target_week_start=last)
        shown = copies(self._means.store, location_id, first, 7, [last - first])
        return await self._make(
            location_id,
            (last, last + _WEEK),
            shown,
            lambda key: self._client.blockouts.copy_week(body, key=key),
            say(
                "copy of the week of {day} to that of {other}",
                day=day_name(first),
                other=day_name(last),
            ),
        )

    async def repeat_weekly(self, location_id: UUID, source: date, weeks: int) -> Outcome:
        """Copy the blockouts of a week to each of so many weeks after it."""
        first = monday(source)
        body = RepeatBlockoutWeeksIn(location_uuid=location_id, source_week_start=first, num_weeks=weeks)
        shown = copies(self._means.store, location_id, first, 7, [_WEEK * number for number in range(1, weeks + 1)])
        return await self._make(
            location_id,
            (first + _WEEK, first + _WEEK * (weeks + 1)),
            shown,
            lambda key: self._client.blockouts.repeat_weeks(body, key=key),
            say("repetition of the week of {day}", day=day_name(first)),
        )

    async def apply(self, template: BlockoutTemplate, location_id: UUID, day: date) -> Outcome:
        """Lay a template on a day."""
        body = ApplyBlockoutTemplateIn(location_uuid=location_id, target_date=day)
        return await self._make(
            location_id,
            (day, day),
            (),
            lambda key: self._client.blockouts.templates.apply(template.id, body, key=key),
            say("template “{name}” on {day}", name=template.name, day=day_name(day)),
        )

    async def _make(
        self,
        location_id: UUID,
        days: tuple[date, date],
        shown: Rows,
        ask: Callable[[str], Awaitable[RepeatedBlockoutsOut]],
        label: str,
    ) -> Outcome:
        words = Words(label, "", say("the copies are gone."), say("Nothing was copied"))

        async def forward(_left: Made | None, key: str) -> Made:
            made: list[Made] = []

            async def asked() -> Rows:
                with told():
                    answer = await ask(key)
                made.append(Made(answer.count, answer.blockout_group_uuid, tuple(answer.warnings or ())))
                return await self._made_by(location_id, days, answer.blockout_group_uuid)

            await self._showing(key, (), shown, asked)
            return made[-1]

        async def backward(left: Made, key: str) -> Made:
            if left.count and left.group is None:
                why = say("the server did not say what it made, so it cannot be taken back in one go")
                raise Refused("unknown", why)
            await self._take_away(await self._made_by(location_id, days, left.group), key)
            return left

        return await self._means.errands.run(Errand(words, forward, backward, said=told_of))

    async def _made_by(self, location_id: UUID, days: tuple[date, date], group: UUID | None) -> Rows:
        """Return what one call made, wherever it lies."""
        if group is None:
            return ()
        with told():
            each = self._client.blockouts.each(location_id=location_id, date_from=days[0], date_to=days[1])
            return self._translated([row async for row in each if row.blockout_group_uuid == group])

    # Within

    async def _create(self, wish: BlockWish, key: str, group: UUID | None = None) -> Rows:
        span = self._local(wish.location_id, wish.interval)
        body = CreateBlockoutIn(
            blockout_type_uuid=wish.kind_id,
            location_uuid=wish.location_id,
            operatory_uuids=[wish.operatory_id] if wish.operatory_id is not None else None,
            schedule_date=span.day,
            start_time=span.start,
            end_time=span.end,
            note=wish.note,
            blockout_group_uuid=group,
        )
        with told(self._means.store.zone(wish.location_id)):
            answer = await self._client.blockouts.create(body, key=key)
        return self._translated(answer.items)

    def _stood(self, rows: Rows, left: Rows) -> Rows:
        """Return how a change *left* these, as they are called now and with what only this desk did to them since."""
        names = [self._heirs.of(row.id) for row in rows]
        each = zip(names, rows, left, strict=True)
        return tuple(replace(was, id=name, version=self._latest(name, row.id, was.version)) for name, row, was in each)

    async def _each_to(self, rows: Rows, now: list[Blockout], key: str) -> None:
        """Make each of a group by itself what it is in *rows*; *now* is how they stand, and will stand."""
        for number, (row, was) in enumerate(zip(rows, tuple(now), strict=True)):
            if not _is_change(was, row):
                continue
            body = self._asked(row, was.version, {"operatory_uuid": row.operatory_id, "allow_overlap": True})
            wire = await self._client.blockouts.update(was.id, body, key=f"{key}-{row.id}")
            self._own.made(was.id, wire.version, was.version)
            now[number] = replace(row, id=was.id, version=wire.version)

    def _asked(self, to: Blockout, version: int, more: Mapping[str, Any]) -> UpdateBlockoutIn:
        """Return the request that one in this version be like *to*."""
        span = self._local(to.location_id, to.interval)
        return UpdateBlockoutIn(
            base_version=version,
            blockout_type_uuid=to.type_id,
            schedule_date=span.day,
            start_time=span.start,
            end_time=span.end,
            note=to.note,
        ).model_copy(update=more)

    async def _take_away(self, rows: Rows, key: str) -> Rows:
        async def ask() -> Rows:
            for row in rows:
                try:
                    with told():
                        await self._client.blockouts.delete(self._heirs.of(row.id), key=f"{key}-{row.id}")
                except Refused as refusal:
                    if refusal.code != GONE:
                        raise
            return ()

        await self._showing(key, [self._heirs.of(row.id) for row in rows], (), ask)
        return rows

    def _latest(self, now: UUID, once: UUID, version: int) -> int:
        """Return the version to base a change on; one brought back has begun to count anew."""
        return self._own.latest(now, version) if now == once else self._own.newest(now)

    def _inherit(self, old: Rows, new: Rows) -> None:
        for before, after in zip(old, new, strict=False):
            self._heirs.inherit(before.id, after.id)

    async def _showing(self, key: str, hides: Iterable[UUID], shows: Rows, ask: Callable[[], Awaitable[Rows]]) -> Rows:
        """Ask the server while the board shows what is wanted; it stays shown as long as nobody answers."""

        async def in_turn() -> Rows:
            # One after the other: a change may be made of what the one before it is still making.
            async with self._turn:
                rows = await ask()
            known = {row.id: self._own.latest(row.id, row.version) for row in shows}
            for row in rows:
                self._own.made(row.id, row.version, known.get(row.id, 0))
            return rows

        return await showing(self._means.store, key, hides, shows, in_turn)

    def _provisional(self, wish: BlockWish) -> Blockout:
        kind = self._means.store.reference.blockout_kind(wish.kind_id)
        return Blockout(
            id=uuid4(),
            version=0,
            type_id=wish.kind_id,
            name=kind.name if kind else "",
            color=kind.color if kind else "",
            is_no_schedule=kind.is_no_schedule if kind else False,
            location_id=wish.location_id,
            operatory_id=wish.operatory_id,
            interval=wish.interval,
            note=wish.note,
        )

    def _changed(self, first: Blockout, row: Blockout, wish: BlockWish) -> Blockout:
        """Return one of a group as the server will change it when the *first* is asked to be like *wish*."""
        kind = self._means.store.reference.blockout_kind(wish.kind_id)
        room = row.operatory_id if wish.operatory_id == first.operatory_id else wish.operatory_id
        return replace(
            row,
            type_id=wish.kind_id,
            name=kind.name if kind else row.name,
            color=kind.color if kind else row.color,
            is_no_schedule=kind.is_no_schedule if kind else row.is_no_schedule,
            operatory_id=room,
            interval=wish.interval if row is first else self._along(first, row, wish.interval),
            note=wish.note,
        )

    def _along(self, first: Blockout, row: Blockout, to: Interval) -> Interval:
        """Return when one of a group is after the *first* went *to* another time: at those times of as many days on."""
        zone = self._means.store.zone(row.location_id)
        days = local_date(row.interval.start, zone) - local_date(first.interval.start, zone)
        day, begins, ends = local_hours(to, zone)
        last = day if ends != time(0) else day + timedelta(days=1)
        start, end = to_instant_after_gap(day + days, begins, zone), to_instant_after_gap(last + days, ends, zone)
        # Both can be in an hour that the clocks jump over; the server refuses that, with a reason.
        return Interval(start, max(end, start + timedelta(minutes=1)))

    def group_of(self, blockout: Blockout) -> Rows:
        """Return it and all that were made with it, as far as this desk has their days."""
        if blockout.group_id is None:
            return (blockout,)
        found = {blockout.id: blockout}
        store = self._means.store
        for key in store.loaded_days():
            view = store.day(*key)
            for row in view.blockouts if view is not None else ():
                if row.group_id == blockout.group_id:
                    found.setdefault(row.id, row)
        return tuple(found.values())

    def _translated(self, wires: Iterable[BlockoutOut]) -> Rows:
        store = self._means.store
        rows = []
        for wire in wires:
            row = translate.blockout(wire, {}, store.zone(wire.location.id))
            kind = store.reference.blockout_kind(wire.blockout_type.id)
            if row is not None:
                rows.append(row if kind is None else _of_kind(row, kind.color, is_no_schedule=kind.is_no_schedule))
        return tuple(rows)

    def _local(self, location_id: UUID, interval: Interval) -> LocalSpan:
        zone = self._means.store.zone(location_id)
        return LocalSpan(*local_hours(interval, zone))

    def _clocks(self, row: Blockout) -> tuple[time, time]:
        span = self._local(row.location_id, row.interval)
        return span.start, span.end

    def _kind_name(self, kind_id: UUID) -> str:
        kind = self._means.store.reference.blockout_kind(kind_id)
        return kind.name if kind is not None else say("Blockout")

    def _where(self, location_id: UUID, operatory_id: UUID | None, interval: Interval) -> str:
        reference = self._means.store.reference
        zone = reference.zone(location_id)
        room = reference.operatory(operatory_id)
        place = room.short_name if room is not None else say("the whole office")
        words = f"{clock(interval.start, zone)}–{clock(interval.end, zone)}, {place}"
        day = local_date(interval.start, zone)
        return words if day == self._means.loader.seen_day() else f"{day_name(day)}, {words}"


def _is_change(was: Blockout, row: Blockout) -> bool:
    """Say whether the server makes a version of it that one is asked to be like the other."""
    asked = operator.attrgetter("type_id", "operatory_id", "interval", "note")
    return bool(asked(was) != asked(row))


def _of_kind(row: Blockout, color: str, *, is_no_schedule: bool) -> Blockout:
    return replace(row, color=color, is_no_schedule=is_no_schedule)


def _wish_of(row: Blockout) -> BlockWish:
    if row.type_id is None:
        raise Refused("unknown", say("nobody knows what it was for"))
    return BlockWish(row.location_id, row.operatory_id, row.interval, row.type_id, row.note)
