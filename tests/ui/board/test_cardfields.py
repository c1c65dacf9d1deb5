"""What a schedule view may ask of a visit: on the block in its order, in the card beside it, and never in privacy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from deskside import NO_SHOW, NOW, RIVERSIDE, TODAY, HandDesk, key
from PySide6.QtWidgets import QApplication

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.patients import About
from frontdesk.store.views import ASKED_FIELDS, FIELDS, Layout, Look, ViewSettings
from frontdesk.ui.board.lens import Lens
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.view import BoardView

PLAIN = ViewSettings("Plain", start=time(0), end=time(0), bars=False)
AMARA = key(f"Amara Nwosu {TODAY}")
ABOUT = About(
    "1044",
    "555 010 0001",
    "amara@example.org",
    date(1984, 11, 20),
    Decimal("120.00"),
    ("Latex allergy", "Pacemaker"),
    "Delta Dental",
    date(2026, 3, 2),
)


@pytest.fixture
def board(qapp: QApplication, qtbot) -> BoardView:  # type: ignore[no-untyped-def]
    desk = HandDesk().fill()
    visit = desk.store.appointment(AMARA)
    assert visit is not None
    assert visit.interval is not None
    more = {"estimated_insurance": Decimal(80), "estimated_patient": Decimal(40), "note": "Prefers quiet"}
    early = visit.interval.start - timedelta(minutes=10)
    desk.store.put(replace(visit, version=9, about=ABOUT, arrival=early, **more))  # type: ignore[arg-type]
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    board.resize(1800, 700)
    board.show_day(RIVERSIDE.id, TODAY)
    board.set_now(NOW)
    board.show()
    return board


def block(board: BoardView) -> Block:
    return board.page.layout.model.blocks[AMARA]


def look(board: BoardView, card: Layout = (), bubble: Layout | None = None, **changes: object) -> None:
    board.set_lens(Lens.of(replace(PLAIN, look=Look(card, bubble), **changes)), 10)  # type: ignore[arg-type]


def written(board: BoardView, width: int, height: int) -> list[str]:
    return [text for *_, text in board.page.blocks.set(board.page.faces.face(block(board)), width, height).words]


def test_every_field_says_something_where_the_visit_has_it(board: BoardView) -> None:
    silent = {"tags", "marks"}
    for field in FIELDS:
        look(board, (("middle", (field,)),))
        detail = board.page.faces.face(block(board)).detail
        assert bool(detail) is (field not in silent), field


def test_fields_stand_in_the_chosen_order(board: BoardView) -> None:
    look(board, (("middle", ("mobile_phone", "age", "alerts", "balance_due")),))
    assert board.page.faces.face(block(board)).lines == (
        "555 010 0001",
        "41 years",
        "Latex allergy, Pacemaker",
        "owes $120",
    )


def test_a_high_block_gives_each_field_a_row_and_a_low_one_writes_them_in_one(board: BoardView) -> None:
    look(board, (("top_left", ("patient_name",)), ("middle", ("mobile_phone", "chart_number", "insurance"))))
    assert written(board, 200, 140)[:4] == ["Amara Nwosu", "555 010 0001", "1044", "Delta Dental"]
    assert "555 010 0001 · 1044 · Delta Dental" in written(board, 300, 44)


def test_what_finds_no_room_beside_the_name_comes_below_it(board: BoardView) -> None:
    look(board, (("top_left", ("patient_name", "chart_number")), ("top_right", ("alerts",)), ("middle", ("note",))))
    assert written(board, 400, 120)[:2] == ["Latex allergy, Pacemaker", "Amara Nwosu · 1044"]
    narrow = written(board, 150, 120)
    assert narrow[:2] == ["Amara Nwosu", "1044"]
    assert narrow[2].startswith("Latex")


def test_a_narrow_column_shows_the_family_name_whatever_else_stands_beside_it(board: BoardView) -> None:
    look(board, (("top_left", ("patient_name", "age")),))
    assert written(board, 60, 100)[0] == "Nwosu"


def test_the_card_lists_the_sections_and_nothing_else(board: BoardView, qtbot) -> None:  # type: ignore[no-untyped-def]
    look(board, bubble=(("Reach", ("email", "mobile_phone", "tags")), ("Health", ("alerts",)), ("Empty", ("tags",))))
    with qtbot.assertNotEmitted(board.card.opened):
        board.card.show_for(block(board))
    assert board.card.rows == [
        ("Reach", ""),
        ("E-mail", "amara@example.org"),
        ("Mobile phone", "555 010 0001"),
        ("Health", ""),
        ("Alerts", "Latex allergy\nPacemaker"),
    ]


@pytest.mark.parametrize(("hides", "status"), [(False, "Broken: No-show"), (True, "Broken")])
def test_the_card_says_why_a_visit_is_broken(board: BoardView, hides: bool, status: str) -> None:
    visit = replace(block(board).appointment, version=10, status=AppointmentStatus.BROKEN, broken_reason_id=NO_SHOW.id)
    board._store.put(visit)
    board.show_day(RIVERSIDE.id, TODAY)
    look(board, bubble=(("State", ("flow_status",)),), privacy=hides)
    board.card.show_for(block(board))
    assert board.card.rows == [("State", ""), ("Flow status", status)]
    look(board)
    board.card.show_for(block(board))
    assert "broken: No-show" in dict(board.card.rows)["Status"]


def test_the_desks_own_card_may_be_told_more(board: BoardView, qtbot) -> None:  # type: ignore[no-untyped-def]
    look(board)
    with qtbot.waitSignal(board.card.opened):
        board.card.show_for(block(board))


def test_a_card_without_sections_is_no_card(board: BoardView) -> None:
    assert Lens.of(replace(PLAIN, look=Look(bubble=()))).bubble is False
    assert Lens.of(replace(PLAIN, look=Look(bubble=None))).bubble is True


@pytest.mark.parametrize("by_view", [True, False])
def test_privacy_hides_all_that_is_the_patients_own(board: BoardView, *, by_view: bool) -> None:
    fields = tuple(ASKED_FIELDS)
    look(board, (("top_left", ("patient_name",)), ("middle", fields)), (("All", fields),), privacy=by_view)
    if not by_view:
        board.set_privacy(True)
    face = board.page.faces.face(block(board))
    assert (face.name, face.detail) == ("A. N.", "")
    board.card.show_for(block(board))
    assert not {"Alerts", "Mobile phone", "Birth date"} & {heading for heading, _ in board.card.rows}
    assert board.page.faces.further(block(board)) == ()


def test_what_the_card_shows_is_spoken_too(board: BoardView) -> None:
    look(board, (("top_left", ("patient_name",)), ("middle", ("alerts",))))
    assert board.page.faces.further(block(board)) == ("Latex allergy, Pacemaker",)


def test_a_view_asks_for_no_more_than_it_shows() -> None:
    card: Layout = (("top_left", ("patient_name", "age")), ("middle", ("procedures",)))
    bubble: Layout = (("Money", ("balance_due", "production_amount")),)
    assert Look(card, bubble).asks_for(with_bubble=True) == {"birth_date", "balance_due"}
    assert Look(card, bubble).asks_for(with_bubble=False) == {"birth_date"}
    assert Look().asks_for(with_bubble=True) == frozenset()
