"""The lines of the production panel; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from frontdesk.store.entities import DayView
from frontdesk.store.production import NOBODY, ProviderProduction
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, typed
from frontdesk.ui.i18n import tr

MOST = Decimal(1_000_000)
"""No provider means to produce more on one day; what is typed beyond is a slip."""


@dataclass(frozen=True, slots=True)
class Line:
    """One provider, or everybody together.

    Attributes:
        id: the provider; `NOBODY` for visits that name none, None for everybody.
        spoken: the whole line in words.
    """

    id: UUID | None
    name: str
    goal: Decimal
    amounts: tuple[str, ...]
    spoken: str


HEADS = ("Goal", "Scheduled", "Done", "Lost")


def build_lines(
    reference: Reference, known: Sequence[ProviderProduction], days: Iterable[DayView | None]
) -> tuple[Line, ...]:
    """Everybody who has production or a goal, then who works these days without either, then all together."""
    rows = list(known)
    have = {row.id for row in rows}
    working = {
        hours.provider_id: None for day in days if day is not None for hours in day.hours if not hours.is_unavailable
    }
    for provider_id in working:
        provider = reference.provider(provider_id)
        if provider is not None and provider_id not in have:
            rows.append(ProviderProduction(provider_id, provider.name))
    total = ProviderProduction(
        NOBODY,
        tr("All"),
        sum((row.scheduled for row in rows), Decimal(0)),
        sum((row.completed for row in rows), Decimal(0)),
        sum((row.lost for row in rows), Decimal(0)),
        sum((row.goal for row in rows), Decimal(0)),
    )
    return (*(_line(row, row.id) for row in rows), _line(total, None))


def parse_amount(text: str) -> Decimal | None:
    """An amount as people type it; nothing is zero, None what is no amount."""
    if not i18n.plain_amount(text):
        return Decimal(0)
    amount = typed.read_amount(text)
    if amount is None or not 0 <= amount <= MOST:
        return None
    return amount.quantize(Decimal("0.01"))


def _line(row: ProviderProduction, key: UUID | None) -> Line:
    name = row.name or tr("No provider")
    amounts = tuple(map(i18n.money, (row.goal, row.scheduled, row.completed, row.lost)))
    spoken = tr(
        "{name}: goal {goal}, {scheduled} scheduled, {done} done, {lost} lost",
        name=name,
        goal=amounts[0],
        scheduled=amounts[1],
        done=amounts[2],
        lost=amounts[3],
    )
    return Line(key, name, row.goal, amounts, spoken)
