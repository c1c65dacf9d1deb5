"""A question with two answers, the safe one first."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label


class QuestionDialog(QDialog):
    """Asks before something is lost; Enter and Esc give the safe answer.

    Attributes:
        keep: the safe answer, which rejects the dialog.
        go_on: the other one, which accepts it.
    """

    def __init__(self, parent: QWidget, question: str, words: str, keep: str, go_on: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Frontdesk"))
        self.setModal(True)
        head = make_label(question, size="head")
        text = make_label(words, tone="quiet")
        for label in (head, text):
            label.setWordWrap(True)
        self.keep = make_button(keep, "primary")
        self.go_on = make_button(go_on)
        self.keep.setDefault(True)
        self.go_on.setAutoDefault(False)
        self.keep.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go_on)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(text)
        column.addLayout(row)
        self.setMinimumWidth(420)
        self.setAccessibleName(question)
        self.keep.setFocus()
