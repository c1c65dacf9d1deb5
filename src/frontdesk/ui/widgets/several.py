"""A choice of several, in a menu that stays open."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from frontdesk.ui.i18n import tr

_AROUND = 26
"""Padding and border of a framed button, both sides."""
_MOST_TOLD = 3
"""As many or more are told by their number; their names stand in the tip."""


class SeveralField(QPushButton):
    """A button that says what is chosen and opens a menu of ticks, which stays open until it is left.

    Signals:
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(self, name: str, nothing: str) -> None:
        """*nothing* is what is said where nothing is ticked."""
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("kind", "framed")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name, self._nothing = name, nothing
        self._short = ""
        self._choices: tuple[tuple[object, str], ...] = ()
        self._chosen: tuple[object, ...] = ()
        self.clicked.connect(self._open)
        self._say()

    @property
    def chosen(self) -> tuple[object, ...]:
        """What is ticked, in the order of the choices."""
        return self._chosen

    def show_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these; what is ticked stays so."""
        self._choices = tuple(choices)
        self._say()

    def choose(self, values: Iterable[object]) -> None:
        """Tick these without telling anyone; what cannot be chosen here is kept, too."""
        wanted = list(values)
        known = [value for value, _ in self._choices]
        self._chosen = tuple([value for value in known if value in wanted] + [v for v in wanted if v not in known])
        self._say()

    def tick(self, value: object, is_on: bool) -> None:
        """Tick one, or take its tick away."""
        self.choose([*self._chosen, value] if is_on else [each for each in self._chosen if each != value])
        self.changed.emit()

    def _say(self) -> None:
        words = [text for value, text in self._choices if value in self._chosen]
        text = ", ".join(words) or self._nothing
        short = text if len(words) < _MOST_TOLD else tr("{count} chosen", count=len(words))
        self._short = short
        self._fit()
        self.setToolTip(text)
        self.setAccessibleName(tr("{name}: {words}", name=self._name, words=text))

    def _fit(self) -> None:
        room = max(self.width() - _AROUND, 0)
        words = self.fontMetrics().elidedText(self._short, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what is said to the room there is; the tip has all of it."""
        super().resizeEvent(event)
        self._fit()

    def _open(self) -> None:
        menu = _StayingMenu(self)
        menu.setAccessibleName(self._name)
        for value, text in self._choices:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.toggled.connect(partial(self.tick, value))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class _StayingMenu(QMenu):
    """A menu that a tick does not close: one usually wants several."""

    def mouseReleaseEvent(self, event: object) -> None:
        """Tick and stay."""
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)  # type: ignore[arg-type]
