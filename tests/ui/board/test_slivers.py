"""Columns of a full week are slivers: what they show is found without what they have no room for."""

from __future__ import annotations

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk, key
from PySide6.QtWidgets import QApplication

from frontdesk.store.views import Look, ViewSettings
from frontdesk.ui.board.blocks import SLIVER
from frontdesk.ui.board.lanes import WHOLE, Lane, lanes_of
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.board.view import BoardView

LENSES = (
    ALL,
    Lens.of(ViewSettings("Calls", look=Look((), None, "confirmation_status", "appointment_type", ("locked",)))),
    Lens.of(ViewSettings("Sight", look=Look((("top_left", ("patient_initials",)), ("bottom_right", ("marks",)))))),
)


@pytest.fixture
def board(qapp: QApplication, qtbot) -> BoardView:  # type: ignore[no-untyped-def]
    board = BoardView(HandDesk().fill().store)
    qtbot.addWidget(board)
    board.resize(1200, 700)
    board.show_day(RIVERSIDE.id, TODAY)
    board.set_now(NOW)
    board.show()
    return board


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("hides", [False, True])
def test_a_sliver_shows_what_the_whole_face_would_show_in_its_place(
    board: BoardView, lens: Lens, *, hides: bool
) -> None:
    board.set_lens(lens, 10)
    board.set_privacy(hides)
    faces, blocks = board.page.faces, board.page.blocks
    for block in board.page.layout.model.in_order():
        whole = blocks.set(faces.face(block), SLIVER, 90)
        sliver = blocks.set(faces.sliver(block), SLIVER, 90)
        assert (sliver.words, sliver.signs) == (whole.words, whole.signs)
        assert sliver.ground is whole.ground


def test_time_passing_draws_no_sliver_anew(board: BoardView) -> None:
    board.show_week(RIVERSIDE.id, TODAY, 6)
    board.resize(400, 700)
    assert {board.page.layout.box(block)[2] <= SLIVER for block in board.page.layout.model.in_order()} == {True}
    board.page.draw_anew()
    assert board.page.tick(NOW.replace(hour=NOW.hour + 4)) == []


def test_somebody_late_is_still_said_where_there_is_room(board: BoardView) -> None:
    visit = board.page.layout.model.blocks[key(f"Nadia Petrova {TODAY}")].appointment
    assert visit.interval is not None
    board.page.draw_anew()
    assert board.page.tick(visit.interval.start.replace(minute=59)) != []


def test_visits_one_after_another_have_the_whole_column_each() -> None:
    assert lanes_of([(60, 90), (90, 120), (150, 160)], [False] * 3) == [WHOLE] * 3
    assert lanes_of([(60, 91), (90, 120), (150, 160)], [False] * 3) == [Lane(0, 2), Lane(1, 2), WHOLE]
    assert lanes_of([(60, 90), (90, 120)], [False, True]) == [WHOLE, WHOLE]
