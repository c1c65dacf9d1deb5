"""The status line: the last change with its undo, the counts, and when the data was last true."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.status.messages import Kind, Message
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.labels import ElidedLabel, keycap, make_label


class StatusLine(QFrame):
    """One line under the board.

    Signals:
        undo_asked(): the Undo link was pressed.
        redo_asked(): the Redo link was pressed.
    """

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._count_wordings: tuple[str, ...] = ("",)
        self._truth = ""
        self._names_change = False
        self._alert = make_label(strong=True)
        self._alert.hide()
        self._said = ElidedLabel("")
        self._said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._undo = make_button(tr("Undo"), "link")
        self._undo_key = keycap(key_of(Command.UNDO))
        self._redo = make_button(tr("Redo"), "link")
        self._redo_key = keycap(key_of(Command.REDO))
        self._counts = ElidedLabel("", quiet=True, at_end=True)
        # What happened is said whole before the counts get what is left: they have shorter wordings.
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in (self._alert, self._said, self._undo, self._undo_key, self._redo, self._redo_key):
            row.addWidget(widget)
        self._hidden = make_label(tr("Names hidden"), tone="warn")
        self._hidden.hide()
        row.addWidget(self._counts, 1)
        row.addWidget(self._hidden)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        privacy.notifier().changed.connect(self._on_privacy)
        self.show_undo(None, None)

    @property
    def text(self) -> str:
        """The sentence on screen."""
        return self._said.text

    @property
    def counts(self) -> str:
        """The counts, and when the data was last true."""
        return self._counts.text

    def show_message(self, message: Message) -> None:
        """Say what happened; a refusal is marked by a word, not only by colour."""
        alert = {Kind.REFUSED: tr("Not possible."), Kind.FAILED: tr("Problem.")}.get(message.kind, "")
        self._alert.setText(alert)
        self._alert.setVisible(bool(alert))
        self._names_change = message.undoable
        set_property(self._alert, "tone", "bad" if message.kind is Kind.FAILED else "warn")
        self._said.set_text(privacy.veil(message.text))

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Offer what can be taken back and made again; None offers nothing."""
        undo, redo = privacy.veil(undo or "") or None, privacy.veil(redo or "") or None
        for label, button, key in ((undo, self._undo, self._undo_key), (redo, self._redo, self._redo_key)):
            button.setVisible(label is not None)
            key.setVisible(label is not None)
        # Beside a sentence about something else, the link has to say what it would take back.
        self._undo.setText(tr("Undo") if self._names_change or not undo else tr("Undo {what}", what=undo))
        self._undo.setToolTip(tr("Take back: {what}", what=undo) if undo else "")
        self._redo.setToolTip(tr("Make again: {what}", what=redo) if redo else "")

    def show_counts(self, *wordings: str) -> None:
        """Say how full the days on screen are, longest wording first."""
        self._count_wordings = wordings
        self._show_right()

    def show_synced(self, text: str) -> None:
        """Say when the data was last true."""
        self._truth = text
        self._show_right()

    def _on_privacy(self, hides_names: bool) -> None:
        self._hidden.setVisible(hides_names)
        self._said.set_text(privacy.veil(self._said.text))

    def _show_right(self) -> None:
        joined = [" · ".join(part for part in (counts, self._truth) if part) for counts in self._count_wordings]
        self._counts.set_text(*joined, *([self._truth] if self._truth else []))
