"""A search for openings as it is told and shown. Knows nothing of widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from frontdesk.domain.localtime import to_local
from frontdesk.domain.phrases import Name, Phrase, Vocabulary
from frontdesk.store.booking import Preference
from frontdesk.store.openings import Findings, Found, Wish
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr, trn

NUMBERED = 9
"""So many openings have a number, and are taken with that digit."""
USUAL_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One opening as it is listed.

    Attributes:
        number: the digit that takes it; nothing beyond the ninth.
    """

    found: Found
    number: str
    when: str
    where: str

    @property
    def words(self) -> str:
        """All of it, to be spoken."""
        return ", ".join(part for part in (self.number, self.when, self.where) if part)


def vocabulary(reference: Reference, location_id: UUID, names: Mapping[str, str]) -> Vocabulary:
    """Return what the practice calls its things at a location; *names* calls procedures by their codes."""
    return Vocabulary(
        tuple(
            Name.of(row.id, row.name, row.abbreviation, also=[names.get(code, code) for code in row.procedure_codes])
            for row in reference.types_offered(location_id)
        ),
        tuple(Name.of(row.id, row.name, row.abbreviation) for row in reference.providers_offered()),
        tuple(Name.of(row.id, row.name, row.abbreviation) for row in reference.operatories(location_id)),
    )


def told(phrase: Phrase, base: Wish) -> Wish:
    """Return *base* with what a phrase says; what it leaves open stays as it was."""
    said: dict[str, object] = {
        "minutes": phrase.minutes,
        "type_id": phrase.type_id,
        "provider_ids": phrase.provider_ids,
        "operatory_ids": phrase.operatory_ids,
        "weekdays": phrase.weekdays,
        "earliest": phrase.earliest,
        "latest": phrase.latest,
        "first_day": phrase.first_day,
        "last_day": phrase.last_day,
    }
    changes = {name: value for name, value in said.items() if value}
    if phrase.type_id is not None and phrase.minutes is None:
        # Another type has a length of its own.
        changes["minutes"] = None
    return settled(replace(base, **changes))  # type: ignore[arg-type]


def settled(wish: Wish) -> Wish:
    """Return a wish that can be searched for: somebody has to say how long."""
    return wish if wish.minutes or wish.type_id else replace(wish, minutes=USUAL_MINUTES)


def preferred(wish: Wish, preference: Preference | None) -> Wish:
    """Return a wish with what the patient prefers where it leaves things open."""
    if preference is None:
        return wish
    return replace(
        wish,
        weekdays=wish.weekdays or frozenset(preference.weekdays),
        earliest=wish.earliest or preference.earliest,
        latest=wish.latest or preference.latest,
        provider_ids=wish.provider_ids or ((preference.provider_id,) if preference.provider_id else ()),
        operatory_ids=wish.operatory_ids or ((preference.operatory_id,) if preference.operatory_id else ()),
    )


def rows_of(found: Sequence[Found], reference: Reference, today: date) -> list[Row]:
    """Return the openings as they are listed."""
    rows = []
    for at, one in enumerate(found):
        zone = reference.zone(one.slot.location_id)
        start = to_local(one.slot.interval.start, zone)
        room, provider = reference.operatory(one.slot.operatory_id), reference.provider(one.provider_id)
        day = tr("Today") if start.date() == today else i18n.middle_date(start.date())
        rows.append(
            Row(
                one,
                str(at + 1) if at < NUMBERED else "",
                f"{day} · {i18n.clock(start)}",
                " · ".join(part for part in (room.name if room else "", provider.name if provider else "") if part),
            )
        )
    return rows


def message_of(findings: Findings, *, verb: str) -> str:
    """Say what a search came to, and what can be done with it."""
    count = len(findings.found)
    if not count:
        text = tr("Nothing is free like that. Leave out a weekday, a time or a provider.")
    else:
        text = trn("{count} opening.", "{count} openings.", count) + " "
        text += tr("Enter or a digit: {verb}.", verb=verb)
    if findings.is_partial:
        text += " " + tr("The server is away: only days this desk has loaded were searched.")
    return text
