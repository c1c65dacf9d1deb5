"""A booking in a few words in the search field: openings are painted, numbered, and booked with a digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from frontdesk.domain.localtime import local_date
from frontdesk.domain.phrases import Phrase, read
from frontdesk.operations.gateway import Refused
from frontdesk.store.booking import Wanted
from frontdesk.store.entities import PatientHit
from frontdesk.store.openings import Found, Wish
from frontdesk.ui import language
from frontdesk.ui.board.marks import Mark
from frontdesk.ui.booking.port import BookingPort
from frontdesk.ui.booking.words import who
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.openings import model
from frontdesk.ui.openings.port import OpeningsPort
from frontdesk.ui.widgets.searchfield import Entry
from frontdesk.ui.window.finding import BookingRequest
from frontdesk.ui.window.host import Host

MARKS = "phrase"


@dataclass(frozen=True, slots=True)
class _Offer:
    """An opening for what was typed.

    Attributes:
        patient: whom the words mean, if they mean one person only.
    """

    found: Found
    phrase: Phrase
    patient: PatientHit | None


class PhraseSource:
    """Answers phrases such as ``mercer crown 60 tue pm okafor``."""

    def __init__(self, host: Host, openings: OpeningsPort, booking: BookingPort) -> None:
        self._host = host
        self._openings = openings
        self._booking = booking
        self._rows: Sequence[model.Row] = ()

    def wants(self, text: str) -> bool:
        """Whether the text asks for openings."""
        return self._host.page is not None and self._read(text).is_wish

    async def answer(self, text: str) -> tuple[Sequence[Entry], str]:
        """The first openings, each with its digit; they are painted where the page shows them."""
        page = self._host.page
        if page is None:
            return (), ""
        await self._booking.read_procedure_names()
        phrase = self._read(text)
        wish = model.told(phrase, Wish(page.location_id))
        try:
            hits = await self._booking.find(phrase.patient) if phrase.patient else []
            findings = await self._openings.find(wish)
        except Refused as refusal:
            return (), tr("Openings could not be looked for: {why}", why=refusal.sentence)
        patient = hits[0] if len(hits) == 1 else None
        rows = model.rows_of(findings.found[: model.NUMBERED], self._host.store.reference, self._host.today)
        self._rows = rows
        self._paint(rows[0].found if rows else None)
        entries = [
            Entry(
                row.when, row.where, tr("Alt {digit}", digit=row.number), _Offer(row.found, phrase, patient), row.number
            )
            for row in rows
        ]
        return entries, self._message(phrase, len(hits), patient, bool(rows))

    def choose(self, meaning: object) -> bool:
        """Book the opening; where something is still to be told, the card opens at it."""
        if not isinstance(meaning, _Offer):
            return False
        found, phrase = meaning.found, meaning.phrase
        self._show_day_of(found)
        if meaning.patient is not None and phrase.type_id is not None:
            wanted = Wanted(meaning.patient, found.slot, phrase.type_id, found.provider_id)
            self._host.perform(self._booking.book([wanted]), tr("booking a visit"))
            self._host.shell.board.setFocus()
        else:
            self._host.booking_asked.emit(
                BookingRequest(
                    found.slot,
                    meaning.patient,
                    phrase.patient,
                    phrase.type_id,
                    found.provider_id,
                    has_own_length=phrase.minutes is not None,
                )
            )
        return True

    def point(self, meaning: object) -> None:
        """Show the opening somebody walked to, on the page of its day."""
        if isinstance(meaning, _Offer):
            self._show_day_of(meaning.found)
            self._paint(meaning.found)

    def leave(self) -> None:
        """Take the places off the board."""
        self._host.shell.board.marks.show(MARKS)

    def _paint(self, chosen: Found | None) -> None:
        self._host.shell.board.marks.show(
            MARKS,
            [
                Mark(row.found.slot, row.number, row.when.rpartition(" · ")[2], is_chosen=row.found == chosen)
                for row in self._rows
            ],
        )

    def _read(self, text: str) -> Phrase:
        location_id = self._host.page.location_id if self._host.page is not None else UUID(int=0)
        vocabulary = model.vocabulary(self._host.store.reference, location_id, self._booking.procedure_names)
        return read(text, vocabulary, self._host.today, language.tongue())

    def _show_day_of(self, found: Found) -> None:
        page = self._host.page
        day = local_date(found.slot.interval.start, self._host.store.zone(found.slot.location_id))
        if page is not None and day not in page.dates:
            self._host.show_page(page.at(day))

    def _message(self, phrase: Phrase, hits: int, patient: PatientHit | None, has_openings: bool) -> str:
        if not has_openings:
            return tr("Nothing is free like that. Leave out a weekday, a time or a provider.")
        how = tr("Enter books the first, Alt and its digit another; after ↓ the digit is enough.")
        if not phrase.patient:
            return tr("Openings for a new visit. {how}", how=how)
        if patient is not None:
            detail = who(patient)
            return tr("For {name}. {how}", name=f"{patient.name} ({detail})" if detail else patient.name, how=how)
        if hits:
            whom = trn(
                "{count} patient is called “{name}”", "{count} patients are called “{name}”", hits, name=phrase.patient
            )
        else:
            whom = tr("No patient is called “{name}”", name=phrase.patient)
        return tr("{whom}: choose a place first, then say for whom.", whom=whom)
