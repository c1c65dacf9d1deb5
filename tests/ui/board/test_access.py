"""What a screen reader finds on the board."""

import board_practice as practice
import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent

from frontdesk.store.store import Store
from frontdesk.ui.board import speech
from frontdesk.ui.board.view import BoardView

NAME = QAccessible.Text.Name


def test_the_board_says_where_and_when(board: BoardView) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    assert element.text(NAME) == "Schedule of Riverside Dental, Thursday, November 19"
    assert element.childCount() == len(practice.PICTURE)


def test_every_visit_has_a_name_that_says_what_its_marks_say(board: BoardView) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    names = [element.child(place).text(NAME) for place in range(element.childCount())]
    assert len(set(names)) == len(names)
    rosa = next(name for name in names if name.startswith("Rosa Delgado"))
    assert rosa == (
        "Rosa Delgado, 10:10a – 11:10a (60 min), Hyg 2, T. Banerjee RDH, SRP LL, "
        "Confirmed, new patient, wants an earlier time"
    )
    zoe = next(name for name in names if name.startswith("Zoe Hart"))
    assert "34 minutes late" in zoe
    bernard = next(name for name in names if name.startswith("Bernard"))
    assert bernard.endswith("In chair, Confirmed, locked in its time")


def test_a_visit_is_found_where_it_is_painted(board: BoardView) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    child = element.child(0)
    middle = child.rect().center()
    assert element.childAt(middle.x(), middle.y()).text(NAME) == child.text(NAME)
    assert element.indexOfChild(child) == 0


def test_the_selected_visit_has_the_focus(board: BoardView) -> None:
    board.select(practice.uid(7, 20))
    element = QAccessible.queryAccessibleInterface(board)
    assert element.focusChild().text(NAME).startswith("Rosa Delgado")


def test_an_element_outlives_its_visit(board: BoardView, store: Store) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    last = element.child(element.childCount() - 1)
    store.delete(practice.uid(7, 1))
    assert not last.isValid()
    assert last.text(NAME) == ""
    assert element.child(element.childCount()) is None


def test_moves_are_announced(board: BoardView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)

    def keep(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Announcement:
            said.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    speech.announce(board, "Not moved.")
    board.pick_up(practice.uid(7, 10))
    board.pointer.cancel()
    assert said[0] == "Not moved."
    assert said[1].startswith("11 – 11:50a") or said[1].startswith("11:00 – 11:50a")
