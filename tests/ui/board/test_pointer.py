"""The mouse on the real board: one rule of the interaction table for each test."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import board_practice as practice
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.changes import ChangeSet, PendingChange
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui import dnd
from frontdesk.ui.board.drag import Phase, Target
from frontdesk.ui.board.edgescroller import LINGER_MS
from frontdesk.ui.board.view import BoardView

Place = Callable[[int, int, int], QPoint]
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
PAUL, NADIA, LOCKED, BROKEN = (practice.uid(7, number) for number in (10, 7, 8, 37))


class Ear:
    """Keeps what the board asks for."""

    def __init__(self, board: BoardView) -> None:
        self.moves: list[tuple[object, Slot, bool]] = []
        self.places: list[tuple[object, Slot]] = []
        self.resizes: list[tuple[object, object]] = []
        self.slots: list[Slot] = []
        self.sentences: list[str] = []
        self.menus: list[object] = []
        self.pages: list[object] = []
        board.moveRequested.connect(lambda *given: self.moves.append(given))
        board.placeRequested.connect(lambda *given: self.places.append(given))
        board.resizeRequested.connect(lambda *given: self.resizes.append(given))
        board.slotActivated.connect(self.slots.append)
        board.statusText.connect(self.sentences.append)
        board.refused.connect(self.sentences.append)
        board.menuRequested.connect(lambda what, _at: self.menus.append(what))
        board.pageRequested.connect(self.pages.append)
        board.dayRequested.connect(self.pages.append)


@pytest.fixture
def ear(board: BoardView) -> Ear:
    return Ear(board)


@pytest.fixture
def lift(board: BoardView, place: Place) -> Iterator[Callable[[QPoint], None]]:
    """Press a point and pull it far enough to be a drag; whatever is left of it is cancelled."""

    def pull(at: QPoint) -> None:
        QTest.mousePress(board.viewport(), LEFT, NONE, at)
        QTest.mouseMove(board.viewport(), at + QPoint(0, 16))

    yield pull
    board.pointer.cancel()


def drag_to(board: BoardView, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    where = QPointF(board.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), where, Qt.MouseButton.NoButton, LEFT, modifiers)
    QApplication.sendEvent(board.viewport(), event)


def drop(board: BoardView, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseRelease(board.viewport(), LEFT, modifiers, at)


def bottom_edge(board: BoardView, visit: UUID) -> QPoint:
    rect = board.block_rect(board.page.layout.model.blocks[visit])
    return QPoint(rect.center().x(), rect.bottom() - 1)


def test_a_press_selects_and_moves_nothing(board: BoardView, ear: Ear, place: Place) -> None:
    QTest.mouseClick(board.viewport(), LEFT, NONE, place(3, 11, 10))
    assert board.selected == PAUL
    assert ear.moves == []


def test_a_drag_asks_for_the_move_it_showed(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    drop(board, place(3, 15, 10))
    [(visit, slot, copies)] = ear.moves
    assert (visit, copies) == (PAUL, False)
    assert slot.operatory_id == practice.uid(2, 3)
    assert slot.interval.start == practice.at(15, 10)
    assert slot.interval.minutes == 50


def test_the_original_stays_as_a_ghost_until_the_drop(
    board: BoardView, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    assert board.page.ghosts == {PAUL}
    board.pointer.cancel()
    assert board.page.ghosts == frozenset()


def test_every_column_is_shaded_with_the_first_frame(
    board: BoardView, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    stage = board.carrier.stage
    assert stage is not None
    assert stage._zones.keys() == set(range(7))


def test_the_reason_is_there_before_the_drop_and_a_refused_drop_sends_nothing(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(2, 11, 50))
    showing = board.carrier.showing
    assert showing is not None
    assert showing.verdict.fit is Fit.CANNOT
    assert "Lunch" in showing.verdict.sentence
    drop(board, place(2, 11, 50))
    assert ear.moves == []
    assert ear.sentences == [showing.verdict.sentence]


def test_a_provider_needed_elsewhere_is_said_and_not_refused(
    board: BoardView, store: Store, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    store.put(practice.visit(500, 4, 16, 0, 60))
    lift(place(3, 11, 0))
    drag_to(board, place(1, 16, 0))
    assert board.carrier.showing is not None
    assert board.carrier.showing.verdict.fit is Fit.OVERLAP_WARNING
    assert board.carrier.showing.verdict.sentence == "Dr. Lindqvist is in Op 4 until 5:00."
    drop(board, place(1, 16, 0))
    assert len(ear.moves) == 1


def test_dropping_it_where_it_was_sends_nothing(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    drag_to(board, place(3, 11, 0))
    drop(board, place(3, 11, 0))
    assert (ear.moves, ear.sentences) == ([], [])


def test_escape_cancels_a_move(board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert not board.carrier.is_under_way
    drop(board, place(3, 15, 10))
    assert ear.moves == []


def test_the_right_button_cancels_a_move(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    QTest.mousePress(board.viewport(), RIGHT, NONE, place(3, 15, 10))
    assert not board.carrier.is_under_way
    assert (ear.moves, ear.menus) == ([], [])


def test_losing_the_window_cancels_a_move(
    board: BoardView, place: Place, lift: Callable[[QPoint], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    monkeypatch.setattr(BoardView, "isActiveWindow", lambda _self: False)
    QApplication.sendEvent(board, QEvent(QEvent.Type.ActivationChange))
    assert not board.carrier.is_under_way


def test_escape_cancels_a_resize_and_a_sweep(board: BoardView, ear: Ear, place: Place) -> None:
    for start in (bottom_edge(board, NADIA), place(7, 16, 0)):
        QTest.mousePress(board.viewport(), LEFT, NONE, start)
        drag_to(board, start + QPoint(0, 60))
        assert board.carrier.is_under_way
        QTest.keyClick(board, Qt.Key.Key_Escape)
        drop(board, start + QPoint(0, 60))
    assert (ear.resizes, ear.slots) == ([], [])


def test_ctrl_copies(board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10), Qt.KeyboardModifier.ControlModifier)
    assert board.carrier.showing is not None
    assert board.carrier.showing.copies
    drop(board, place(3, 15, 10), Qt.KeyboardModifier.ControlModifier)
    assert [(visit, copies) for visit, _, copies in ear.moves] == [(PAUL, True)]


def test_pressing_ctrl_on_the_way_shades_the_original_s_place_as_taken(
    board: BoardView, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    before = board.carrier.stage
    drag_to(board, place(3, 15, 20), Qt.KeyboardModifier.ControlModifier)
    stage = board.carrier.stage
    assert before is not None
    assert stage is not None
    assert stage._zones[2].fits != before._zones[2].fits


def test_ctrl_is_heard_while_the_pointer_rests(board: BoardView, place: Place, lift: Callable[[QPoint], None]) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    QTest.keyPress(board, Qt.Key.Key_Control)
    assert board.carrier.showing is not None
    assert board.carrier.showing.copies
    QTest.keyRelease(board, Qt.Key.Key_Control)
    assert not board.carrier.showing.copies


def test_a_place_after_hours_fits_and_says_so(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 17, 0))
    showing, stage = board.carrier.showing, board.carrier.stage
    assert showing is not None
    assert stage is not None
    assert stage.words(showing)[1].endswith("fits · after hours")
    drop(board, place(3, 17, 0))
    assert len(ear.moves) == 1


def test_shift_snaps_to_five_minutes(board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]) -> None:
    lift(place(3, 11, 0))
    shift = Qt.KeyboardModifier.ShiftModifier
    drag_to(board, place(3, 15, 25), shift)
    drop(board, place(3, 15, 25), shift)
    assert ear.moves[0][1].interval.start == practice.at(15, 25)


def test_the_bottom_edge_resizes(board: BoardView, ear: Ear, place: Place) -> None:
    QTest.mousePress(board.viewport(), LEFT, NONE, bottom_edge(board, NADIA))
    drag_to(board, place(2, 11, 35))
    drop(board, place(2, 11, 35))
    [(visit, interval)] = ear.resizes
    assert visit == NADIA
    assert (interval.start, interval.end) == (practice.at(10, 40), practice.at(11, 40))


def test_a_resize_that_meets_its_neighbour_says_so(board: BoardView, place: Place) -> None:
    QTest.mousePress(board.viewport(), LEFT, NONE, bottom_edge(board, NADIA))
    drag_to(board, place(2, 13, 0))
    assert board.carrier.showing is not None
    assert board.carrier.showing.note == "Stops at Lunch, 12:00p."
    board.pointer.cancel()


def test_a_locked_visit_does_not_move_in_time(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 8, 10))
    drag_to(board, place(3, 15, 30))
    drop(board, place(3, 15, 30))
    assert ear.moves == []


def test_a_visit_whose_status_does_not_move_says_so_and_stays(
    board: BoardView, store: Store, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(replace(visit, version=2, status=AppointmentStatus.COMPLETE))
    lift(place(3, 11, 0))
    assert not board.carrier.is_under_way
    assert ear.sentences == ["A visit that is complete does not move."]


def test_a_double_click_opens_a_visit_or_an_empty_cell(board: BoardView, ear: Ear, place: Place) -> None:
    opened: list[object] = []
    board.activated.connect(opened.append)
    QTest.mouseDClick(board.viewport(), LEFT, NONE, place(3, 11, 10))
    QTest.mousePress(board.viewport(), LEFT, NONE, place(7, 16, 2))
    QTest.mouseRelease(board.viewport(), LEFT, NONE, place(7, 16, 2))
    QTest.mouseDClick(board.viewport(), LEFT, NONE, place(7, 16, 2))
    assert opened == [PAUL]
    assert [slot.interval.start for slot in ear.slots] == [practice.at(16)]


def test_sweeping_an_empty_span_asks_for_a_booking_there(board: BoardView, ear: Ear, place: Place) -> None:
    QTest.mousePress(board.viewport(), LEFT, NONE, place(7, 16, 0))
    drag_to(board, place(7, 16, 30))
    drop(board, place(7, 16, 30))
    [slot] = ear.slots
    assert (slot.interval.start, slot.interval.end) == (practice.at(16), practice.at(16, 40))


def test_a_right_click_selects_and_asks_for_the_menu(board: BoardView, ear: Ear, place: Place) -> None:
    QTest.mouseClick(board.viewport(), RIGHT, NONE, place(3, 11, 10))
    QTest.mouseClick(board.viewport(), RIGHT, NONE, place(7, 16, 2))
    assert ear.menus[0] == PAUL
    assert isinstance(ear.menus[1], Slot)


def test_the_card_comes_after_a_moment_and_never_while_dragging(
    board: BoardView, qtbot: QtBot, place: Place, lift: Callable[[QPoint], None]
) -> None:
    QTest.mouseMove(board.viewport(), place(2, 10, 50))
    qtbot.waitUntil(lambda: board.card.shown_for == NADIA, timeout=1500)
    assert board.card.isVisible()
    lift(place(3, 11, 0))
    assert not board.card.isVisible()
    qtbot.wait(420)
    assert board.card.shown_for is None


@pytest.fixture
def shown_card(board: BoardView, qtbot: QtBot, place: Place) -> BoardView:
    """The board with the card that a resting pointer brought."""
    QTest.mouseMove(board.viewport(), place(2, 10, 50))
    qtbot.waitUntil(lambda: board.card.shown_for == NADIA, timeout=1500)
    return board


@pytest.mark.parametrize("key", [Qt.Key.Key_F10, Qt.Key.Key_B, Qt.Key.Key_Control, Qt.Key.Key_Down])
def test_any_key_puts_the_card_away_wherever_the_keyboard_is(
    shown_card: BoardView, qtbot: QtBot, key: Qt.Key, qapp: QApplication
) -> None:
    QTest.keyClick(shown_card, key)
    assert not shown_card.card.isVisible()
    field = QLineEdit()
    qtbot.addWidget(field)
    shown_card.card.show_for(shown_card.page.layout.find(NADIA))
    QTest.keyClick(field, key)
    assert not shown_card.card.isVisible()


def test_a_key_that_is_a_shortcut_puts_the_card_away_too(shown_card: BoardView) -> None:
    asked: list[bool] = []
    shortcut = QShortcut(Qt.Key.Key_F2, shown_card)
    shortcut.activated.connect(lambda: asked.append(shown_card.card.isVisible()))
    QTest.keyClick(shown_card, Qt.Key.Key_F2)
    assert asked == [False]


def test_a_key_before_the_card_came_keeps_it_away(board: BoardView, qtbot: QtBot, place: Place) -> None:
    QTest.mouseMove(board.viewport(), place(2, 10, 50))
    qtbot.wait(50)
    QTest.keyClick(board, Qt.Key.Key_Down)
    qtbot.wait(450)
    assert board.card.shown_for is None


def test_the_card_goes_when_its_visit_changes_and_stays_for_others(shown_card: BoardView, store: Store) -> None:
    other, mine = store.appointment(PAUL), store.appointment(NADIA)
    assert other is not None
    assert mine is not None
    store.put(replace(other, version=other.version + 1, note="other"))
    assert shown_card.card.isVisible()
    store.put(replace(mine, version=mine.version + 1, note="mine"))
    assert not shown_card.card.isVisible()


def test_the_card_goes_when_the_keyboard_goes_elsewhere(shown_card: BoardView, qtbot: QtBot) -> None:
    field = QLineEdit(shown_card.window())
    field.show()
    field.setFocus()
    assert not shown_card.card.isVisible()
    qtbot.wait(450)
    assert shown_card.card.shown_for is None


def test_privacy_puts_the_card_away(board: BoardView) -> None:
    board.card.show_for(board.page.layout.find(NADIA))
    board.set_privacy(True)
    assert not board.card.isVisible()


def test_near_an_edge_the_board_scrolls_only_if_the_pointer_went_there(
    board: BoardView, qtbot: QtBot, place: Place, lift: Callable[[QPoint], None]
) -> None:
    bar = board.verticalScrollBar()
    before = bar.value()
    lift(place(3, 11, 0))
    drag_to(board, QPoint(300, board.viewport().height() - 20))
    qtbot.waitUntil(lambda: bar.value() > before + 20, timeout=1500)
    drag_to(board, QPoint(300, board.viewport().height() - 30))
    stopped = bar.value()
    qtbot.wait(60)
    assert bar.value() == stopped


def test_on_its_way_past_an_edge_a_drag_scrolls_nothing(
    board: BoardView, qtbot: QtBot, place: Place, lift: Callable[[QPoint], None]
) -> None:
    bar = board.verticalScrollBar()
    board.scroll_to_minute(10 * 60)
    before = bar.value()
    lift(place(3, 11, 0))
    for y in range(80, -80, -26):
        drag_to(board, QPoint(300, y))
        qtbot.wait(30)
    board.turn_probe = lambda _at: 1
    drag_to(board, QPoint(300, -90))
    qtbot.wait(LINGER_MS + 50)
    assert bar.value() == before


def test_a_text_field_on_the_way_does_not_take_a_visit_out_of_the_board_s_hand(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = QLineEdit(board)
    monkeypatch.setattr(QApplication, "widgetAt", lambda _at: note)
    monkeypatch.setattr(board.pointer, "_hand_over", lambda: pytest.fail("handed over to the system"))
    lift(place(3, 11, 0))
    drag_to(board, QPoint(300, -80))
    drag_to(board, place(4, 15, 40))
    drop(board, place(4, 15, 40))
    assert [visit for visit, _, _ in ear.moves] == [PAUL]


def test_a_time_that_is_over_is_said_and_may_be_taken(
    board: BoardView, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    board.set_now(practice.at(16, 10))
    lift(place(3, 11, 0))
    drag_to(board, place(4, 15, 40))
    showing = board.carrier.showing
    assert showing is not None
    assert showing.is_past
    assert board.carrier.stage is not None
    assert board.carrier.stage.words(showing)[2].startswith("In the past.")
    drag_to(board, place(4, 16, 0))
    assert board.carrier.showing is not None
    assert not board.carrier.showing.is_past
    drag_to(board, place(4, 15, 40))
    drop(board, place(4, 15, 40))
    assert [visit for visit, _, _ in ear.moves] == [PAUL]


def test_resting_on_a_day_head_turns_the_page(
    board: BoardView, ear: Ear, qtbot: QtBot, lift: Callable[[QPoint], None]
) -> None:
    board.show_week(practice.LOCATION.id, practice.DAY, 3)
    block = board.page.layout.model.blocks[PAUL]
    lift(board.block_rect(block).center())
    second = board.page.layout.model.days[1]
    x = board.page.layout.columns.x_of(second.columns[0]) + 10 - board.offset.x()
    drag_to(board, QPoint(x, -20))
    qtbot.waitUntil(lambda: ear.pages == [second.day], timeout=1500)


def test_resting_on_what_turns_pages_turns_them_while_carrying_on(
    board: BoardView, ear: Ear, qtbot: QtBot, store: Store, place: Place, lift: Callable[[QPoint], None]
) -> None:
    next_day = practice.DAY + timedelta(days=1)
    practice.load(store, day=next_day)
    board.pageRequested.connect(lambda _step: board.show_day(practice.LOCATION.id, next_day))
    board.turn_probe = lambda _at: 1
    lift(place(3, 11, 0))
    drag_to(board, QPoint(300, -80))
    qtbot.waitUntil(lambda: board.days == (next_day,), timeout=1500)
    board.turn_probe = None
    drag_to(board, place(4, 9, 0))
    drop(board, place(4, 9, 0))
    [(visit, slot, _)] = ear.moves
    assert visit == PAUL
    assert slot.interval.start == practice.at(9, 0, next_day)


def test_a_change_arriving_for_what_is_carried_turns_the_outline_amber_and_is_checked_again(
    board: BoardView, store: Store, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(replace(visit, version=2, note="Call first"), who="Dana")
    showing = board.carrier.showing
    assert showing is not None
    assert showing.changed_by_other
    assert ear.sentences == ["Dana changed this visit while you are moving it."]
    store.put(replace(visit, version=3, status=AppointmentStatus.COMPLETE), who="Dana")
    drop(board, place(3, 15, 10))
    assert ear.moves == []
    assert ear.sentences[-1] == "A visit that is complete does not move."


def test_a_visit_deleted_meanwhile_is_let_go(
    board: BoardView, store: Store, ear: Ear, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    store.delete(PAUL, who="Dana")
    assert not board.carrier.is_under_way
    assert ear.sentences == ["The visit you were moving was deleted by Dana."]


def test_leaving_for_another_view_hands_the_visit_over(
    board: BoardView, place: Place, lift: Callable[[QPoint], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[dnd.Parcel | None] = []
    monkeypatch.setattr(
        "frontdesk.ui.board.pointer.QDrag.exec", lambda drag, *_: handed.append(dnd.decode(drag.mimeData()))
    )
    monkeypatch.setattr("frontdesk.ui.board.pointer.Pointer._leaves", lambda *_: True)
    lift(place(3, 11, 10))
    drag_to(board, QPoint(3000, 300))
    [parcel] = handed
    assert parcel is not None
    assert (parcel.appointment_id, parcel.version, parcel.duration) == (PAUL, 1, 50)
    assert 10 <= parcel.grab_minutes <= 20
    assert not board.carrier.is_under_way


def pinned(store: Store, number: int = 900) -> dnd.Parcel:
    visit = practice.visit(number, 1, 9, 0, 40, status=AppointmentStatus.PINBOARD, operatory_id=None)
    store.put(visit)
    return dnd.Parcel(visit.id, 1, 10, 40)


def events(board: BoardView, parcel: dnd.Parcel, at: QPoint) -> Iterator[QDropEvent]:
    mime = dnd.encode(parcel)
    actions = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at, actions, mime, LEFT, NONE)
    move = QDragMoveEvent(at, actions, mime, LEFT, NONE)
    end = QDropEvent(QPointF(at), actions, mime, LEFT, NONE)
    for event in (enter, move, end):
        QApplication.sendEvent(board.viewport(), event)
        yield event


def test_a_visit_from_the_pinboard_is_previewed_and_placed(
    board: BoardView, store: Store, ear: Ear, place: Place
) -> None:
    parcel = pinned(store)
    for event in events(board, parcel, place(7, 16, 4)):
        assert event.isAccepted()
        if event.type() is QEvent.Type.DragMove:
            assert board.carrier.showing is not None
            assert board.carrier.showing.target == Target(6, 16 * 60, 16 * 60 + 40)
    [(visit, slot)] = ear.places
    assert visit == parcel.appointment_id
    assert slot.interval.start == practice.at(16)


def test_a_visit_that_only_passes_over_the_board_leaves_no_preview(
    board: BoardView, store: Store, ear: Ear, place: Place
) -> None:
    passing = events(board, pinned(store), place(7, 16, 10))
    next(passing)
    assert board.carrier.is_under_way
    QApplication.sendEvent(board.viewport(), QDragLeaveEvent())
    assert not board.carrier.is_under_way
    assert ear.places == []


def test_a_change_of_ones_own_is_no_alarm(
    board: BoardView, store: Store, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    change = PendingChange(uuid4(), PAUL, practice.NOW, (("note", "mine"),))
    store.begin(change)
    assert board.carrier.showing is not None
    assert not board.carrier.showing.changed_by_other


def test_an_unrelated_change_does_not_disturb_the_drag(
    board: BoardView, store: Store, place: Place, lift: Callable[[QPoint], None]
) -> None:
    lift(place(3, 11, 0))
    drag_to(board, place(3, 15, 10))
    before = board.carrier.showing
    board.apply_changes(ChangeSet(days=frozenset({(practice.LOCATION.id, practice.DAY)}), who="Dana"))
    assert board.carrier.showing == before
    assert board.carrier.gesture.phase is Phase.CARRYING
