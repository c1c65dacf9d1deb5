"""The fields of a search for openings: in words, or one by one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from frontdesk.store.openings import Wish
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, typed
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import MenuButton, make_button, set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.lengthfield import LengthField

Choice = tuple[UUID, str]


class WishForm(QWidget):
    """Length, type, weekdays, time of day, from when, providers, operatories.

    Signals:
        changed(Wish): something was chosen.
    """

    changed = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._wish = Wish(uuid4())
        self._types: Sequence[Choice] = ()
        self._providers: Sequence[Choice] = ()
        self._rooms: Sequence[Choice] = ()
        self.length = LengthField()
        self.kind = MenuButton(tr("Appointment type"), px=13)
        self.providers = MenuButton(tr("Providers"), px=13)
        self.rooms = MenuButton(tr("Operatories"), px=13)
        self.weekdays = [
            make_button(i18n.weekday_letters(day), "segment", name=i18n.weekday_short(day)) for day in range(7)
        ]
        self.earliest = _line(tr("Not before"), tr("any"))
        self.latest = _line(tr("Over by"), tr("any"))
        self.first_day = _line(tr("From when"), tr("today"))
        self._lay_out()
        self.length.changed.connect(lambda minutes: self._change(minutes=minutes))
        for button in self.weekdays:
            button.setCheckable(True)
            button.clicked.connect(lambda _checked: self._on_weekdays())
        self.earliest.editingFinished.connect(lambda: self._on_time(self.earliest, "earliest"))
        self.latest.editingFinished.connect(lambda: self._on_time(self.latest, "latest"))
        self.first_day.editingFinished.connect(self._on_day)
        self.kind.clicked.connect(self._choose_type)
        self.providers.clicked.connect(lambda: self._choose(self.providers, self._providers, "provider_ids"))
        self.rooms.clicked.connect(lambda: self._choose(self.rooms, self._rooms, "operatory_ids"))

    def _lay_out(self) -> None:
        length = QHBoxLayout()
        length.setSpacing(6)
        length.addWidget(self.length)
        length.addWidget(make_label(tr("min"), tone="quiet"))
        length.addWidget(self.kind, 1)
        days = QHBoxLayout()
        days.setSpacing(0)
        for button in self.weekdays:
            button.setProperty("room", "tight")
            button.setMinimumWidth(24)
            days.addWidget(button, 1)
        times = QGridLayout()
        times.setHorizontalSpacing(6)
        times.setVerticalSpacing(2)
        for at, (caption, field) in enumerate(
            ((tr("From when"), self.first_day), (tr("Not before"), self.earliest), (tr("Over by"), self.latest))
        ):
            label = make_label(caption, tone="quiet")
            label.setBuddy(field)
            times.addWidget(label, 0, at)
            times.addWidget(field, 1, at)
        people = QHBoxLayout()
        people.setSpacing(2)
        people.addWidget(self.providers, 1)
        people.addWidget(self.rooms, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for row in (length, days, times, people):
            column.addLayout(row)

    @property
    def wish(self) -> Wish:
        """What is looked for."""
        return self._wish

    def show_wish(self, wish: Wish, reference: Reference) -> None:
        """Show what is looked for, and offer what else could be; what is being typed is left alone."""
        self._wish = wish
        place = wish.location_id
        self._types = [(row.id, row.name) for row in reference.types_offered(place, (wish.type_id,))]
        self._providers = [(row.id, row.name) for row in reference.providers_offered(wish.provider_ids)]
        self._rooms = [(row.id, row.name) for row in reference.operatories(place, chosen=wish.operatory_ids)]
        kind = reference.type(wish.type_id)
        self.length.setPlaceholderText(str(kind.minutes) if kind is not None and kind.minutes else "")
        if wish.minutes is not None:
            self.length.show_minutes(wish.minutes)
        elif not self.length.hasFocus():
            self.length.clear()
        self.kind.set_wordings(kind.name if kind is not None else tr("Any type"))
        for day, button in enumerate(self.weekdays):
            with QSignalBlocker(button):
                button.setChecked(day in wish.weekdays)
        _show(self.earliest, i18n.clock(wish.earliest) if wish.earliest else "")
        _show(self.latest, i18n.clock(wish.latest) if wish.latest else "")
        _show(self.first_day, i18n.short_date(wish.first_day) if wish.first_day else "")
        self.providers.set_wordings(*_named(self._providers, wish.provider_ids, tr("Any provider"), tr("Provider")))
        self.rooms.set_wordings(*_named(self._rooms, wish.operatory_ids, tr("Any operatory"), tr("Operatory")))

    def _change(self, **changes: object) -> None:
        self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._wish)

    def _on_weekdays(self) -> None:
        self._change(weekdays=frozenset(day for day, button in enumerate(self.weekdays) if button.isChecked()))

    def _on_time(self, field: QLineEdit, name: str) -> None:
        text = field.text().strip()
        at = typed.read_clock(text) if text else None
        set_property(field, "state", "bad" if text and at is None else "")
        if (at is not None or not text) and at != getattr(self._wish, name):
            self._change(**{name: at})

    def _on_day(self) -> None:
        text = self.first_day.text().strip()
        day = typed.read_day(text, self._today()) if text else None
        set_property(self.first_day, "state", "bad" if text and day is None else "")
        if (day is not None or not text) and day != self._wish.first_day:
            self._change(first_day=day, last_day=None)

    def _choose_type(self) -> None:
        menu = self._menu(self.kind)
        for key, words in ((None, tr("Any type")), *self._types):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._wish.type_id)
            action.triggered.connect(lambda _checked=False, key=key: self._change(type_id=key, minutes=None))
        self._open(menu, self.kind)

    def _choose(self, button: MenuButton, choices: Sequence[Choice], name: str) -> None:
        menu = self._menu(button)
        chosen: tuple[UUID, ...] = getattr(self._wish, name)
        everybody = menu.addAction(tr("Any"))
        everybody.setCheckable(True)
        everybody.setChecked(not chosen)
        everybody.triggered.connect(lambda _checked=False: self._change(**{name: ()}))
        for key, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in chosen)
            kept = tuple(one for one in chosen if one != key) if key in chosen else (*chosen, key)
            action.triggered.connect(lambda _checked=False, kept=kept: self._change(**{name: kept}))
        self._open(menu, button)

    def _menu(self, button: MenuButton) -> QMenu:
        menu = QMenu(button)
        menu.setAccessibleName(button.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @staticmethod
    def _open(menu: QMenu, button: MenuButton) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _line(name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    field.setMaxLength(20)
    return field


def _show(field: QLineEdit, text: str) -> None:
    if not (field.hasFocus() and field.isModified()):
        field.setText(text)
        set_property(field, "state", "")


def _named(choices: Sequence[Choice], chosen: Sequence[UUID], anything: str, short: str) -> tuple[str, ...]:
    names = [words for key, words in choices if key in chosen]
    return (", ".join(names),) if names else (anything, short)
