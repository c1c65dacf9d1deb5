"""Columns of a full week are slivers: what they show is found without what they have no room for."""

from __future__ import annotations

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk, key
from PySide6.QtWidgets import QApplication

from frontdesk.store.views import Look, ViewSettings
from frontdesk.ui.board.blocks import SLIVER
from frontdesk.ui.board.ink import Hand
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


@pytest.mark.parametrize("name", ["Ada Chatterjee", "Ada Wolfeschlegelstein", "Ada Ng"])
def test_in_half_a_column_a_name_is_whole_or_says_that_it_goes_on(board: BoardView, name: str) -> None:
    family = name.split()[1]
    face = board.page.faces.face(next(iter(board.page.layout.model.in_order())))
    for width in range(41, 64):
        hand, *_, written = board.page.blocks.set(face._replace(name=name, person=name), width, 90).words[0]
        if written != family:
            assert written.endswith("…"), f"{written} at {width} px"
            assert board.page.blocks.ink.width(Hand.TINY, family) > width - 7
        assert board.page.blocks.ink.width(Hand(hand), written) <= width - 6


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
