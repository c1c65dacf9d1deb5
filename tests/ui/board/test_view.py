"""What the board paints and when: it never moves by itself, and paints no more than what changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import board_practice as practice
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.store.changes import ChangeSet, PendingChange
from frontdesk.store.entities import DayTruth
from frontdesk.store.store import Store
from frontdesk.ui import theme
from frontdesk.ui.board.background import named_box, shared_columns
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.pages import PageKey
from frontdesk.ui.board.signs import Sign
from frontdesk.ui.board.view import BoardView

PAUL = practice.uid(7, 10)
NEXT = practice.DAY + timedelta(days=1)


def picture(board: BoardView) -> QImage:
    QApplication.processEvents()
    return board.page.picture.toImage()


def fresh_picture(board: BoardView) -> QImage:
    """The page as it would look drawn from nothing."""
    page = board.maker._made(PageKey(practice.LOCATION.id, board.days, is_week=len(board.days) > 1))
    page.draw_all()
    return page.picture.toImage()


def test_the_day_begins_at_opening_time(board: BoardView) -> None:
    assert board.verticalScrollBar().value() == board.page.layout.scale.y_of(8 * 60)


def test_a_closed_day_shows_the_morning_and_leaves_the_next_one_its_opening_time(qapp: QApplication) -> None:
    store = practice.make_store()
    store.load_day(DayTruth(practice.LOCATION.id, NEXT, (), (), ()), store.mark())
    practice.load(store, practice.visit(1, 1, 7, 20, 30))
    view = BoardView(store)
    view.resize(900, 400)
    view.show()
    view.show_day(practice.LOCATION.id, NEXT)
    assert view.page.layout.scale.minute_of(view.offset.y()) == 8 * 60
    view.apply_changes(ChangeSet(days=frozenset({(practice.LOCATION.id, NEXT)})))
    view.show_day(practice.LOCATION.id, practice.DAY)
    assert view.page.layout.scale.minute_of(view.offset.y()) == 7 * 60
    view.hide()
    view.deleteLater()


def test_on_a_closed_day_too_arriving_data_never_scrolls(qapp: QApplication) -> None:
    store = practice.make_store()
    store.load_day(DayTruth(practice.LOCATION.id, NEXT, (), (), ()), store.mark())
    view = BoardView(store)
    view.resize(900, 400)
    view.show()
    view.show_day(practice.LOCATION.id, NEXT)
    view.scroll_to_minute(11 * 60)
    view.apply_changes(ChangeSet(days=frozenset({(practice.LOCATION.id, NEXT)})))
    assert view.page.layout.scale.minute_of(view.offset.y()) == 11 * 60
    view.hide()
    view.deleteLater()


def test_arriving_data_never_scrolls(board: BoardView, store: Store) -> None:
    board.scroll_to_minute(10 * 60)
    before = board.offset
    store.put(practice.visit(600, 1, 6, 0, 30), who="Dana")
    practice.picture_day(store)
    store.set_reference(practice.reference())
    assert board.offset == before


def test_the_scroll_place_is_kept_when_the_page_turns(board: BoardView, store: Store) -> None:
    practice.load(store, day=NEXT)
    board.scroll_to_minute(10 * 60)
    before = board.offset
    board.show_day(practice.LOCATION.id, NEXT)
    assert board.offset == before


def test_a_change_is_painted_like_a_page_drawn_from_nothing(board: BoardView, store: Store) -> None:
    store.put(practice.visit(10, 6, 15, 30, 50, version=2))
    store.put(practice.visit(2, 1, 8, 30, 60, version=2, note="overlaps"))
    assert picture(board) == fresh_picture(board)


@pytest.mark.parametrize("is_week", [False, True])
def test_the_name_of_a_blockout_makes_room_for_a_visit_over_it(
    board: BoardView, store: Store, *, is_week: bool
) -> None:
    if is_week:
        board.show_week(practice.LOCATION.id, practice.DAY, 2)
    column, lunch = next(
        (column, hold)
        for column in board.page.layout.model.columns
        for hold in column.holds
        if hold.start == 12 * 60 and board.page.layout.model.days[column.day_index].day == practice.DAY
    )

    def name_at() -> tuple[int, int] | None:
        layout = board.page.layout
        _, y, _, height = named_box(layout, layout.model.columns[column.index], lunch)
        return (layout.scale.minute_of(y), layout.scale.minute_of(y + height)) if height else None

    assert name_at() == (12 * 60, 13 * 60)
    lasting = ((30, (12 * 60 + 30, 13 * 60)), (55, None), (20, (12 * 60 + 20, 13 * 60)))
    for version, (minutes, expected) in enumerate(lasting, 1):
        store.put(practice.visit(600, 1, 12, 0, minutes, version=version))
        assert name_at() == expected
        assert picture(board) == fresh_picture(board)
    store.delete(practice.uid(7, 600), version=4)
    assert name_at() == (12 * 60, 13 * 60)
    assert picture(board) == fresh_picture(board)


def test_a_change_paints_only_the_blocks_it_touches(board: BoardView, store: Store) -> None:
    drawn: list[QRect] = []
    draw = board.page.draw
    board.page.draw = lambda rect: (drawn.append(QRect(rect)), draw(rect))[1]  # type: ignore[method-assign]
    rect = board.block_rect(board.page.layout.model.blocks[PAUL])
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(replace(visit, version=2, is_new_patient=True))
    assert drawn
    assert all(rect.contains(each) for each in drawn)


def test_scrolling_shows_what_a_page_drawn_there_would_show(board: BoardView) -> None:
    for minute in (9 * 60 + 7, 12 * 60, 7 * 60 + 30):
        board.scroll_to_minute(minute)
    assert picture(board) == fresh_picture(board)


def test_a_page_drawn_ahead_is_the_page_that_would_be_drawn(board: BoardView, store: Store, qtbot: QtBot) -> None:
    practice.load(store, *practice.busy_day(1, NEXT, 7, 60, first_number=700), day=NEXT)
    board.prepare_ahead([NEXT])
    qtbot.waitUntil(lambda: board.maker.is_ready, timeout=3000)
    board.show_day(practice.LOCATION.id, NEXT)
    assert board.page.is_complete
    assert picture(board) == fresh_picture(board)


def test_a_page_drawn_ahead_is_not_used_after_its_day_changed(board: BoardView, store: Store, qtbot: QtBot) -> None:
    practice.load(store, day=NEXT)
    board.prepare_ahead([NEXT])
    qtbot.waitUntil(lambda: board.maker.is_ready, timeout=3000)
    store.put(practice.visit(800, 1, 9, 0, 30, day=NEXT))
    board.show_day(practice.LOCATION.id, NEXT)
    assert practice.uid(7, 800) in board.page.layout.model.blocks


def test_a_week_shows_its_days_side_by_side(board: BoardView, store: Store) -> None:
    practice.load(store, day=NEXT)
    board.show_week(practice.LOCATION.id, practice.DAY, 2)
    assert [day.day for day in board.page.layout.model.days] == [practice.DAY, NEXT]
    assert picture(board) == fresh_picture(board)


def test_a_narrow_board_scrolls_sideways_rather_than_crush_its_columns(board: BoardView) -> None:
    board.resize(400, 700)
    QApplication.processEvents()
    assert board.horizontalScrollBar().maximum() > 0
    assert board.page.layout.columns.width_of(0) >= 88


def test_the_now_line_stands_at_the_location_s_time(board: BoardView) -> None:
    rect = board._now_rect()
    minute = board.page.layout.scale.minute_of(rect.y() + 1 + board.offset.y())
    assert minute == 9 * 60 + 4


def test_lateness_grows_with_the_clock(board: BoardView) -> None:
    block = board.page.layout.model.blocks[practice.uid(7, 11)]
    assert board.page.face(block).status == "34 late"
    board.set_now(practice.NOW + timedelta(minutes=1))
    assert board.page.face(block).status == "35 late"


def test_a_pending_change_looks_pending_after_a_moment_and_not_before(
    board: BoardView, store: Store, qtbot: QtBot
) -> None:
    change = PendingChange(uuid4(), PAUL, practice.NOW, (("note", "mine"),))
    store.begin(change)
    assert board.page.pending == frozenset()
    qtbot.waitUntil(lambda: board.page.pending == {PAUL}, timeout=1000)
    store.confirm(change.id, practice.visit(10, 3, 11, 0, 50, version=2))
    assert board.page.pending == frozenset()


def moved(store: Store, board: BoardView) -> PendingChange:
    slot = board.page.layout.slot(2, 15 * 60 + 10, 16 * 60)
    change = PendingChange(uuid4(), PAUL, practice.NOW, (("interval", slot.interval),))
    store.begin(change)
    return change


def test_a_refused_move_flies_back(board: BoardView, store: Store, qtbot: QtBot) -> None:
    change = moved(store, board)
    store.drop(change.id)
    assert board.motion.is_flying
    qtbot.waitUntil(lambda: not board.motion.is_flying, timeout=600)
    assert board.page.layout.model.blocks[PAUL].start == 11 * 60


def test_it_jumps_back_where_motion_is_unwanted(board: BoardView, store: Store) -> None:
    board.motion.is_reduced = True
    store.drop(moved(store, board).id)
    assert not board.motion.is_flying


def test_another_desk_s_change_leaves_a_trace_of_who(board: BoardView, store: Store) -> None:
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(replace(visit, version=2, note="x"), who="Dana")
    assert board.motion.traces[PAUL][0] == "Dana"


def test_ones_own_change_leaves_none(board: BoardView, store: Store) -> None:
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(replace(visit, version=2, note="x"), who="Me", own=True)
    assert board.motion.traces == {}


def test_privacy_shows_initials_only(board: BoardView) -> None:
    board.set_privacy(True)
    block = board.page.layout.model.blocks[PAUL]
    assert board.page.face(block).name == "P. R."


def test_the_theme_changes_while_it_runs(board: BoardView) -> None:
    light = picture(board)
    theme.set_current(theme.DARK)
    assert picture(board) != light
    assert board.page.blocks.theme is theme.DARK


def test_ctrl_and_the_wheel_make_time_taller_around_the_middle(board: BoardView) -> None:
    scale = board.page.layout.scale
    middle = scale.minute_of(board.offset.y() + board.viewport().height() // 2)
    board.set_px_per_hour(120)
    after = board.page.layout.scale.minute_of(board.offset.y() + board.viewport().height() // 2)
    assert abs(after - middle) <= 1


@pytest.mark.parametrize("size", [(24, 26), (24, 90), (60, 26), (96, 17), (96, 26), (140, 38), (140, 52), (140, 90)])
def test_no_words_of_a_block_collide(board: BoardView, size: tuple[int, int]) -> None:
    ink = board.page.blocks.ink
    width, height = size
    for block in board.page.layout.model.in_order():
        setting = board.page.blocks.set(board.page.face(block), width, height)
        boxes = [
            QRect(left, base - ink.ascent(hand) + 2, ink.width(hand, text), ink.ascent(hand) - 2)
            for hand, _, left, base, text in setting.words
        ]
        boxes += [
            QRect(QPoint(left, top), pixmap.deviceIndependentSize().toSize()) for pixmap, left, top in setting.signs
        ]
        for index, one in enumerate(boxes):
            assert one.right() <= width + 1, (block.appointment.procedures, size)
            assert not any(one.intersects(other) for other in boxes[index + 1 :]), size


def test_a_twenty_minute_visit_still_tells_its_name(board: BoardView) -> None:
    block = board.page.layout.model.blocks[practice.uid(7, 27)]
    _, _, width, height = board.page.layout.box(block)
    words = [text for *_, text in board.page.blocks.set(board.page.face(block), width, height).words]
    assert words[0] == "Ken Sato"


@pytest.mark.parametrize(("width", "name"), [(180, "Dorothy Fletcher"), (118, "D. Fletcher"), (84, "Fletcher")])
def test_on_one_row_the_name_wins_over_the_status(board: BoardView, width: int, name: str) -> None:
    face = board.page.face(board.page.layout.model.blocks[practice.uid(7, 27)])
    face = face._replace(
        name="Dorothy Fletcher", person="Dorothy Fletcher", status="Dismissed", signs=(Sign.CONFIRMED,)
    )
    words = [text for *_, text in board.page.blocks.set(face, width, 24).words]
    assert words[0] == name
    assert "Dismissed" not in words


def test_a_status_with_room_is_written_out_beside_the_name(board: BoardView) -> None:
    face = board.page.face(board.page.layout.model.blocks[practice.uid(7, 27)])
    face = face._replace(name="Ken Sato", status="Dismissed", signs=())
    words = [text for *_, text in board.page.blocks.set(face, 180, 24).words]
    assert words[:2] == ["Ken Sato", "Dismissed"]


def test_of_a_visit_that_is_over_a_dot_says_enough_where_the_word_would_be_cut(board: BoardView) -> None:
    face = board.page.face(board.page.layout.model.blocks[practice.uid(7, 27)])
    face = face._replace(time="3:10p", status="Dismissed", signs=(), is_done=True)
    words = [text for *_, text in board.page.blocks.set(face, 88, 38).words]
    assert [word for word in words if word.startswith("Dis")] == []
    assert len(board.page.blocks.set(face, 88, 38).signs) == 1
    assert "Dismissed" in [text for *_, text in board.page.blocks.set(face, 140, 38).words]


def test_a_status_without_room_says_where_instead_of_being_cut(board: BoardView) -> None:
    block = board.page.layout.model.blocks[practice.uid(7, 10)]
    face = board.page.face(block)._replace(time="10:20a", status="In chair", is_done=False)
    assert "Chair" in [text for *_, text in board.page.blocks.set(face, 88, 38).words]
    assert "In chair" in [text for *_, text in board.page.blocks.set(face, 140, 38).words]


def test_a_lane_too_slim_for_a_letter_shows_none(board: BoardView) -> None:
    face = board.page.face(board.page.layout.model.blocks[practice.uid(7, 27)])
    assert not board.page.blocks.set(face, 6, 60).words


@pytest.mark.parametrize(
    ("names", "room", "words"),
    [
        (["Dr. Adeyemi"], 200, "Dr. Adeyemi"),
        (["Dr. Adeyemi"], 62, "Adeyemi"),
        (["Marisol Reyes RDH"], 62, "Reyes"),
        (["Dr. Adeyemi", "Dr. Lindqvist"], 80, "Adeyemi +1"),
        (["Dr. Adeyemi"], 20, "Adeyemi"),
    ],
)
def test_a_column_head_keeps_the_family_name(board: BoardView, names: list[str], room: int, words: str) -> None:
    assert board.edges.heads._provider_words(names, room) == words


@pytest.mark.parametrize("name", ["Op 4", "Hyg 1"])
def test_how_full_is_said_smaller_or_not_at_all_where_the_operatory_would_lose_letters(
    board: BoardView, name: str
) -> None:
    heads, ink = board.edges.heads, board.edges.heads._ink
    said = []
    for room in range(120, 40, -1):
        fullness = heads._fullness(100, name, room)
        said.append(fullness and fullness[0])
        assert fullness is None or ink.width(Hand.HEAD, name) + ink.width(*fullness) < room
    assert list(dict.fromkeys(said)) == [Hand.LABEL, Hand.TINY, None]


@pytest.mark.parametrize(
    ("room", "words"), [(200, "today · 7 operatories"), (90, "today · 7 ops"), (44, "today"), (10, "today")]
)
def test_the_head_of_a_day_says_what_fits(board: BoardView, room: int, words: str) -> None:
    day = board.page.layout.model.days[0]
    assert board.edges.heads._day_words(day, 7, room, is_today=True) == words


def test_a_blockout_is_named_once_a_day_in_a_week(board: BoardView, store: Store) -> None:
    board.show_week(practice.LOCATION.id, practice.DAY, 1)
    layout = board.page.layout
    lunches = [(column, hold) for column in layout.model.columns for hold in column.holds if hold.start == 12 * 60]
    assert {shared_columns(layout, column, hold) for column, hold in lunches} == {range(6)}


def test_a_click_on_a_day_head_of_a_week_asks_for_that_day(board: BoardView, store: Store) -> None:
    practice.load(store, day=NEXT)
    board.show_week(practice.LOCATION.id, practice.DAY, 2)
    asked: list[object] = []
    board.dayRequested.connect(asked.append)
    second = board.page.layout.columns.x_of(board.page.layout.model.days[1].columns[0])
    QTest.mouseClick(board.edges.heads, Qt.MouseButton.LeftButton, pos=QPoint(second + 20 - board.offset.x(), 10))
    assert asked == [NEXT]


def test_hiding_the_board_ends_every_timer(board: BoardView, place: Callable[[int, int, int], QPoint]) -> None:
    QTest.mouseMove(board.viewport(), place(2, 10, 50))
    board.hide()
    assert not board.pointer._hover_timer.isActive()
