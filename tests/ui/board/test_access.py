"""What a screen reader finds on the board."""

from dataclasses import replace

import board_practice as practice
import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from frontdesk.store.changes import PendingBlockouts
from frontdesk.store.store import Store
from frontdesk.ui.board import speech
from frontdesk.ui.board.view import BoardView

NAME = QAccessible.Text.Name
BLOCKED = 8
"""How many blockouts the picture's day has."""
BOTH_SIDES = ("Lily Tran", "Dev Kapoor")
LUNCH = "Lunch, 12:00p to 1:00p, Op 4, blocked"


def spoken(board: BoardView) -> list[str]:
    """The names of everything on the board, in order."""
    element = QAccessible.queryAccessibleInterface(board)
    return [element.child(place).text(NAME) for place in range(element.childCount())]


def child_of(board: BoardView, beginning: str) -> QAccessibleInterface:
    """What on the board has a name that begins like this."""
    element = QAccessible.queryAccessibleInterface(board)
    return element.child(next(place for place, name in enumerate(spoken(board)) if name.startswith(beginning)))


def test_the_board_says_where_and_when(board: BoardView) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    assert element.text(NAME) == "Schedule of Riverside Dental, Thursday, November 19"
    assert element.childCount() == len(practice.PICTURE) + BLOCKED


def test_every_visit_has_a_name_that_says_what_its_marks_say(board: BoardView) -> None:
    names = spoken(board)
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


def test_every_blockout_has_a_name_among_the_visits_of_its_column(board: BoardView, store: Store) -> None:
    names = spoken(board)
    assert "Sterilise, 8:00a to 8:50a, Surg, blocked" in names
    before, after = (next(place for place, name in enumerate(names) if name.startswith(who)) for who in BOTH_SIDES)
    assert names[before + 1 : after] == ["Emergency hold, 11:20a to 12:00p, Op 4, blocked", LUNCH]
    assert child_of(board, "Sterilise").role() is QAccessible.Role.ListItem
    reserved = replace(practice.hold(90, 1, practice.at(20), practice.at(21), "Crowns"), is_no_schedule=False)
    store.begin_blockouts(PendingBlockouts(practice.uid(9, 91), frozenset(), (reserved,)))
    assert "Crowns, 8:00p to 9:00p, Op 1, may be booked over" in spoken(board)


def test_a_blockout_is_found_where_it_is_painted_and_has_the_focus_when_selected(board: BoardView) -> None:
    element = QAccessible.queryAccessibleInterface(board)
    child = child_of(board, "Emergency hold")
    rect = child.rect()
    column = board.page.layout.columns
    assert (rect.width(), rect.height()) == (column.width_of(3) - 1, board.page.layout.scale.y_of(40))
    assert element.childAt(rect.center().x(), rect.center().y()).text(NAME) == child.text(NAME)
    assert element.childAt(rect.x() + 2, rect.y() - board.viewport().y() - 4000) is None
    assert not child.state().selected
    board.selection.select_hold(3, practice.uid(9, 8))
    assert child.state().selected
    assert element.focusChild().text(NAME) == child.text(NAME)


def test_a_blockout_of_the_whole_office_is_one_across_its_day(board: BoardView, store: Store) -> None:
    whole = practice.hold(90, None, practice.at(17), practice.at(18), "Meeting")
    store.begin_blockouts(PendingBlockouts(practice.uid(9, 91), frozenset(), (whole,)))
    assert spoken(board).count("Meeting, 5:00p to 6:00p, whole office, blocked") == 1
    board.scroll_to_minute(16 * 60)
    rect = child_of(board, "Meeting").rect()
    assert rect.width() == board.page.layout.width - 1
    element = QAccessible.queryAccessibleInterface(board)
    names = {element.childAt(x, rect.center().y()).text(NAME) for x in (rect.left() + 2, rect.right() - 2)}
    assert names == {"Meeting, 5:00p to 6:00p, whole office, blocked"}


def test_a_visit_over_a_blockout_is_found_first(board: BoardView, store: Store) -> None:
    below = practice.hold(90, 6, practice.at(10), practice.at(11), "Meeting")
    store.begin_blockouts(PendingBlockouts(practice.uid(9, 91), frozenset(), (below,)))
    element = QAccessible.queryAccessibleInterface(board)
    middle = child_of(board, "Rosa Delgado").rect().center()
    assert element.childAt(middle.x(), middle.y()).text(NAME).startswith("Rosa Delgado")
    assert "Meeting, 10:00a to 11:00a, Hyg 2, blocked" in spoken(board)


def test_in_a_week_a_blockout_says_its_day(board: BoardView) -> None:
    board.show_week(practice.LOCATION.id, practice.DAY)
    assert "Sterilise, 8:00a to 8:50a, Thu, Nov 19, Surg, blocked" in spoken(board)
    rects = [child_of(board, name).rect() for name in ("Sterilise", "Emergency hold")]
    assert all(rect.width() < 40 for rect in rects)


def test_readers_are_told_when_the_keyboard_comes_to_a_blockout(
    board: BoardView, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[int] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    QAccessible.queryAccessibleInterface(board)

    def keep(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Focus:
            places.append(event.child())

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    board.selection.select_hold(3, practice.uid(9, 8))
    board.selection.select_hold(3, practice.uid(9, 8))
    assert [spoken(board)[place] for place in places] == ["Emergency hold, 11:20a to 12:00p, Op 4, blocked"]


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
