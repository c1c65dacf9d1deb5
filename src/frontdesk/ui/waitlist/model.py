"""What the waitlist panel shows: who waits, or who fits the hole that was chosen; no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.domain.localtime import to_local
from frontdesk.domain.speech import mark
from frontdesk.domain.waitlist import DurationFit, MatchQuality, PatientResponse, Urgency, WaitlistStatus
from frontdesk.store.reference import Reference
from frontdesk.store.waitlist import Fit, Hole, WaitlistEntry
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.cards import Card, CardAction, Heading, Ink, Row

MOST_DIGITS = 9

_NOON, _EVENING = time(12), time(17)


@dataclass(frozen=True, slots=True)
class Offer:
    """A hole with those who fit it.

    Attributes:
        told: whom this desk has told of it, by entry.
    """

    hole: Hole
    fits: tuple[Fit, ...]
    total: int
    told: frozenset[UUID] = frozenset()


def urgency_word(urgency: Urgency) -> str:
    """An urgency as the desk says it."""
    return {
        Urgency.URGENT: tr("urgent"),
        Urgency.SOON: tr("soon"),
        Urgency.ROUTINE: tr("routine"),
        Urgency.FLEXIBLE: tr("flexible"),
    }[urgency]


def wishes(entry: WaitlistEntry) -> str:
    """When the patient can come, in few words: ``Tue, Thu · mornings``."""
    words = []
    if entry.weekdays:
        words.append(", ".join(i18n.weekday_letters(day) for day in sorted(entry.weekdays)))
    if entry.earliest is None and entry.latest is not None:
        until = tr("until {time}", time=i18n.brief_clock(entry.latest))
        words.append(tr("mornings") if entry.latest <= _NOON else until)
    elif entry.earliest is not None and entry.latest is None:
        words.append(
            tr("afternoons") if entry.earliest == _NOON else tr("from {time}", time=i18n.brief_clock(entry.earliest))
        )
    elif entry.earliest is not None and entry.latest is not None:
        words.append(f"{i18n.brief_clock(entry.earliest)}–{i18n.brief_clock(entry.latest)}")
    if entry.last_day is not None:
        words.append(tr("by {date}", date=i18n.short_date(entry.last_day)))
    return " · ".join(words) or tr("any time")


def waited(entry: WaitlistEntry) -> str:
    """How long the patient waits."""
    if not entry.days_waiting:
        return tr("since today")
    return tr("waiting {count} d", count=entry.days_waiting)


def hole_words(reference: Reference, hole: Hole, today: date) -> str:
    """The hole as the head of the list says it: ``Today 11:30a · Op 2 · 30 min``."""
    start = to_local(hole.slot.interval.start, reference.zone(hole.slot.location_id))
    near = i18n.relative_day(start.date(), today)
    room = reference.operatory(hole.slot.operatory_id)
    parts = [f"{i18n.capitalised(near)} {i18n.brief_clock(start)}", room.short_name if room else ""]
    parts.append(i18n.minutes(hole.slot.interval.minutes))
    return " · ".join(part for part in parts if part)


def build_waiting(reference: Reference, entries: Iterable[WaitlistEntry]) -> list[Row]:
    """Everybody who waits, the most urgent first, and within that whoever has most to be said for them."""
    by_urgency: dict[Urgency, list[WaitlistEntry]] = {urgency: [] for urgency in Urgency}
    for entry in entries:
        by_urgency[entry.urgency].append(entry)
    rows: list[Row] = []
    for urgency, group in by_urgency.items():
        if group:
            rows.append(Heading(i18n.capitalised(urgency_word(urgency)), len(group)))
            group.sort(key=lambda row: (-(row.score or 0), -row.days_waiting, row.patient_name))
            rows += [_waiting_card(reference, row) for row in group]
    return rows


def build_offer(reference: Reference, offer: Offer, phones: Mapping[UUID, str]) -> list[Row]:
    """Who fits the hole, best first; a digit books one."""
    return [
        _offer_card(reference, fit, offer, phones, str(number) if number <= MOST_DIGITS else "")
        for number, fit in enumerate(offer.fits, start=1)
    ]


def offer_words(offer: Offer) -> str:
    """How many fit, and apart from them how many only nearly do; nobody has looked at what was not read."""
    if not offer.total:
        return tr("nobody")
    nearly = sum(fit.quality is MatchQuality.PARTIAL for fit in offer.fits)
    fits = len(offer.fits) - nearly
    parts = [trn("{count} fits", "{count} fit", fits)]
    if nearly:
        parts.append(tr("{count} nearly", count=nearly))
    if offer.total > len(offer.fits):
        parts.append(tr("{count} more", count=offer.total - len(offer.fits)))
    return " · ".join(parts)


def _work(reference: Reference, entry: WaitlistEntry) -> str:
    kind = reference.type(entry.type_id)
    minutes = entry.minutes or (kind.minutes if kind else 0)
    provider = reference.provider(entry.provider_id)
    return " · ".join(
        part
        for part in (
            kind.name if kind else "",
            i18n.minutes(minutes) if minutes else "",
            provider.abbreviation or provider.name if provider else "",
        )
        if part
    )


def _waiting_card(reference: Reference, entry: WaitlistEntry) -> Card:
    badge, ink = _standing(entry)
    kind = reference.type(entry.type_id)
    return Card(
        entry.id,
        privacy.person(entry.patient_name),
        (f"{_work(reference, entry) or tr('length not said')} · {wishes(entry)}", waited(entry)),
        badge=badge,
        badge_ink=ink,
        actions=(
            CardAction("openings", tr("Openings"), tr("Find openings (O)")),
            CardAction("edit", tr("Edit"), tr("Change the entry (Enter)")),
        ),
        color=kind.color if kind else "",
    )


def _standing(entry: WaitlistEntry) -> tuple[str, Ink]:
    if entry.response is PatientResponse.NO_ANSWER:
        return trn("called {count}×, no answer", "called {count}×, no answer", entry.contact_count), Ink.WARN
    if entry.response is PatientResponse.DECLINED:
        return tr("declined once") if entry.contact_count == 1 else tr("declined"), Ink.QUIET
    if entry.status in (WaitlistStatus.CONTACTED, WaitlistStatus.OFFERED):
        return tr("told, no answer yet"), Ink.WARN
    return "", Ink.QUIET


_FIT_WORDS = {
    MatchQuality.EXACT: ("Best fit", Ink.GOOD),
    MatchQuality.GOOD: ("Fits", Ink.ACCENT),
    MatchQuality.PARTIAL: ("Partly fits", Ink.QUIET),
}
_TOO_LONG = mark("Too long")


def _offer_card(reference: Reference, fit: Fit, offer: Offer, phones: Mapping[UUID, str], mark: str) -> Card:
    entry = fit.entry
    words, ink = _FIT_WORDS[fit.quality]
    if fit.duration_fit is DurationFit.LONGER:
        words, ink = _TOO_LONG, Ink.QUIET
    phone = phones.get(entry.patient_id, "")
    kind = reference.type(entry.type_id)
    told = entry.id in offer.told
    first = CardAction("declined", tr("Declined"), tr("The patient does not want it (D)"))
    if not told:
        first = CardAction("call", tr("Told"), tr("Note that the patient is told of it, and hold it meanwhile (T)"))
    hint = tr("Book here, and note the call ({key})", key=mark) if mark else tr("Book here, and note the call")
    return Card(
        entry.id,
        privacy.person(entry.patient_name),
        (
            " · ".join(part for part in (_work(reference, entry), wishes(entry)) if part),
            phone or waited(entry),
        ),
        prose=" ".join(fit.reasons),
        is_whole=True,
        badge=tr("told") if told else tr(words),
        badge_ink=Ink.WARN if told else ink,
        actions=(first, CardAction("book", tr("Book"), hint)),
        color=kind.color if kind else "",
        mark=mark,
    )


def empty_words(entries: Sequence[WaitlistEntry] | None) -> str:
    """What stands in place of cards when no hole is chosen."""
    if entries is None:
        return tr("Reading the waitlist…")
    return tr("Nobody is waiting. Add somebody with “Add”, or from the menu of a visit.")
