"""The overview of keys on a small screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from frontdesk.ui.help.dialog import KeysDialog


@pytest.mark.parametrize("size", [(880, 480), (1280, 720)], ids=["880x480", "1280x720"])
def test_no_word_of_it_is_cut(qtbot, size: tuple[int, int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    dialog = KeysDialog(window)
    dialog.open()
    QApplication.processEvents()
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    area = dialog._area
    assert area.widget().width() <= area.viewport().width(), "what is at the right would be out of reach"
    for label in dialog.findChildren(QLabel):
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= wanted, label.text()
    dialog.close()
