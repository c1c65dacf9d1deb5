"""The status line, the strip and the toast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui.status.line import StatusLine
from frontdesk.ui.status.messages import Kind, Message, MessageBridge
from frontdesk.ui.status.toast import Toast


@pytest.fixture
def line(qtbot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1000, 32)
    line.show()
    return line


def test_the_last_change_offers_its_undo(line: StatusLine, qtbot) -> None:
    line.show_message(Message(Kind.DONE, "Helga Strand moved to the pinboard.", undoable=True))
    line.show_undo("move of Helga Strand", None)
    assert line._undo.isVisible()
    assert not line._redo.isVisible()
    assert line._undo.toolTip() == "Take back: move of Helga Strand"
    with qtbot.waitSignal(line.undo_asked, timeout=500):
        QTest.mouseClick(line._undo, Qt.MouseButton.LeftButton)


def test_a_refusal_is_marked_in_words(line: StatusLine) -> None:
    line.show_message(Message(Kind.REFUSED, "Op 2 is taken."))
    assert line._alert.text() == "Not possible."
    line.show_message(Message(Kind.HINT, "Arrows move."))
    assert not line._alert.isVisible()


def test_counts_and_truth_share_the_right_end(line: StatusLine) -> None:
    line.show_counts("38 appointments · 2 on hold", "38 appointments")
    line.show_synced("synced 9:04:12")
    assert line.counts == "38 appointments · 2 on hold · synced 9:04:12"


def test_what_happened_is_said_whole_before_the_counts_take_room(line: StatusLine) -> None:
    line.resize(880, 32)
    line.show_counts("54 appointments · 17 broken or cancelled", "54 appointments")
    line.show_synced("synced 9:05:00")
    line.show_undo("parking of Aaron Jones", None)
    line.show_message(Message(Kind.HINT, "Shaded places fit. Arrows move, Enter places, Esc leaves."))
    QApplication.processEvents()
    assert line._said.shown == line.text
    assert line._counts.shown.endswith("synced 9:05:00")


def test_empty_sentences_are_not_said(qapp) -> None:
    bridge = MessageBridge()
    said: list[Message] = []
    bridge.said.connect(said.append)
    bridge.done("")
    bridge.hint("Look.")
    assert [message.text for message in said] == ["Look."]


def test_a_toast_shows_refusals_and_goes_by_itself_or_by_a_click(qtbot, no_timer_left) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(700, 400)
    ground.show()
    toast = Toast(ground)
    toast.show_message(Message(Kind.DONE, "Moved."))
    assert toast.text == ""
    toast.show_message(Message(Kind.REFUSED, "Op 2 is taken until 10:40."))
    assert toast.text == "Op 2 is taken until 10:40."
    assert ground.rect().contains(toast.geometry())
    toast.show_message(Message(Kind.DONE, "Moved."))
    assert toast.text == "", "what succeeded after a refusal makes it history"
