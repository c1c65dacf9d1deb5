"""What the sheets say: day by operatory or by provider, the week, and a slip for each patient. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.store.entities import Appointment, Blockout, DayView
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.printing.sheet import Column, Row, Section, Sheet


class What(StrEnum):
    """What may be printed."""

    OPERATORIES = "operatories"
    PROVIDERS = "providers"
    SLIPS = "slips"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sheet is printed from.

    Attributes:
        days: the days as the desk knows them, in order.
        now: when it is printed.
        is_live: the server is there, so that what is printed is true now.
        only: slips of these visits alone; None for everybody's.
    """

    reference: Reference
    location_id: UUID
    days: tuple[DayView, ...]
    now: datetime
    is_live: bool = True
    only: frozenset[UUID] | None = None

    @property
    def zone(self) -> str:
        """The zone of the location."""
        return self.reference.zone(self.location_id)

    def clock(self, instant: datetime) -> str:
        """The time on the location's clock."""
        return i18n.clock(to_local(instant, self.zone))

    def span(self, interval: Interval) -> str:
        """From when to when."""
        return i18n.brief_range(to_local(interval.start, self.zone), to_local(interval.end, self.zone))


def build_sheet(what: What, occasion: Occasion) -> Sheet:
    """The sheet that is asked for; without days it has no sections."""
    made = {What.OPERATORIES: _operatories, What.PROVIDERS: _providers, What.SLIPS: _slips, What.WEEK: _week}
    columns, sections = made[what](occasion)
    location = occasion.reference.location(occasion.location_id)
    local = to_local(occasion.now, occasion.zone)
    note = ""
    if occasion.days and what in (What.OPERATORIES, What.PROVIDERS) and occasion.days[0].note is not None:
        note = occasion.days[0].note.text
    truth = ""
    if occasion.days and not occasion.is_live:
        known = to_local(min(day.loaded_at for day in occasion.days), occasion.zone)
        truth = tr(
            "Without the server: as this desk knew it on {date} at {time}.",
            date=i18n.middle_date(known.date()),
            time=i18n.clock(known),
        )
    return Sheet(
        location.name if location is not None else "",
        _title(what, occasion),
        tr("printed {date} {time}", date=i18n.middle_date(local.date()), time=i18n.clock(local)),
        columns,
        sections,
        truth,
        note,
    )


def _title(what: What, occasion: Occasion) -> str:
    if not occasion.days:
        return ""
    first, last = occasion.days[0].day, occasion.days[-1].day
    if what is What.WEEK:
        return tr("Week {dates}", dates=i18n.week_span(first, last))
    words = i18n.long_full_date(first)
    return tr("Route slips – {date}", date=words) if what is What.SLIPS else words


def _operatories(occasion: Occasion) -> tuple[tuple[Column, ...], tuple[Section, ...]]:
    columns = _columns((tr("Provider"), 0.17))
    sections = []
    for day in occasion.days[:1]:
        rooms = occasion.reference.operatories(occasion.location_id, with_hidden=True)
        for room in rooms:
            visits = [row for row in day.appointments if row.operatory_id == room.id]
            # What is held while phoning is over before the paper is in anybody's hand.
            blocks = [row for row in day.blockouts if row.operatory_id in (None, room.id) and not row.is_hold]
            if visits or (blocks and not room.is_hidden):
                rows = _timed(occasion, visits, blocks, lambda visit: _provider_words(occasion, visit))
                who = ", ".join(_provider_name(occasion, row) for row in room.provider_ids)
                title = f"{room.name} · {who}" if who else room.name
                sections.append(Section(title, _load(visits), rows))
    return columns, tuple(sections)


def _providers(occasion: Occasion) -> tuple[tuple[Column, ...], tuple[Section, ...]]:
    columns = _columns((tr("Operatory"), 0.17))
    sections = []
    for day in occasion.days[:1]:
        whole_place = [row for row in day.blockouts if row.operatory_id is None]
        shares: dict[UUID, tuple[UUID | None, ...]] = {visit.id: _treating(visit) for visit in day.appointments}
        for provider_id in (*(row.id for row in occasion.reference.providers), None):
            visits = [row for row in day.appointments if provider_id in (shares[row.id] or (None,))]
            if not visits:
                continue
            rows = _timed(occasion, visits, whole_place, lambda visit: _room_words(occasion, visit))
            name = _provider_name(occasion, provider_id) if provider_id else tr("No provider")
            sections.append(Section(name, _load(visits), rows))
    return columns, tuple(sections)


def _week(occasion: Occasion) -> tuple[tuple[Column, ...], tuple[Section, ...]]:
    columns = _columns((tr("Operatory · provider"), 0.24))
    sections = []
    for day in occasion.days:
        if not day.appointments and not day.blockouts:
            continue

        def where(visit: Appointment) -> str:
            parts = (_room_words(occasion, visit), _provider_words(occasion, visit))
            return " · ".join(part for part in parts if part)

        whole_place = [row for row in day.blockouts if row.operatory_id is None]
        rows = _timed(occasion, day.appointments, whole_place, where, with_notes=False)
        sections.append(Section(i18n.long_date(day.day), _load(day.appointments), rows))
    return columns, tuple(sections)


def _slips(occasion: Occasion) -> tuple[tuple[Column, ...], tuple[Section, ...]]:
    columns = (Column("", 0.24), Column("", 0.76))
    visits = [
        row
        for day in occasion.days[:1]
        for row in day.appointments
        if row.status in ON_THE_BOOK and (occasion.only is None or row.id in occasion.only)
    ]
    return columns, tuple(_slip(occasion, visit) for visit in visits)


def _slip(occasion: Occasion, visit: Appointment) -> Section:
    kind = occasion.reference.type(visit.type_id)
    told = (
        (tr("Operatory"), _room_words(occasion, visit)),
        (tr("Provider"), ", ".join(_provider_name(occasion, row) for row in _treating(visit))),
        (tr("Type"), kind.name if kind is not None else ""),
        (tr("Procedures"), " · ".join(visit.procedures)),
        (tr("Scheduled"), i18n.money(visit.production) if visit.production else ""),
        (tr("Status"), _standing(occasion, visit)),
        (tr("Marks"), ", ".join(_marks(visit))),
        (tr("Note"), visit.note),
    )
    rows = [Row((heading, text)) for heading, text in told if text]
    rows += [Row((heading, ""), is_ruled=True) for heading in (tr("Done today"), tr("Paid"), tr("Next visit"))]
    time = occasion.span(visit.interval) if visit.interval is not None else ""
    return Section(privacy.shown(visit.patient_name), time, tuple(rows), is_whole=True)


def _columns(third: tuple[str, float]) -> tuple[Column, ...]:
    last = 1 - 0.16 - 0.24 - third[1]
    return (
        Column(tr("Time"), 0.16),
        Column(tr("Patient"), 0.24),
        Column(tr("Procedures"), last * 0.6),
        Column(*third),
        Column(tr("Status"), last * 0.4),
    )


def _timed(
    occasion: Occasion,
    visits: Sequence[Appointment],
    blocks: Sequence[Blockout],
    third: Callable[[Appointment], str],
    *,
    with_notes: bool = True,
) -> tuple[Row, ...]:
    found = [(row.interval.start, _visit_row(occasion, row, third(row), with_notes)) for row in visits if row.interval]
    found += [(row.interval.start, _block_row(occasion, row)) for row in blocks]
    return tuple(row for _start, row in sorted(found, key=lambda pair: pair[0]))


def _visit_row(occasion: Occasion, visit: Appointment, third: str, with_note: bool) -> Row:
    kind = occasion.reference.type(visit.type_id)
    name = ", ".join((privacy.shown(visit.patient_name), *_marks(visit)))
    work = " · ".join(visit.procedures) or (kind.name if kind is not None else "")
    time = occasion.span(visit.interval) if visit.interval is not None else ""
    cells = (time, name, work, third, _standing(occasion, visit))
    return Row(cells, visit.note if with_note else "", is_struck=visit.status not in ON_THE_BOOK)


def _block_row(occasion: Occasion, block: Blockout) -> Row:
    return Row((occasion.span(block.interval), block.name), block.note, is_hatched=True)


def _marks(visit: Appointment) -> list[str]:
    """What the board marks by signs, in letters that a printer without colour keeps apart."""
    marks = (
        (visit.is_new_patient, tr("NEW")),
        (visit.priority > 0, tr("ASAP")),
        (visit.is_time_locked, tr("LOCKED")),
    )
    return [words for is_so, words in marks if is_so]


def _standing(occasion: Occasion, visit: Appointment) -> str:
    if visit.status not in ON_THE_BOOK:
        return {AppointmentStatus.BROKEN: tr("BROKEN"), AppointmentStatus.CANCELLED: tr("CANCELLED")}.get(
            visit.status, str(visit.status)
        )
    if visit.status is AppointmentStatus.COMPLETE:
        return tr("Complete")
    flow = occasion.reference.flow_status(visit.flow_id)
    return flow.name if flow is not None else visit.confirmation_label or tr("Unconfirmed")


def _treating(visit: Appointment) -> tuple[UUID, ...]:
    found = [visit.provider_id, *(row.provider_id for row in visit.assignments)]
    return tuple(dict.fromkeys(row for row in found if row is not None))


def _provider_name(occasion: Occasion, provider_id: UUID) -> str:
    provider = occasion.reference.provider(provider_id)
    return provider.name if provider is not None else ""


def _provider_words(occasion: Occasion, visit: Appointment) -> str:
    return ", ".join(_provider_name(occasion, row) for row in _treating(visit)[:2])


def _room_words(occasion: Occasion, visit: Appointment) -> str:
    room = occasion.reference.operatory(visit.operatory_id)
    return room.short_name if room is not None else ""


def _load(visits: Sequence[Appointment]) -> str:
    taking_place = [row for row in visits if row.status in ON_THE_BOOK]
    minutes = sum(row.interval.minutes for row in taking_place if row.interval)
    count = trn("{count} visit", "{count} visits", len(taking_place))
    return f"{count} · {i18n.minutes(minutes)}" if minutes else count
