"""The menus of a free place on the board, with what is on hold and could go there, and of blocked time."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.domain.intervals import Interval
from frontdesk.store.entities import Appointment, Slot
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, privacy
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine, add_lines
from frontdesk.ui.pinboard.model import length_of

MOST = 8


def slot_menu(
    parent: QWidget,
    reference: Reference,
    slot: Slot,
    on_hold: Sequence[Appointment],
    place: Callable[[UUID, Slot], None],
    edit_note: Callable[[], None],
) -> QMenu:
    """A menu for a free place; it deletes itself once closed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu of a free place"))
    menu.aboutToHide.connect(menu.deleteLater)
    for visit in on_hold[:MOST]:
        minutes = length_of(reference, visit)
        start = slot.interval.start
        there = Slot(slot.location_id, slot.operatory_id, Interval(start, start + timedelta(minutes=minutes)))
        text = tr("Place {name} here, {length}", name=privacy.shown(visit.patient_name), length=i18n.minutes(minutes))
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, key=visit.id, there=there: place(key, there))
    if not on_hold:
        menu.addAction(tr("Nothing is on hold to be placed here")).setEnabled(False)
    menu.addSeparator()
    note = menu.addAction(f"{tr('Edit the note of the day')}\t{key_of(Command.NOTE)}")
    note.triggered.connect(lambda _checked=False: edit_note())
    return menu


def blockout_menu(parent: QWidget, lines: Sequence[MenuLine]) -> QMenu:
    """A menu for blocked time; it deletes itself once closed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu of a blockout"))
    menu.aboutToHide.connect(menu.deleteLater)
    add_lines(menu, lines)
    return menu
