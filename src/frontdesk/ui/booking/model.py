"""A visit while it is being told: what follows from its patient, type and place. Knows nothing of widgets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.startranges import Fit
from frontdesk.store.booking import NewPatient, Preference, Wanted, as_appointment
from frontdesk.store.conflicts_view import ConflictsView, Verdict
from frontdesk.store.entities import AppointmentType, PatientHit, Slot
from frontdesk.store.reference import Reference
from frontdesk.store.roster import proposed_provider, providers_at
from frontdesk.store.store import Store
from frontdesk.ui.i18n import tr

USUAL_MINUTES = 30
LONGEST_MINUTES = 12 * 60
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Draft:
    """One visit that is not booked yet.

    Attributes:
        has_own_length: somebody chose the length, so that the type no longer sets it.
        has_own_provider: somebody chose the provider.
    """

    slot: Slot
    patient: PatientHit | NewPatient | None = None
    type_id: UUID | None = None
    provider_id: UUID | None = None
    note: str = ""
    has_own_length: bool = False
    has_own_provider: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.slot.interval.minutes

    @property
    def wanted(self) -> Wanted | None:
        """What the desk is asked for; None while nobody knows for whom."""
        if self.patient is None:
            return None
        return Wanted(self.patient, self.slot, self.type_id, self.provider_id, self.note)


def begun(store: Store, slot: Slot, increment: int) -> Draft:
    """Return a visit begun on some free minutes; a span longer than one cell is a length somebody chose."""
    swept = slot.interval.minutes > increment
    draft = Draft(slot if swept else lasting(slot, USUAL_MINUTES), has_own_length=swept)
    return settled(store, draft)


def lasting(slot: Slot, minutes: int) -> Slot:
    """Return the same place for so many minutes."""
    minutes = min(max(minutes, 5), LONGEST_MINUTES)
    return replace(slot, interval=Interval.lasting(slot.interval.start, minutes))


def with_type(store: Store, draft: Draft, type_id: UUID | None) -> Draft:
    """Return the visit as one of this type: its length follows unless somebody chose another."""
    kind = store.reference.type(type_id)
    slot = draft.slot
    if not draft.has_own_length:
        slot = lasting(slot, kind.minutes if kind is not None and kind.minutes else USUAL_MINUTES)
    return settled(store, replace(draft, type_id=type_id, slot=slot))


def with_minutes(store: Store, draft: Draft, minutes: int) -> Draft:
    """Return the visit with a length somebody chose."""
    return settled(store, replace(draft, slot=lasting(draft.slot, minutes), has_own_length=True))


def settled(store: Store, draft: Draft, preference: Preference | None = None) -> Draft:
    """Return the visit with who would treat, unless somebody chose another."""
    if draft.has_own_provider:
        return draft
    preferred = preference.provider_id if preference is not None else None
    return replace(draft, provider_id=proposed_provider(store, draft.slot, preferred))


def judged(view: ConflictsView, store: Store, draft: Draft, before: Sequence[Draft] = ()) -> Verdict:
    """Say whether the visit may be booked there, by the rules the server has; *before* are told with it."""
    with_family = _beside_family(store, draft, before)
    if with_family is not None and with_family.fit is Fit.CANNOT:
        return with_family
    patient = draft.patient or PatientHit(_NOBODY, "")
    wanted = Wanted(patient, draft.slot, draft.type_id, draft.provider_id)
    proposed = as_appointment(wanted, store.reference, {}, appointment_id=_NOBODY, patient_id=_NOBODY)
    verdict = view.verdict(proposed, draft.slot, is_copy=True)
    if verdict.fit is not Fit.FITS:
        return verdict
    if with_family is not None:
        return with_family
    remark = hours_remark(store, draft)
    return Verdict(Fit.OVERLAP_WARNING, remark) if remark else verdict


def _beside_family(store: Store, draft: Draft, before: Sequence[Draft]) -> Verdict | None:
    """Return what the family's other visits are in the way of; None for nothing."""
    meeting = [one for one in before if one.slot.interval.overlaps(draft.slot.interval) and one.patient is not None]
    for other in meeting:
        if other.slot.operatory_id == draft.slot.operatory_id and other.patient is not None:
            return Verdict(Fit.CANNOT, tr("{name} is to be there then.", name=other.patient.name))
    for other in meeting:
        provider = store.reference.provider(draft.provider_id)
        if provider is not None and other.provider_id == provider.id and other.patient is not None:
            text = tr("{provider} is to be with {name} then.", provider=provider.name, name=other.patient.name)
            return Verdict(Fit.OVERLAP_WARNING, text)
    return None


def hours_remark(store: Store, draft: Draft) -> str:
    """Say that nobody, or not this provider, works there then; empty when somebody does."""
    working = providers_at(store, draft.slot)
    room = store.reference.operatory(draft.slot.operatory_id)
    if not working:
        return tr("Nobody works in {operatory} then.", operatory=room.short_name if room else "")
    provider = store.reference.provider(draft.provider_id)
    if provider is not None and provider.id not in working:
        return tr("{provider} does not work there then.", provider=provider.name)
    return ""


def next_place(view: ConflictsView, store: Store, family: Sequence[Draft]) -> Draft:
    """Return the next visit of a family begun: right after the last one, or beside it in the next operatory."""
    last = family[-1]
    after = replace(last.slot, interval=Interval.lasting(last.slot.interval.end, USUAL_MINUTES))
    beside = replace(last.slot, interval=Interval.lasting(last.slot.interval.start, USUAL_MINUTES))
    rooms = [room.id for room in store.reference.operatories(last.slot.location_id)]
    at = rooms.index(last.slot.operatory_id) if last.slot.operatory_id in rooms else -1
    others = [*rooms[at + 1 :], *rooms[: max(at, 0)]]
    places = [after, *(replace(slot, operatory_id=room) for slot in (beside, after) for room in others)]
    drafts = [settled(store, Draft(place)) for place in places]
    fitting = (draft for draft in drafts if judged(view, store, draft, family).fit is Fit.FITS)
    return next(fitting, drafts[0])


def matching_types(
    types: Iterable[AppointmentType], text: str, names: Mapping[str, str] | None = None
) -> list[AppointmentType]:
    """Return the types with words that begin as typed, in name, abbreviation or procedures; the closest first."""
    typed = text.casefold().split()
    if not typed:
        return list(types)
    ranked: list[tuple[int, int, AppointmentType]] = []
    for row in types:
        own = [*row.name.casefold().split(), row.abbreviation.casefold()]
        words = [*own, *procedure_words(row.procedure_codes, names or {}).casefold().replace(",", " ").split()]
        if all(any(word.startswith(part) for word in words) for part in typed):
            distance = 0 if own[0].startswith(typed[0]) or own[-1] == typed[0] else 1
            distance += all(not word.startswith(typed[0]) for word in own)
            ranked.append((distance, len(ranked), row))
    return [row for _, _, row in sorted(ranked, key=lambda rank: rank[:2])]


def named_from(text: str) -> NewPatient:
    """Return a new patient from what was typed in search of them: 'noor abadi', 'Abadi, Noor' or a phone number."""
    text = " ".join(text.split())
    if text and not any(char.isalpha() for char in text):
        return NewPatient("", "", phone=text)
    if "," in text:
        last, _, first = text.partition(",")
    else:
        first, _, last = text.rpartition(" ")
    return NewPatient(_capital(first), _capital(last))


def codes_of(reference: Reference, draft: Draft) -> tuple[str, ...]:
    """Return the procedures the visit would begin with."""
    kind = reference.type(draft.type_id)
    return kind.procedure_codes if kind is not None else ()


def procedure_words(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the procedures as the board calls them."""
    return ", ".join(names.get(code, code) for code in codes)


def _capital(text: str) -> str:
    # Who typed a capital anywhere knows how the name is written.
    return text.strip() if any(char.isupper() for char in text) else text.strip().title()
