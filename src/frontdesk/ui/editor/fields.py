"""Fields that save themselves when they are left, and never lose what is being typed."""

from collections.abc import Callable, Sequence
from datetime import time

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.roomy import roomy

TYPING_PAUSE_MS = 1500
"""After so long a letter begins another word."""

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_WIDEST_TIME, _AROUND_TEXT = time(22, 58), 22

UNKNOWN = object()
"""What a field shows before it has shown anything."""


def clock_width(control: QWidget) -> int:
    """How wide a field has to be for any time of the day in the desk's language."""
    return control.fontMetrics().horizontalAdvance(i18n.clock(_WIDEST_TIME)) + _AROUND_TEXT


class Cannot(Exception):
    """What was typed means nothing here; the message says why."""


class Field(QWidget):
    """A control with a line below it for what somebody else did to it, or why it was not saved.

    Attributes:
        name: which field of the visit it is.

    Signals:
        left(str, object): another value was entered; the field's name and the value.
    """

    left = Signal(str, object)

    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__()
        self.name = name
        self.control = control
        self._shown: object = UNKNOWN
        self._awaited: object = None
        self._is_awaiting = False
        self.line = make_label(tone="quiet")
        self.line.setWordWrap(True)
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(control)
        column.addWidget(self.line)
        self.setFocusProxy(control)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # What a kind of field says of itself

    @property
    def entered(self) -> object:
        """The value in the control. Raises ``Cannot`` for what means nothing."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Put a value in the control, silently."""
        raise NotImplementedError

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that was not saved."""
        if self._shown is UNKNOWN:
            return False
        try:
            return self.entered != self._shown
        except Cannot:
            return True

    # Coming and going

    def show_value(self, value: object, who: str | None = None) -> None:
        """Show the truth; `who` is somebody else who changed it. What is being typed stays."""
        if self._shown is UNKNOWN:
            self._shown = value
            self.put(value)
            return
        if value == self._shown:
            return
        is_typing = self.control.hasFocus() and self.is_touched
        is_answer = self._is_awaiting and value == self._awaited
        before, self._shown = self._shown, value
        if is_answer:
            return
        if self._is_awaiting and who is None:
            # The refusal that is about to be told puts it back.
            return
        if not is_typing:
            self.put(value)
        if who is not None:
            words = tr("{who} made it {value} meanwhile", who=who, value=self.words_of(value))
            self.say(words if is_typing else tr("{who}: was {value}", who=who, value=self.words_of(before)))
        else:
            self.say("")

    def forget(self) -> None:
        """The next value is of another visit."""
        self._shown, self._is_awaiting = UNKNOWN, False
        self.say("")

    def words_of(self, value: object) -> str:
        """A value of this field in words."""
        return str(value) if value not in (None, "", ()) else tr("empty")

    def settle(self) -> bool:
        """Save what was entered, if it differs; return whether it can be saved."""
        try:
            value = self.entered
        except Cannot as problem:
            self.say(str(problem), bad=True)
            return False
        if self._shown is not UNKNOWN and value != self._shown and not (self._is_awaiting and value == self._awaited):
            self._awaited, self._is_awaiting = value, True
            self.say("")
            self.left.emit(self.name, value)
        return True

    def settled(self, truth: object, refusal: str = "") -> None:
        """The change ended; a refused one puts the old value back and says why."""
        self._is_awaiting = False
        self._shown = truth
        if refusal:
            self.put(truth)
            self.say(refusal, bad=True)
        elif not self.control.hasFocus():
            self.put(truth)

    def take_back(self) -> bool:
        """Put back what was typed and not saved; return whether there was something."""
        if not self.is_touched:
            return False
        self._is_awaiting = False
        self.put(self._shown)
        self.say("")
        return True

    def say(self, words: str, *, bad: bool = False) -> None:
        """Write below the control."""
        set_property(self.line, "tone", "bad" if bad else "quiet")
        self.line.setText(words)
        self.line.setVisible(bool(words))
        self.control.setAccessibleDescription(words)


class LineControl(QLineEdit):
    """A line of text whose Ctrl+Z belongs to the window unless something was typed here.

    Signals:
        over(): it was left, or Enter pressed.
        stepped(int): up or down was pressed, as 1 or -1.
    """

    over = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self.over)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not self.isModified():
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class TextField(Field):
    """A line of text that stands for a value."""

    def __init__(
        self,
        name: str,
        called: str,
        read: Callable[[str], object],
        write: Callable[[object], str],
        *,
        step: Callable[[object, int], object] | None = None,
        placeholder: str = "",
    ) -> None:
        """`read` may raise ``Cannot``; `step` makes a value one greater or smaller with up and down."""
        self.box = LineControl()
        super().__init__(name, self.box)
        self._read, self._write, self._step = read, write, step
        self.box.setAccessibleName(called)
        self.box.setPlaceholderText(placeholder)
        self.box.over.connect(self.settle)
        self.box.stepped.connect(self._on_stepped)

    @property
    def entered(self) -> object:
        """What the text stands for."""
        return self._read(self.box.text().strip())

    def put(self, value: object) -> None:
        """Write the value."""
        self.box.setText(self._write(value))
        self.box.setModified(False)
        self.box.setCursorPosition(0)

    def words_of(self, value: object) -> str:
        """The value as it is written here."""
        return self._write(value) or tr("empty")

    def _on_stepped(self, by: int) -> None:
        if self._step is None or self.box.isReadOnly():
            return
        try:
            self.box.setText(self._write(self._step(self.entered, by)))
        except Cannot as problem:
            self.say(str(problem), bad=True)
        else:
            self.box.setModified(True)


class NoteControl(QPlainTextEdit):
    """A few lines of text; Tab leaves them.

    Signals:
        over(): it was left.
    """

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        # The sheet of the window gives every text field the height of one line.
        self.setStyleSheet("min-height: 54px; max-height: 54px;")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if is_undo and not self.document().isModified():
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is left, but not for its own menu."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.over.emit()


class NoteField(Field):
    """A note of several lines."""

    def __init__(self, name: str, called: str) -> None:
        self.box = NoteControl()
        super().__init__(name, self.box)
        self.box.setAccessibleName(called)
        self.box.over.connect(self.settle)

    @property
    def entered(self) -> object:
        """The text."""
        return self.box.toPlainText()

    def put(self, value: object) -> None:
        """Write the text."""
        self.box.setPlainText(str(value or ""))
        self.box.document().setModified(False)


class ChoiceControl(QComboBox):
    """A list of choices of which the beginning of any can be typed.

    Signals:
        over(): one was picked in the list, Enter was pressed, or it was left.
    """

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._since = QElapsedTimer()
        self.activated.connect(lambda _index: self.over.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters look for a choice, arrows walk; only what is then left or entered is meant."""
        text, key = event.text(), event.key()
        if not self._since.isValid() or self._since.elapsed() > TYPING_PAUSE_MS:
            self._typed = ""
        if text and text.isprintable() and (self._typed or text != " ") and not event.modifiers() & HELD:
            self._since.restart()
            self._typed += text.lower()
            self._look_for(self._typed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.over.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & HELD:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + step)))
        else:
            super().keyPressEvent(event)

    def _look_for(self, typed: str) -> None:
        words = [self.itemText(at).lower() for at in range(self.count())]
        begins = (at for at, word in enumerate(words) if word.startswith(typed))
        within = (at for at, word in enumerate(words) if f" {typed}" in word)
        found = next(begins, next(within, None))
        if found is not None:
            self.setCurrentIndex(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel, not a choice that happens to be under the pointer."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is left, but not for its own list."""
        super().focusOutEvent(event)
        self._typed = ""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.over.emit()


class ChoiceField(Field):
    """One of a few values; saved when it is picked from the list, or left."""

    def __init__(self, name: str, called: str) -> None:
        self.box = ChoiceControl()
        super().__init__(name, self.box)
        self.box.setAccessibleName(called)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.over.connect(self.settle)

    @property
    def entered(self) -> object:
        """The chosen value."""
        return self.box.currentData()

    def show_choices(self, rows: Sequence[tuple[object, str]]) -> None:
        """Offer these; a value that is shown and not among them is offered too."""
        if rows == [(self.box.itemData(number), self.box.itemText(number)) for number in range(self.box.count())]:
            return
        kept = self._shown
        self.box.clear()
        for value, words in rows:
            self.box.addItem(words, value)
        if kept is not UNKNOWN:
            self.put(kept)

    def put(self, value: object) -> None:
        """Choose the value."""
        number = next((at for at in range(self.box.count()) if self.box.itemData(at) == value), None)
        if number is None:
            self.box.addItem(self.words_of(value), value)
            number = self.box.count() - 1
        self.box.setCurrentIndex(number)

    def words_of(self, value: object) -> str:
        """The words of the choice."""
        number = next((at for at in range(self.box.count()) if self.box.itemData(at) == value), None)
        return self.box.itemText(number) if number is not None else tr("no longer offered")


class TickField(Field):
    """Yes or no; saved as soon as it is ticked."""

    def __init__(self, name: str, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(name, self.box)
        self.box.setAccessibleName(words)
        self.box.clicked.connect(lambda _on: self.settle())

    @property
    def entered(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()

    def put(self, value: object) -> None:
        """Tick it, or not."""
        self.box.setChecked(bool(value))

    def words_of(self, value: object) -> str:
        """Yes or no."""
        return tr("yes") if value else tr("no")


class NumberField(Field):
    """A small whole number; saved when it is left."""

    def __init__(self, name: str, called: str, none: str, most: int = 9) -> None:
        self.box = roomy(QSpinBox())
        super().__init__(name, self.box)
        self.box.setAccessibleName(called)
        self.box.setRange(0, most)
        self.box.setSpecialValueText(none)
        self.box.editingFinished.connect(self.settle)

    @property
    def entered(self) -> object:
        """The number."""
        return self.box.value()

    def put(self, value: object) -> None:
        """Show the number, however large another program made it."""
        number = value if isinstance(value, int) else 0
        self.box.setRange(min(0, number), max(self.box.maximum(), number))
        self.box.setValue(number)
