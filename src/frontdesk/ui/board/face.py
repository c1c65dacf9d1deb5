"""What a block says about its appointment, before it is known how large it is."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from frontdesk.domain.confirmation import Confirmation, confirmation_of
from frontdesk.domain.statuses import VISIBLE_BUT_FREE, AppointmentStatus
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.store.views import ASKED_FIELDS
from frontdesk.ui import i18n
from frontdesk.ui.board.cardfields import NAMES, Told, amount, sections, values, words
from frontdesk.ui.board.lens import ALL, Lens, colour
from frontdesk.ui.board.model import Block, BoardModel
from frontdesk.ui.board.signs import Sign
from frontdesk.ui.i18n import tr
from frontdesk.ui.lateness import late, minutes_late
from frontdesk.ui.privacy import initials

LATE_KEY = "late"
"""Stands for the alert colour where a status has its practice colour."""


class Face(NamedTuple):
    """The words, marks and colours of one block.

    Attributes:
        status_color: a practice colour, or `LATE_KEY`.
        fill, stripe: practice colours of the type and of the provider.
        hollow: it is drawn without its fill, since the slot is free for others.
        is_done: it took place, or its status is the practice's last: nobody waits for this patient any more.
        foot: what stands at the lower left where there is room.
        has_corner: `time` stands at the upper right where there is room.
        person: who it is: what is left of `name` where little fits.
        beside: what else `name` says.
        lines: what `detail` says, piece by piece, for a block that is high enough to give each a row.
    """

    name: str
    time: str
    detail: str
    status: str
    status_color: str
    signs: tuple[Sign, ...]
    fill: str
    stripe: str
    pattern: str
    hollow: bool
    is_done: bool = False
    foot: str = ""
    has_corner: bool = False
    person: str = ""
    beside: str = ""
    lines: tuple[str, ...] = ()


class FaceMaker:
    """Makes faces from one page and the reference data.

    Attributes:
        now: the moment by which a visit is late; None leaves lateness out.
        privacy: show initials, for a screen that patients can see.
        lens: what blocks show and what their colours mean.
    """

    def __init__(
        self,
        reference: Reference,
        model: BoardModel,
        now: datetime | None,
        *,
        privacy: bool = False,
        lens: Lens = ALL,
    ) -> None:
        self.reference = reference
        self.model = model
        self.now = now
        self.privacy = privacy
        self.lens = lens
        self._times: dict[tuple[int, int], str] = {}
        self._by_initials = privacy or lens.has_initials_only

    def face(self, block: Block) -> Face:
        """Say what a block shows."""
        face = self._plain(block)
        return face if self.lens is ALL else self._through_lens(face, block.appointment)

    def sliver(self, block: Block) -> Face:
        """Say what a block shows where only its colours, its marks and the beginning of a name find room."""
        visit = block.appointment
        kind = self.reference.type(visit.type_id)
        provider = self.reference.provider(visit.provider_id)
        name = initials(visit.patient_name) if self._by_initials else visit.patient_name
        fill = visit.color_override or (kind.color if kind else "")
        stripe = (provider.color if provider else "") or fill
        hollow = visit.status in VISIBLE_BUT_FREE
        face = Face(name, "", "", "", "", signs_of(visit), fill, stripe, visit.pattern or "", hollow, person=name)
        return face if self.lens is ALL else self._coloured(face, visit)

    def _plain(self, block: Block) -> Face:
        """Say it in the desk's own way."""
        visit = block.appointment
        kind = self.reference.type(visit.type_id)
        provider = self.reference.provider(visit.provider_id)
        name = initials(visit.patient_name) if self.privacy else visit.patient_name
        time = self.time(self.model.columns[block.column].day_index, block.start)
        work = " · ".join(visit.procedures) or (kind.name if kind else "")
        status, status_color = self._status(visit)
        fill = visit.color_override or (kind.color if kind else "")
        stripe = (provider.color if provider else "") or fill
        hollow = visit.status in VISIBLE_BUT_FREE
        pattern = visit.pattern or ""
        signs, is_done = signs_of(visit), self._is_done(visit)
        return Face(name, time, work, status, status_color, signs, fill, stripe, pattern, hollow, is_done, person=name)

    def _through_lens(self, face: Face, visit: Appointment) -> Face:
        """Say it as the schedule view wants it said."""
        view = self.lens
        face = self._coloured(face, visit)
        if view.card:
            told = self._told(face, visit)
            below = view.fields("bottom_left") + view.fields("bottom_right")
            shows_flow = "flow_status" in below or visit.status in VISIBLE_BUT_FREE
            at_end = words(tuple(name for name in view.fields("bottom_right") if name != "flow_status"), told)
            lines = values(view.fields("middle"), told)
            face = face._replace(
                name=words(view.fields("top_left"), told) or told.name,
                beside=words(tuple(field for field in view.fields("top_left") if field not in NAMES), told),
                person=told.initials if view.has_initials_only else told.name,
                time=words(view.fields("top_right"), told),
                detail=" · ".join(lines),
                lines=lines,
                status=face.status if shows_flow else at_end,
                status_color=face.status_color if shows_flow else "",
                foot=words(tuple(name for name in view.fields("bottom_left") if name != "flow_status"), told),
                has_corner=True,
            )
        if view.production and not any("production_amount" in fields for _, fields in view.card):
            worth = amount(visit.production)
            lines = (*face.lines, worth) if face.lines and worth else face.lines
            face = face._replace(detail=" · ".join(part for part in (face.detail, worth) if part), lines=lines)
        return face

    def _coloured(self, face: Face, visit: Appointment) -> Face:
        """Give it the colours and marks that the schedule view wants."""
        view, reference = self.lens, self.reference
        signs = tuple(sign for sign in face.signs if view.marks is None or _MARKS[sign] in view.marks)
        fill = colour(view.fill, visit, reference) or face.fill
        stripe = (colour(view.stripe, visit, reference) if view.stripe else face.stripe) or fill
        return face._replace(signs=signs if view.has_marks else (), fill=fill, stripe=stripe)

    def _told(self, face: Face, visit: Appointment) -> Told:
        short = initials(visit.patient_name)
        return Told(visit, face.person, short, face.time, face.detail, face.status, self.reference, hides=self.privacy)

    def details(self, block: Block) -> list[tuple[str, str]] | None:
        """What the card beside a block says as the schedule view wants it; None for the desk's own way."""
        if self.lens.details is None:
            return None
        return sections(self.lens.details, self._told(self._plain(block), block.appointment))

    def further(self, block: Block) -> tuple[str, ...]:
        """What the block shows only because the schedule view asks the calendar for it, for whoever listens."""
        fields = [field for _, each in self.lens.card for field in each if field in ASKED_FIELDS]
        return values(fields, self._told(self._plain(block), block.appointment)) if fields else ()

    def time(self, day_index: int, minute: int) -> str:
        """Return a board minute of one of the days as a block writes it."""
        text = self._times.get((day_index, minute))
        if text is None:
            text = i18n.brief_clock(self.model.days[day_index].clock.wall_time(minute))
            self._times[day_index, minute] = text
        return text

    def _is_done(self, visit: Appointment) -> bool:
        if visit.status is AppointmentStatus.COMPLETE:
            return True
        statuses = self.reference.flow_statuses
        return bool(statuses) and visit.flow_id == statuses[-1].id

    def _status(self, visit: Appointment) -> tuple[str, str]:
        if visit.status is AppointmentStatus.BROKEN:
            return tr("Broken"), LATE_KEY
        if visit.status is AppointmentStatus.CANCELLED:
            return tr("Cancelled"), ""
        flow = self.reference.flow_status(visit.flow_id)
        statuses = self.reference.flow_statuses
        if visit.status is AppointmentStatus.COMPLETE and (flow is None or flow.id != statuses[-1].id):
            return tr("Complete"), ""
        if flow is not None:
            return flow.name, flow.color
        minutes = minutes_late(visit, self.now)
        if minutes > 0:
            return late(minutes), LATE_KEY
        return "", ""


_MARKS = {
    Sign.LOCKED: "locked",
    Sign.CONFIRMED: "confirmation",
    Sign.CONTACTED: "confirmation",
    Sign.NEW: "new_patient",
    Sign.ASAP: "asap",
}
"""What schedule views call the marks."""
_SIGNS = {Confirmation.CONTACTED: Sign.CONTACTED, Confirmation.CONFIRMED: Sign.CONFIRMED}


@lru_cache(maxsize=256)
def confirmation_sign(label: str) -> Sign | None:
    """Return the mark of a confirmation status, known by its name: confirmed, contacted so far, or nothing yet."""
    return _SIGNS.get(confirmation_of(label))


def signs_of(visit: Appointment) -> tuple[Sign, ...]:
    """Return the marks of a visit, in the order they are drawn."""
    found = []
    if visit.is_time_locked:
        found.append(Sign.LOCKED)
    confirmation = confirmation_sign(visit.confirmation_label)
    # A tick on a visit that does not take place would say the opposite.
    if confirmation is not None and visit.status not in VISIBLE_BUT_FREE:
        found.append(confirmation)
    if visit.is_new_patient:
        found.append(Sign.NEW)
    if visit.priority > 0:
        found.append(Sign.ASAP)
    return tuple(found)


_BEFORE_PLACES = ("In ", "At ", "En el ", "En la ", "En ")
"""What may stand before a place in the names a practice starts with."""


def short_status(status: str) -> str:
    """Return where somebody is without the little word before it: ``Chair`` for ``In chair``."""
    before = next((words for words in _BEFORE_PLACES if status.startswith(words)), "")
    return i18n.capitalised(status.removeprefix(before))
