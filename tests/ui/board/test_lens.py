"""A schedule view on the board: which columns and hours are shown, and what blocks say and mean."""

from dataclasses import replace
from datetime import time
from uuid import UUID

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk, key, put_away
from PySide6.QtWidgets import QApplication

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.views import Look, ViewSettings
from frontdesk.ui.board.face import Face
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.signs import Sign
from frontdesk.ui.board.view import BoardView

PLAIN = ViewSettings("Plain", start=time(0), end=time(0), bars=False)


@pytest.fixture
def desk(qapp: QApplication) -> HandDesk:
    return HandDesk().fill()


@pytest.fixture
def board(desk: HandDesk, qtbot) -> BoardView:  # type: ignore[no-untyped-def]
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    board.resize(1200, 700)
    board.show_day(RIVERSIDE.id, TODAY)
    board.set_now(NOW)
    board.show()
    return board


def rooms(board: BoardView) -> list[str]:
    return [column.operatory.name for column in board.page.layout.model.columns]


def face(board: BoardView, name: str) -> Face:
    blocks = board.page.layout.model.blocks.values()
    found: Block = next(block for block in blocks if block.appointment.patient_name == name)
    return board.page.faces.face(found)


def look(board: BoardView, **changes: object) -> None:
    board.set_lens(Lens.of(replace(PLAIN, **changes)), 10)  # type: ignore[arg-type]


def test_a_view_shows_its_operatories_and_everything_comes_back(board: BoardView) -> None:
    before = rooms(board)
    look(board, operatory_ids=frozenset({key("Hyg 1"), key("Hyg 2")}))
    assert rooms(board) == ["Hyg 1", "Hyg 2"]
    board.set_lens(ALL, 10)
    assert rooms(board) == before


def test_a_view_of_providers_shows_the_columns_they_work_in_with_all_that_is_in_them(board: BoardView) -> None:
    look(board, provider_ids=frozenset({key("Dr. Okafor")}))
    assert rooms(board) == ["Op 1", "Op 2"]


def test_a_view_that_would_show_nothing_shows_everything(board: BoardView) -> None:
    look(board, provider_ids=frozenset({UUID(int=5)}))
    assert len(rooms(board)) == 7


def test_the_hours_reach_as_far_as_visits_do(board: BoardView) -> None:
    look(board, start=time(10), end=time(11))
    scale = board.page.layout.scale
    assert (scale.first_minute, scale.last_minute) == (8 * 60, 16 * 60)
    assert all(board.page.layout.box(block)[1] >= 0 for block in board.page.layout.model.blocks.values())


def test_what_was_at_the_top_stays_there_when_hours_are_cut_off(board: BoardView) -> None:
    board.scroll_to_minute(9 * 60)
    look(board, start=time(6), end=time(19))
    assert board.page.layout.scale.minute_of(board.offset.y()) == 9 * 60


def test_things_snap_to_the_views_increment(board: BoardView) -> None:
    board.set_lens(Lens.of(PLAIN), 15)
    assert (board.increment, board.carrier.gesture.increment) == (15, 15)


def test_broken_visits_are_left_out_where_the_view_says_so(board: BoardView, desk: HandDesk) -> None:
    visit = desk.store.appointment(key(f"Paul Rask {TODAY}"))
    assert visit is not None
    desk.store.put(replace(visit, version=9, status=AppointmentStatus.BROKEN), own=True)
    look(board, missed=True)
    assert visit.id in board.page.layout.model.blocks
    look(board, missed=False)
    assert visit.id not in board.page.layout.model.blocks


def test_a_card_shows_its_fields_by_position(board: BoardView) -> None:
    card = (
        ("top_left", ("patient_initials", "duration")),
        ("top_right", ("confirmation_status",)),
        ("middle", ("provider", "production_amount")),
        ("bottom_left", ("appointment_type",)),
        ("bottom_right", ("flow_status",)),
    )
    look(board, look=Look(card))
    shown = face(board, "Amara Nwosu")
    assert shown.name == "A. N. · 50 min"
    assert shown.time == "Confirmed"
    assert shown.detail == "Dr. Okafor · $1,450"
    assert (shown.foot, shown.status) == ("Restorative", "In chair")
    assert shown.signs == ()


def test_colours_and_marks_mean_what_the_view_says(board: BoardView) -> None:
    look(board, look=Look((), (), "provider", "appointment_type", ("new_patient",)))
    shown = face(board, "Grace Lindgren")
    assert (shown.fill, shown.stripe) == ("#2456B8", "#8F6400")
    assert shown.signs == (Sign.NEW,)


def test_production_stands_on_the_blocks_once(board: BoardView) -> None:
    look(board, production=True)
    assert face(board, "Amara Nwosu").detail == "Crown seat #14 · $1,450"
    look(board, production=True, look=Look((("middle", ("production_amount",)),)))
    assert face(board, "Amara Nwosu").detail == "$1,450"


def test_bars_tell_when_each_provider_works(board: BoardView) -> None:
    look(board, bars=True)
    assert board.page.layout.model.columns[0].bars == (((8 * 60, 17 * 60), "#2456B8"),)
    look(board, bars=False)
    assert board.page.layout.model.columns[0].bars == ()


def test_privacy_and_text_size_follow_the_view(board: BoardView) -> None:
    look(board, privacy=True, font_size="lg")
    assert face(board, "Amara Nwosu").name == "A. N."
    assert board.maker.ink.fonts[0].pixelSize() == 14
    board.set_lens(ALL, 10)
    assert face(board, "Amara Nwosu").name == "Amara Nwosu"
    assert board.maker.ink.fonts[0].pixelSize() == 12


def test_a_week_of_business_days_has_five(board: BoardView) -> None:
    board.show_week(RIVERSIDE.id, TODAY.replace(day=16), 6)
    look(board, business_days=True)
    assert len(board.days) == 5
    board.set_lens(ALL, 10)
    assert len(board.days) == 6


def test_a_view_keeps_a_chosen_operatory_with_visits_when_it_is_hidden(desk: HandDesk, board: BoardView) -> None:
    desk.store.set_reference(put_away("Surg", "Hyg 1"))
    look(board, operatory_ids=frozenset({key("Op 1"), key("Surg")}))
    assert rooms(board) == ["Op 1", "Surg"]
