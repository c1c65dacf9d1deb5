"""The menu of a visit: its next steps first, then what else can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, VISIBLE_BUT_FREE, AppointmentStatus, may_transition
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.ui import privacy
from frontdesk.ui.flow.model import next_status, previous_status, step_verb
from frontdesk.ui.help.keys import Command, binding, key_name
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine, add_lines
from frontdesk.ui.reasons import reasons_for

CONFIRMATION = "ApptConfirmed"


@dataclass(frozen=True, slots=True)
class VisitActions:
    """What the menu can ask for; each takes the visit's id first."""

    command: Callable[[UUID, Command], None]
    set_flow: Callable[[UUID, UUID | None], None]
    confirm: Callable[[UUID, UUID], None]
    pick_up: Callable[[UUID], None]
    end: Callable[[UUID, AppointmentStatus, UUID], None]


@dataclass(frozen=True, slots=True)
class _Ending:
    """A way in which a visit does not take place.

    Attributes:
        text: its line where the practice has no reasons for it.
        because: the line that opens them; `named` is how one of them is called where no such line stands over it.
    """

    status: AppointmentStatus
    command: Command
    text: str
    because: str
    named: str


def _endings(visit: Appointment) -> list[_Ending]:
    """In which ways a visit may still be called off."""
    ways = (
        _Ending(
            AppointmentStatus.BROKEN, Command.BREAK, tr("Break: did not come"), tr("Broken…"), tr("Broken: {reason}")
        ),
        _Ending(
            AppointmentStatus.CANCELLED,
            Command.CANCEL,
            tr("Cancel the visit"),
            tr("Cancelled…"),
            tr("Cancelled: {reason}"),
        ),
    )
    return [way for way in ways if may_transition(visit.status, way.status)]


def ending_lines(
    reference: Reference, visit: Appointment, end: Callable[[UUID, AppointmentStatus, UUID], None]
) -> list[MenuLine]:
    """A line for each reason for which a visit may be broken or cancelled, to be found by its words."""
    return [
        MenuLine(way.named.format(reason=reason.name), partial(end, visit.id, way.status, reason.id))
        for way in _endings(visit)
        for reason in reasons_for(reference, way.status)
    ]


def visit_menu(
    parent: QWidget, reference: Reference, visit: Appointment, actions: VisitActions, now: datetime
) -> QMenu:
    """A menu for `visit`, with only what makes sense for it now; it deletes itself once closed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu of {name}", name=privacy.shown(visit.patient_name)))
    menu.aboutToHide.connect(menu.deleteLater)

    def add(text: str, run: Callable[[], None], keys: str = "", *, enabled: bool = True) -> QAction:
        # The window owns the shortcut; after a tab it is only shown, a second owner would make it ambiguous.
        action = menu.addAction(f"{text}\t{key_name(keys)}" if keys else text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: run())
        return action

    def add_command(command: Command, text: str = "") -> None:
        row = binding(command)
        add(text or row.name, lambda: actions.command(visit.id, command), row.keys)

    on_book = visit.status in ON_THE_BOOK
    if on_book:
        _add_flow(menu, reference, visit, actions, add)
    if visit.status in MOVABLE and not visit.is_time_locked:
        add(tr("Move…"), lambda: actions.pick_up(visit.id), "M")
    if visit.status is AppointmentStatus.PINBOARD:
        add(tr("Place…"), lambda: actions.pick_up(visit.id), "M")
    elif may_transition(visit.status, AppointmentStatus.PINBOARD):
        add_command(Command.PARK)
    if on_book:
        add_command(Command.LOCK, tr("Unlock the time") if visit.is_time_locked else tr("Lock the time"))
        menu.addMenu(_confirmation_menu(menu, reference, visit, actions))
    if visit.status in VISIBLE_BUT_FREE:
        add_command(Command.REINSTATE)
    elif visit.status is AppointmentStatus.COMPLETE:
        add_command(Command.REINSTATE, tr("Not complete after all"))
    menu.addSeparator()
    if may_transition(visit.status, AppointmentStatus.COMPLETE) and _has_begun(visit, now):
        add_command(Command.COMPLETE, tr("Complete: it took place"))
    _add_endings(menu, reference, visit, actions)
    return menu


def _add_endings(menu: QMenu, reference: Reference, visit: Appointment, actions: VisitActions) -> None:
    """A menu of the practice's reasons for each way to call the visit off; without any, a line that does it."""
    for way in _endings(visit):
        at_once, keys = partial(actions.command, visit.id, way.command), key_name(binding(way.command).keys)
        reasons = reasons_for(reference, way.status)
        branch = menu.addMenu(way.because) if reasons else menu
        first = branch.addAction(f"{tr('No reason given') if reasons else way.text}\t{keys}")
        first.triggered.connect(lambda _checked=False, at_once=at_once: at_once())
        add_lines(branch, [MenuLine(row.name, partial(actions.end, visit.id, way.status, row.id)) for row in reasons])


def _has_begun(visit: Appointment, now: datetime) -> bool:
    """Whether the patient has come, or the time for it has."""
    return visit.flow_id is not None or (visit.interval is not None and visit.interval.start <= now)


def _add_flow(
    menu: QMenu,
    reference: Reference,
    visit: Appointment,
    actions: VisitActions,
    add: Callable[..., QAction],
) -> None:
    statuses = reference.flow_statuses
    following = next_status(statuses, visit.flow_id)
    if following is not None:
        step = add(step_verb(following), lambda: actions.set_flow(visit.id, following.id), "N")
        menu.setDefaultAction(step)
    if visit.flow_id is not None:
        before = previous_status(statuses, visit.flow_id)
        text = tr("Step back to {status}", status=before.name) if before else tr("Step back: not arrived")
        add(text, lambda: actions.set_flow(visit.id, before.id if before else None), "Shift+N")
    if statuses:
        further = menu.addMenu(tr("Flow status"))
        group = QActionGroup(further)
        for status in statuses:
            choice = further.addAction(status.name.replace("&", "&&"))
            choice.setCheckable(True)
            choice.setChecked(status.id == visit.flow_id)
            choice.triggered.connect(lambda _checked=False, key=status.id: actions.set_flow(visit.id, key))
            group.addAction(choice)
        menu.addSeparator()


def _confirmation_menu(parent: QMenu, reference: Reference, visit: Appointment, actions: VisitActions) -> QMenu:
    menu = QMenu(tr("Confirmation"), parent)
    group = QActionGroup(menu)
    for choice in reference.definitions_of(CONFIRMATION):
        action = menu.addAction(choice.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice.id == visit.confirmation_id)
        action.triggered.connect(lambda _checked=False, key=choice.id: actions.confirm(visit.id, key))
        group.addAction(action)
    menu.setEnabled(not menu.isEmpty())
    return menu
