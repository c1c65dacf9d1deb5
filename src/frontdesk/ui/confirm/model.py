"""What the panel of visits to confirm shows; no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from frontdesk.domain.confirmation import Confirmation, confirmation_of
from frontdesk.domain.localtime import to_local
from frontdesk.store.confirming import ComingVisit
from frontdesk.store.entities import Definition
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, preferences, privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.cards import Card, CardAction, Heading, Ink, Row

_INKS = {Confirmation.NONE: Ink.QUIET, Confirmation.CONTACTED: Ink.WARN, Confirmation.CONFIRMED: Ink.GOOD}


@dataclass(frozen=True, slots=True)
class Choices:
    """The statuses a card offers.

    Attributes:
        all: every status in the practice's order; a digit gives the one at its place.
        contacted, confirmed: those that the two links give; None where the practice has none such.
    """

    all: tuple[Definition, ...]
    contacted: Definition | None
    confirmed: Definition | None

    @classmethod
    def of(cls, statuses: Sequence[Definition]) -> "Choices":
        """Find them among the practice's statuses."""

        def first(meaning: Confirmation) -> Definition | None:
            return next((row for row in statuses if confirmation_of(row.name) is meaning), None)

        return cls(tuple(statuses), first(Confirmation.CONTACTED), first(Confirmation.CONFIRMED))


def wanting(visits: Iterable[ComingVisit], *, with_confirmed: bool) -> list[ComingVisit]:
    """The visits to phone about; with those already confirmed if asked for."""
    return [row for row in visits if with_confirmed or row.standing is not Confirmation.CONFIRMED]


class KnownCards:
    """The cards made last: of some hundred visits, the change of another desk concerns one."""

    def __init__(self) -> None:
        self._beside: tuple[object, ...] = ()
        self._cards: dict[UUID, tuple[ComingVisit, Card]] = {}

    def begin(self, *beside: object) -> None:
        """Forget all of them if anything *beside* the visits that they follow from is another by now."""
        if beside != self._beside:
            self._beside = beside
            self._cards.clear()

    def card(self, visit: ComingVisit, make: Callable[[], Card]) -> Card:
        """Return the card of a visit, made anew if the visit is another than it was."""
        known = self._cards.get(visit.id)
        if known is None or known[0] != visit:
            known = self._cards[visit.id] = (visit, make())
        return known[1]


def build_rows(
    reference: Reference,
    visits: Sequence[ComingVisit],
    choices: Choices,
    today: date,
    known: KnownCards | None = None,
) -> list[Row]:
    """Cards by day, each with what one must know to phone and the two commonest answers; *known* are kept for later."""
    rows: list[Row] = []
    known = known or KnownCards()
    known.begin(reference, choices, preferences.current())
    day: date | None = None
    for visit in visits:
        if visit.day != day:
            day = visit.day
            words = i18n.long_date(day)
            near = i18n.relative_day(day, today)
            if near in (tr("today"), tr("tomorrow")):
                words = f"{i18n.capitalised(near)}, {i18n.short_date(day)}"
            rows.append(Heading(words, sum(row.day == day for row in visits)))
        rows.append(known.card(visit, partial(_card, reference, visit, choices)))
    return rows


def _card(reference: Reference, visit: ComingVisit, choices: Choices) -> Card:
    room = reference.operatory(visit.operatory_id)
    kind = reference.type(visit.type_id)
    start = to_local(visit.interval.start, reference.zone(visit.location_id))
    work = ", ".join(visit.procedures) or (kind.name if kind is not None else "")
    where = " · ".join(part for part in (room.short_name if room else "", work) if part)
    standing = visit.confirmation_label or tr("Unconfirmed")
    phone = visit.phone or tr("no phone number")
    actions = []
    if choices.contacted is not None and visit.standing is Confirmation.NONE:
        actions.append(CardAction("contacted", tr("Message"), tr("{status} (M)", status=choices.contacted.name)))
    if choices.confirmed is not None and visit.standing is not Confirmation.CONFIRMED:
        actions.append(CardAction("confirmed", tr("Confirm"), tr("{status} (C)", status=choices.confirmed.name)))
    return Card(
        visit.id,
        privacy.person(visit.patient_name),
        (f"{i18n.clock(start)} · {where}" if where else i18n.clock(start), phone),
        badge=standing,
        badge_ink=_INKS[visit.standing],
        actions=tuple(actions),
        color=kind.color if kind is not None else "",
    )


def empty_words(visits: Sequence[ComingVisit] | None, days: int) -> str:
    """What stands in place of cards."""
    if visits is None:
        return tr("Reading the coming days…")
    span = trn("the next day", "the next {count} days", days)
    if not visits:
        return tr("Nobody is booked for {span}.", span=span)
    return tr("Everybody of {span} has confirmed.", span=span)
