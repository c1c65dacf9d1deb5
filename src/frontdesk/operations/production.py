"""Production by provider against the goals, and the goals themselves."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.production import ProductionGoalOut, ProviderProductionOut, UpsertProductionGoalIn
from frontdesk.domain.speech import current, say, say_count
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import GatewayError, Happening, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.visits import Words
from frontdesk.store.production import NOBODY, GoalSpan, ProviderProduction, SpanKey
from frontdesk.store.shelf import Shelf

log = logging.getLogger(__name__)

_NAMED = 3
_SETS_UP = "admin"
"""The role that sets the practice up, its goals included."""


@dataclass(frozen=True, slots=True)
class _Left:
    """The goal a change left behind, if any, and the amount before it."""

    goal: ProductionGoalOut | None
    before: Decimal | None


_Before = dict[tuple[UUID, date], Decimal]
"""What goals there were, by provider and day."""


class Production:
    """What an office produces.

    Attributes:
        lines: by location and days, each provider's production; only of what is looked at.
    """

    def __init__(self, means: Means, client: SchedulingClient, role: Callable[[], str] = str) -> None:
        self._means = means
        self._role = role
        self._client = client
        self.lines: Shelf[SpanKey, ProviderProduction] = Shelf()
        self._shown: SpanKey | None = None
        self._again = Rereading(self._read_shown, "production", means.link, means.tasks, means.pace)
        means.happenings.listen({"appointment", "production_goal"}, self._heard, self._missed)

    @property
    def may_set(self) -> bool:
        """Whether the signed-in person may set goals; the server has the last word."""
        return self._role() in ("", _SETS_UP)

    async def show(self, location_id: UUID, first: date, last: date) -> Outcome:
        """Read the production of some days, both included, and keep it true until `leave`."""
        if self._shown is not None and self._shown != (location_id, first, last):
            self.lines.release(self._shown)
        self._shown = (location_id, first, last)
        _, outcome = await self._means.errands.told(self._read_shown(), say("The production was not read"))
        return outcome

    def leave(self) -> None:
        """Nobody looks at it any more."""
        if self._shown is not None:
            self.lines.release(self._shown)
            self._shown = None

    async def set_goal(self, location_id: UUID, provider_id: UUID, day: date, amount: Decimal) -> Outcome:
        """Set what a provider means to produce on a day; nothing takes the goal away. Undo puts it back as it was."""
        whose = self._name(provider_id)
        done = (
            say("{whose}: goal of {amount}.", whose=whose, amount=current().amount(amount))
            if amount
            else say("{whose} has no goal that day any more.", whose=whose)
        )
        words = Words(
            say("goal of {whose}", whose=whose),
            done,
            say("the goal of {whose} is as before.", whose=whose),
            say("The goal was not set"),
        )

        async def forward(left: _Left | None, key: str) -> _Left:
            before = left.before if left is not None else await self._amount(location_id, provider_id, day)
            return _Left(await self._put(location_id, provider_id, day, amount, key), before)

        async def backward(left: _Left, key: str) -> _Left:
            to = left.before or Decimal(0)
            return _Left(await self._put(location_id, provider_id, day, to, key), left.before)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def set_goals(self, location_id: UUID, wanted: GoalSpan) -> Outcome:
        """Set one goal for some providers on some weekdays of a span, holidays left out; undo puts each back.

        When one of them is refused, those set before it are as they were.
        """
        days, closed = await self._open_days(location_id, wanted)
        if not days:
            none = say("No day of that span is one of these weekdays, or all of them are holidays.")
            return Outcome(ok=False, sentence=none, reason="nothing")
        names = [self._name(provider_id) for provider_id in wanted.provider_ids]
        whose = ", ".join(names) if len(names) <= _NAMED else say("{count} providers", count=len(names))
        count = say_count("{count} day", "{count} days", len(days))
        done = (
            say("{whose}: goal of {amount} on {days}.", whose=whose, amount=current().amount(wanted.amount), days=count)
            if wanted.amount
            else say("{whose}: no goal any more on {days}.", whose=whose, days=count)
        )
        if closed:
            left_out = say_count("{count} holiday was left out.", "{count} holidays were left out.", closed)
            done = f"{done} {left_out}"
        words = Words(
            say("goals of {whose}", whose=whose),
            done,
            say("the goals of {whose} are as before.", whose=whose),
            say("The goals were not set"),
        )
        places = [(provider_id, day) for provider_id in wanted.provider_ids for day in days]
        amounts = dict.fromkeys(places, wanted.amount)

        known: _Before | None = None

        async def forward(_left: _Before | None, key: str) -> _Before:
            nonlocal known
            # Read once: asked again after an answer that was lost, some of them are set already.
            before = known = await self._amounts(location_id, wanted) if known is None else known
            await self._put_all(location_id, amounts, {place: before.get(place) for place in places}, key)
            return before

        async def backward(left: _Before, key: str) -> _Before:
            was = {place: left.get(place) or Decimal(0) for place in places}
            await self._put_all(location_id, was, dict.fromkeys(places, wanted.amount), key)
            return left

        return await self._means.errands.run(Errand(words, forward, backward))

    async def _open_days(self, location_id: UUID, wanted: GoalSpan) -> tuple[list[date], int]:
        """Return the days a span means, and how many holidays were left out of it; of a server that tells them."""
        days = wanted.days()
        closed: set[date] = set()
        try:
            with told():
                each = self._client.holidays.each(location_id=location_id, date_from=wanted.first, date_to=wanted.last)
                closed = {row.date async for row in each}
        except GatewayError as error:
            log.info("Holidays could not be read: %s", type(error).__name__)
        return [day for day in days if day not in closed], sum(day in closed for day in days)

    async def _amounts(self, location_id: UUID, wanted: GoalSpan) -> _Before:
        goals = self._client.production_goals
        with told():
            each = goals.each(location_id=location_id, date_from=wanted.first, date_to=wanted.last)
            return {(row.provider.id, row.goal_date): row.goal_amount async for row in each}

    async def _put_all(
        self,
        location_id: UUID,
        amounts: Mapping[tuple[UUID, date], Decimal],
        before: Mapping[tuple[UUID, date], Decimal | None],
        key: str,
    ) -> None:
        put: list[tuple[UUID, date]] = []
        try:
            for place, amount in amounts.items():
                if amount != (before[place] or Decimal(0)):
                    await self._put(location_id, *place, amount, f"{key}-{place[0]}-{place[1]}")
                    put.append(place)
        except Refused:
            for place in put:
                await self._put(location_id, *place, before[place] or Decimal(0), f"{key}-not-{place[0]}-{place[1]}")
            raise

    def _name(self, provider_id: UUID) -> str:
        provider = self._means.store.reference.provider(provider_id)
        return provider.name if provider is not None else say("the provider")

    async def _goal(self, location_id: UUID, provider_id: UUID, day: date) -> ProductionGoalOut | None:
        goals = self._client.production_goals
        with told():
            page = await goals.list(location_id=location_id, provider_id=provider_id, date_from=day, date_to=day)
        return page.items[0] if page.items else None

    async def _amount(self, location_id: UUID, provider_id: UUID, day: date) -> Decimal | None:
        goal = await self._goal(location_id, provider_id, day)
        return goal.goal_amount if goal is not None else None

    async def _put(
        self, location_id: UUID, provider_id: UUID, day: date, amount: Decimal, key: str
    ) -> ProductionGoalOut | None:
        goals = self._client.production_goals
        if amount:
            wanted = UpsertProductionGoalIn(
                location_uuid=location_id, provider_uuid=provider_id, goal_date=day, goal_amount=amount
            )
            with told():
                goal = await goals.upsert(wanted, key=key)
        else:
            goal = None
            known = await self._goal(location_id, provider_id, day)
            if known is not None:
                with told():
                    await goals.delete(known.id, key=key)
        self._again.ask()
        return goal

    # Staying true

    def _heard(self, happening: Happening) -> None:
        if self._shown is None:
            return
        location_id, first, last = self._shown
        is_here = happening.location_id in (None, location_id)
        if is_here and (not happening.dates or any(first <= day <= last for day in happening.dates)):
            self._again.ask()

    def _missed(self) -> None:
        self.lines.doubt()
        if self._shown is not None:
            self._again.ask()

    async def _read_shown(self) -> None:
        key = self._shown
        if key is None:
            return
        with told(), self.lines.reading(key) as reading:
            answer = await self._client.production_goals.summary(*key)
            if self._shown == key:
                self.lines.put_all(key, [_line(row) for row in answer.providers], reading)


def _line(wire: ProviderProductionOut) -> ProviderProduction:
    return ProviderProduction(
        id=wire.provider.id if wire.provider else NOBODY,
        name=(wire.provider.name or "") if wire.provider else "",
        scheduled=wire.scheduled_production,
        completed=wire.completed_production,
        lost=wire.lost_production,
        goal=wire.goal_amount,
    )
