"""What the board says aloud, and in the card: one sentence for a block, details in rows."""

from datetime import datetime

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n
from frontdesk.ui.board.face import confirmation_sign
from frontdesk.ui.board.model import Block, BoardModel, Hold
from frontdesk.ui.board.signs import Sign
from frontdesk.ui.i18n import tr
from frontdesk.ui.lateness import is_forgotten, minutes_late
from frontdesk.ui.privacy import initials
from frontdesk.ui.reasons import reason_of


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something now; costs nothing where none listens."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def board_name(model: BoardModel) -> str:
    """Name the board as a whole."""
    if not model.days:
        return tr("Schedule")
    first, last = model.days[0].day, model.days[-1].day
    span = i18n.long_date(first) if first == last else i18n.week_span(first, last)
    return tr("Schedule of {location}, {span}", location=model.location.name, span=span)


def block_name(reference: Reference, model: BoardModel, block: Block, now: datetime | None, *, privacy: bool) -> str:
    """Name one visit: who, when, where, with whom, for what, and how it stands."""
    visit = block.appointment
    column = model.columns[block.column]
    parts = [initials(visit.patient_name) if privacy else visit.patient_name]
    parts.append(time_span(model, block))
    if model.is_week:
        parts.append(i18n.middle_date(model.day_of(block.column).day))
    parts.append(column.operatory.name)
    provider = reference.provider(visit.provider_id)
    if provider is not None:
        parts.append(provider.name)
    parts += visit.procedures or (_type_name(reference, block),)
    parts += states(reference, block, now)
    return ", ".join(part for part in parts if part)


def blockout_name(model: BoardModel, column: int, hold: Hold) -> str:
    """Name one blockout: what for, when, where, and whether it lets one book."""
    row = hold.blockout
    is_open = tr("may be booked over")
    return ", ".join((row.name, *place(model, column, hold), tr("blocked") if row.is_no_schedule else is_open))


def place(model: BoardModel, column: int, hold: Hold) -> list[str]:
    """Return in words from when to when a blockout lasts, on which day among several, and where."""
    chosen = model.columns[column]
    start, end = (i18n.clock(chosen.clock.wall_time(minute)) for minute in (hold.start, hold.end))
    day = [i18n.middle_date(model.day_of(column).day)] if model.is_week else []
    is_whole = hold.blockout.operatory_id is None
    where = tr("whole office") if is_whole else chosen.operatory.name
    return [tr("{start} to {end}", start=start, end=end), *day, where]


def states(reference: Reference, block: Block, now: datetime | None) -> list[str]:
    """Return in words everything that marks and colours of a block say."""
    visit = block.appointment
    found = []
    flow = reference.flow_status(visit.flow_id)
    if flow is not None:
        found.append(flow.name)
    if visit.status in (AppointmentStatus.BROKEN, AppointmentStatus.CANCELLED, AppointmentStatus.COMPLETE):
        status, reason = tr(str(visit.status)), reason_of(reference, visit)
        found.append(f"{status}: {reason}" if reason else status)
    late = minutes_late(visit, now)
    if late:
        words = tr("{count} minutes late", count=late) if late < 100 else tr("{span} late", span=i18n.minutes(late))
        found.append(words)
    if now is not None and is_forgotten(visit, now):
        found.append(tr("not recorded"))
    sign = confirmation_sign(visit.confirmation_label)
    found.append(visit.confirmation_label if sign is not None else tr("not confirmed"))
    if sign is Sign.CONTACTED:
        found.append(tr("not confirmed"))
    if visit.is_new_patient:
        found.append(tr("new patient"))
    if visit.priority > 0:
        found.append(tr("wants an earlier time"))
    if visit.is_time_locked:
        found.append(tr("locked in its time"))
    return found


def time_span(model: BoardModel, block: Block) -> str:
    """Return from when to when a visit lasts, and how long."""
    clock = model.columns[block.column].clock
    start, end = i18n.clock(clock.wall_time(block.start)), i18n.clock(clock.wall_time(block.end))
    return f"{start} – {end} ({i18n.minutes(block.end - block.start)})"


def card_rows(reference: Reference, model: BoardModel, block: Block, now: datetime | None) -> list[tuple[str, str]]:
    """Return what the card says under the name, each with its heading; empty ones are left out."""
    visit = block.appointment
    providers = [reference.provider(visit.provider_id)]
    providers += [reference.provider(row.provider_id) for row in visit.assignments]
    names = list(dict.fromkeys(provider.name for provider in providers if provider is not None))
    column = model.columns[block.column]
    rows = [
        (tr("Time"), time_span(model, block)),
        (tr("Operatory"), column.operatory.name),
        (tr("Type"), _type_name(reference, block)),
        (tr("With"), ", ".join(names)),
        (tr("Procedures"), " · ".join(visit.procedures)),
        (tr("Status"), ", ".join(states(reference, block, now))),
        (tr("Note"), visit.note),
    ]
    return [(heading, text) for heading, text in rows if text]


def _type_name(reference: Reference, block: Block) -> str:
    kind = reference.type(block.appointment.type_id)
    return kind.name if kind is not None else ""
