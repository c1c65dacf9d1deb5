"""A few choices side by side, one of them on."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from frontdesk.ui.widgets.buttons import make_button, set_property

Room = Literal["", "snug", "tight"]
"""How much there is around each choice: the usual, less, or next to nothing."""


class Segmented(QFrame):
    """Choices of which exactly one is on.

    Signals:
        chosen(str): a person chose another one; setting `value` from the program is silent.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """`choices` are (value, label, hint)."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("frame", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for value, label, hint in choices:
            button = make_button(label, "segment", hint=hint)
            button.setCheckable(True)
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.value))
        self.set_value(choices[0][0])

    @property
    def value(self) -> str:
        """The choice that is on."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Switch without telling anyone."""
        self._buttons[value].setChecked(True)

    def set_room(self, room: Room) -> None:
        """Move the choices closer together, or apart again."""
        for button in self._buttons.values():
            if button.property("room") == room:
                continue
            set_property(button, "room", room)
            # A button keeps its size until it hears that its style is another.
            QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
            button.updateGeometry()

    def button(self, value: str) -> QPushButton:
        """The button of one choice."""
        return self._buttons[value]
