"""Bringing another system's export along on the first start."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.domain.localtime import zone_names
from frontdesk.ui.i18n import tr
from frontdesk.ui.start.fields import FormField, all_sound, check_folder, check_zone, required
from frontdesk.ui.start.newpractice import system_zone
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What shall be imported, and what the practice is called."""

    folder: str
    name: str
    zone: str


class ImportForm(QWidget):
    """The folder of the export, the name of the practice, its time zone.

    Signals:
        submitted(ImportWish): checked fields.
        left(): back to the choice.
    """

    submitted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.folder = FormField(tr("Folder of the export"), check_folder)
        self.browse = make_button(tr("Choose a folder…"))
        self.name = FormField(tr("Practice name"), required(tr("Enter the name of the practice.")))
        self.zone = FormField(tr("Time zone"), check_zone)
        self.zone.input.setText(system_zone())
        self.zone.offer(sorted(zone_names()))
        words = make_label(
            tr("It holds a file with the appointments and one with the patients. What cannot be read is listed."),
            tone="quiet",
        )
        words.setWordWrap(True)
        back, self.submit = make_button(tr("Back")), make_button(tr("Import"), "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.folder)
        line = QHBoxLayout()
        line.addWidget(words, 1)
        line.addWidget(self.browse)
        column.addLayout(line)
        column.addWidget(self.name)
        column.addWidget(self.zone)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.submit)
        column.addLayout(row)
        back.clicked.connect(self.left)
        self.browse.clicked.connect(self._browse)
        self.submit.clicked.connect(self._try)
        self.setFocusProxy(self.folder)

    def use_folder(self, folder: str) -> None:
        """Take a folder over; it names the practice where that has no name yet."""
        self.folder.input.setText(folder)
        self.folder.show_fault("")
        if not self.name.value:
            self.name.input.setText(Path(folder).name)

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Folder of the export"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    def _try(self) -> None:
        if all_sound([self.folder, self.name, self.zone]):
            folder = str(Path(self.folder.value).expanduser())
            self.submitted.emit(ImportWish(folder, self.name.value, self.zone.value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
