"""Where a visit on hold could go first."""

from dataclasses import replace
from datetime import timedelta

from deskside import NOW, RIVERSIDE, TODAY, HandDesk, pinned

from frontdesk.domain.startranges import Fit
from frontdesk.store.conflicts_view import ConflictsView
from frontdesk.ui.board.view import BoardView
from frontdesk.ui.window.openings import first_opening


def test_the_first_place_is_ahead_and_fits(qtbot) -> None:
    desk = HandDesk().fill()
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    board.resize(1200, 800)
    board.show_day(RIVERSIDE.id, TODAY)
    visit = pinned()[1]
    cell = first_opening(desk.store, board.page.layout, visit, NOW)
    assert cell is not None
    slot = board.page.layout.slot(cell.column, cell.minute, cell.minute + 60)
    assert slot.interval.start > NOW
    assert ConflictsView(desk.store).verdict(visit, slot).fit is Fit.FITS
    assert slot.interval.start - NOW < timedelta(hours=2)


def test_at_the_end_of_the_day_nothing_is_ahead(qtbot) -> None:
    desk = HandDesk().fill()
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    board.resize(1200, 800)
    board.show_day(RIVERSIDE.id, TODAY)
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    visit = replace(pinned()[1], version=5)
    assert first_opening(desk.store, board.page.layout, visit, day.bounds.end - timedelta(hours=1)) is None
