"""A receptionist's hour in the real window, with mouse and keys, at a desk that needs no server."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from deskside import HARBOR, NOW, RIVERSIDE, TODAY, HandDesk, KeptSettings, booked, key
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.operations.gateway import Refused, SignedIn
from frontdesk.store.entities import PatientHit
from frontdesk.store.overlay import PendingChange
from frontdesk.store.reference import Reference
from frontdesk.ui import dnd, theme
from frontdesk.ui.help.keys import bindings, key_name
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.widgets.question import QuestionDialog

JONAH, ZOE, PAUL, WALTER, HELGA = (
    key(name)
    for name in (
        f"Jonah Feld {TODAY}",
        f"Zoe Hart {TODAY}",
        f"Paul Rask {TODAY}",
        f"Walter Quist {TODAY}",
        "Helga Strand pinned",
    )
)


def press(window: MainWindow, sequence: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(on or window, sequence, held)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(widget: QWidget, where: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where or widget.rect().center())


def center_of(window: MainWindow, visit: UUID) -> QPoint:
    block = window.board.page.layout.find(visit)
    assert block is not None
    return window.board.block_rect(block).center()


def drag(widget: QWidget, points: list[QPoint]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, button, buttons, where in (
        (QEvent.Type.MouseButtonPress, left, left, points[:1]),
        (QEvent.Type.MouseMove, none, left, points[1:]),
        (QEvent.Type.MouseButtonRelease, left, none, points[-1:]),
    ):
        for point in where:
            there = QPointF(point), QPointF(widget.mapToGlobal(point))
            event = QMouseEvent(kind, *there, button, buttons, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(widget, event)


def dropped(parcel: dnd.Parcel) -> tuple[QMimeData, QDragEnterEvent, QDropEvent]:
    mime = dnd.encode(parcel)
    actions, buttons, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(60, 40), actions, mime, buttons, none)
    return mime, enter, QDropEvent(QPointF(60, 40), actions, mime, buttons, none)


def test_the_day_opens_on_the_practice_s_own_today(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert window.page is not None
        assert (window.page.location_id, window.page.day) == (RIVERSIDE.id, TODAY)
        assert window.top.date.wording in ("Thursday, November 19", "Thu, Nov 19")
        assert window.note.text.startswith("Compressor service")
        assert window.status.counts == "23 appointments · 3 on hold · synced 9:04:12"
        assert window.top.production.amounts == "$0 of $12,211"
        assert [group.name for group in window.flow.groups] == ["Arrived", "In chair", "Checkout", "Due now"]
        assert window.selected is None, "nothing is selected that nobody chose"

    at_desk(scenario)


def test_the_window_does_not_call_itself_true_before_it_has_caught_up(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.say(ConnectionState.RETRYING, "The connection broke.")
        window._now = window._presenter._now = lambda: NOW + timedelta(minutes=5)
        desk.is_caught_up = False
        desk.say(ConnectionState.LIVE, "Connected.")
        assert window.status.counts.endswith("synced 9:04:12")
        desk.is_caught_up = True
        window._presenter.catch_up()
        assert window.status.counts.endswith("synced 9:09:12")

    at_desk(scenario)


def test_one_click_takes_the_patient_a_step_on_and_undo_takes_it_back(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        click(window.flow.card(JONAH).step_button)
        await settle(window)
        assert desk.calls[-1][:2] == ("set_flow", JONAH)
        assert window.status.text == "Jonah Feld is in chair."
        press(window, Qt.Key.Key_Z, CTRL)
        await settle(window)
        visit = desk.store.appointment(JONAH)
        assert visit is not None
        assert visit.flow_id == key("flow arrived")
        press(window, Qt.Key.Key_Z, CTRL, SHIFT)
        await settle(window)
        visit = desk.store.appointment(JONAH)
        assert visit is not None
        assert visit.flow_id == key("flow in_chair")

    at_desk(scenario)


def test_one_key_arrives_the_selected_patient(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        click(window.board.viewport(), center_of(window, ZOE))
        assert window.selected == ZOE
        press(window, Qt.Key.Key_A)
        await settle(window)
        visit = desk.store.appointment(ZOE)
        assert visit is not None
        assert visit.flow_id == key("flow arrived")
        press(window, Qt.Key.Key_N)
        await settle(window)
        press(window, Qt.Key.Key_N, SHIFT)
        await settle(window)
        assert [call[0] for call in desk.calls if call[0] == "set_flow"] == ["set_flow"] * 3

    at_desk(scenario)


def test_a_key_for_a_visit_without_a_selection_says_so_and_changes_nothing(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        before = len(desk.calls)
        press(window, Qt.Key.Key_B)
        await settle(window)
        assert window.status.text == "Select a visit first."
        assert len(desk.calls) == before

    at_desk(scenario)


def test_a_drag_moves_a_visit_and_asks_nothing(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        board = window.board.viewport()
        start = center_of(window, WALTER)
        target = center_of(window, PAUL) + QPoint(0, 5 * window.board.px_per_hour)
        drag(board, [start + (target - start) * step / 8 for step in range(9)])
        await settle(window)
        call = desk.calls[-1]
        assert call[:2] == ("move", WALTER)
        assert "Walter Quist moved." in window.status.text
        assert QApplication.activeModalWidget() is None

    at_desk(scenario)


def test_a_refused_change_is_a_sentence_that_stays_readable(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.refuse = "Dr. Okafor is in Op 2 until 10:40."
        window.flow.step_asked.emit(JONAH)
        await settle(window)
        assert window.toast.text == "Dr. Okafor is in Op 2 until 10:40."
        assert window.status.text == "Dr. Okafor is in Op 2 until 10:40."
        assert any(
            label.text() == "Not possible." and label.isVisible() for label in window.status.findChildren(QLabel)
        )
        click(window.toast)
        assert window.toast.text == ""

    at_desk(scenario)


def test_a_drop_the_rules_forbid_is_told_in_the_toast(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window.board.refused.emit("Lunch blocks Op 2 until 1:00p.")
        assert window.toast.text == "Lunch blocks Op 2 until 1:00p."
        assert window.status.text == "Lunch blocks Op 2 until 1:00p."

    at_desk(scenario)


def test_a_block_dropped_on_the_pinboard_is_parked(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        mime, enter, drop = dropped(dnd.Parcel(PAUL, 3, 10, 50))
        window.pinboard.dragEnterEvent(enter)
        assert enter.isAccepted()
        window.pinboard.dropEvent(drop)
        await settle(window)
        assert [card.name for card in window.pinboard.cards][-1] == "Paul Rask"
        assert window.status.text == "Paul Rask moved to the pinboard."
        assert mime.hasFormat(dnd.MIME_TYPE)

    at_desk(scenario)


def test_a_visit_already_on_hold_is_not_taken_twice(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        _mime, enter, _drop = dropped(dnd.Parcel(HELGA, 2, 10, 50))
        enter.setAccepted(False)
        window.pinboard.dragEnterEvent(enter)
        assert not enter.isAccepted()

    at_desk(scenario)


def test_find_openings_lights_the_board_and_enter_places(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        click(window.pinboard.card(HELGA).openings_button)
        assert window.board.carrier.is_under_way
        assert window.board.hasFocus()
        press(window, Qt.Key.Key_Return, on=window.board)
        await settle(window)
        visit = desk.store.appointment(HELGA)
        assert visit is not None
        assert visit.status is AppointmentStatus.SCHEDULED
        assert visit.interval is not None
        assert visit.interval.start >= NOW, "the first place ahead, not one that has gone by"
        assert [card.name for card in window.pinboard.cards] == ["Mateo Silva", "Bea Novak"]

    at_desk(scenario)


def test_a_visit_in_hand_is_not_changed_by_a_letter(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        click(window.board.viewport(), center_of(window, PAUL))
        window.board.setFocus()
        press(window, Qt.Key.Key_M, on=window.board)
        assert window.board.carrier.is_under_way
        press(window, Qt.Key.Key_B, on=window.board)
        press(window, Qt.Key.Key_Escape, on=window.board)
        await settle(window)
        visit = desk.store.appointment(PAUL)
        assert visit is not None
        assert visit.status is AppointmentStatus.SCHEDULED

    at_desk(scenario)


def test_the_keyboard_s_patient_in_the_sidebar_is_the_one_keys_are_about(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window.flow.card(ZOE).setFocus()
        press(window, Qt.Key.Key_N, on=window.flow.card(ZOE))
        await settle(window)
        visit = desk.store.appointment(ZOE)
        assert visit is not None
        assert visit.flow_id == key("flow arrived")

    at_desk(scenario)


def test_a_closed_panel_says_how_it_comes_back(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window.pinboard_dock.close()
        assert window.status.text == "Pinboard is closed. Ctrl Shift P brings it back."

    at_desk(scenario)


def test_keys_turn_pages_and_views_and_come_back_to_today(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        press(window, Qt.Key.Key_PageDown, CTRL)
        await settle(window)
        assert window.board.days == (TODAY + timedelta(days=1),)
        press(window, Qt.Key.Key_W)
        await settle(window)
        assert window.board.days[0] == date(2026, 11, 16)
        assert window.top.date.wording.startswith("Nov 16 – 21")
        press(window, Qt.Key.Key_D)
        press(window, Qt.Key.Key_T)
        await settle(window)
        assert window.board.days == (TODAY,)
        assert window.top.views.value == View.DAY

    at_desk(scenario)


def test_the_calendar_opens_with_the_keyboard_and_goes_to_a_date(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        press(window, Qt.Key.Key_G, CTRL)
        assert window.top.calendar_is_open
        cell = window.top.calendar.cell(TODAY)
        press(window, Qt.Key.Key_Down, on=cell)
        press(window, Qt.Key.Key_Right, on=window.top.calendar.cell(date(2026, 11, 26)))
        press(window, Qt.Key.Key_Return, on=window.top.calendar.cell(date(2026, 11, 27)))
        await settle(window)
        assert window.board.days == (date(2026, 11, 27),)
        assert not window.top.calendar_is_open

    at_desk(scenario)


def test_a_patient_is_found_and_the_next_visit_shown(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        later = TODAY + timedelta(days=5)
        desk.hits = [PatientHit(key("Sam Ito"), "Sam Ito", date(1984, 3, 2), "(555) 010-2233", "1042")]
        visit = key(f"Sam Ito {later}")
        desk.visits[key("Sam Ito")] = next(row for row in booked(later) if row.id == visit)
        press(window, Qt.Key.Key_K, CTRL)
        assert window.top.search.hasFocus()
        QTest.keyClicks(window.top.search, "sam")
        press(window, Qt.Key.Key_Return, on=window.top.search)
        for _ in range(30):
            await asyncio.sleep(0.01)
        await settle(window)
        assert window.board.days == (later,)
        assert window.selected == visit
        assert window.board.selected == visit

    at_desk(scenario)


def test_a_patient_without_a_visit_ahead_is_said_so(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window._finder.patient_chosen.emit(PatientHit(key("nobody"), "Ana Brito"))
        await settle(window)
        assert window.status.text == "Ana Brito has no visit ahead."

    at_desk(scenario)


def test_the_server_going_away_is_said_at_once_with_a_way_out(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.say(ConnectionState.OFFLINE, "The practice server does not answer; trying again in 8 s.")
        assert window.top.connection.text == "Offline"
        assert "does not answer" in window.strip.text
        assert "What you see is as of" in window.strip.text
        click(window.strip.findChild(QPushButton))
        assert ("reconnect",) in desk.calls
        desk.say(ConnectionState.LIVE, "Connected.")
        assert window.strip.text == ""
        assert window.top.connection.text == "Live"

    at_desk(scenario)


def test_being_signed_out_offers_to_sign_in(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.say(ConnectionState.SIGNED_OUT, "You are signed out. Sign in again to go on.")
        click(window.strip.findChild(QPushButton))
        assert ("reconnect",) in desk.calls

    at_desk(scenario)


def test_the_note_is_edited_where_it_is_read(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        click(window.note.field)
        window.note.field.selectAll()
        QTest.keyClicks(window.note.field, "Water off until noon")
        press(window, Qt.Key.Key_Return, on=window.note.field)
        await settle(window)
        assert desk.calls[-1] == ("edit_note", RIVERSIDE.id, TODAY, "Water off until noon")
        assert window.note.text == "Water off until noon"

    at_desk(scenario)


def test_letters_typed_into_the_note_are_not_commands(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window.select(ZOE)
        click(window.note.field)
        before = len(desk.calls)
        QTest.keyClicks(window.note.field, "was d")
        press(window, Qt.Key.Key_Escape, on=window.note.field)
        await settle(window)
        assert len(desk.calls) == before
        assert window.note.field.text() == window.note.text
        assert window.page is not None
        assert window.page.view is View.DAY

    at_desk(scenario)


def test_docks_close_float_and_come_back(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        press(window, Qt.Key.Key_F, CTRL, SHIFT)
        assert not window.flow_dock.isVisible()
        window.pinboard_dock.setFloating(True)
        assert window.pinboard_dock.isFloating()
        press(window, Qt.Key.Key_F, CTRL, SHIFT)
        assert window.flow_dock.isVisible()
        window.place_docks()
        assert not window.pinboard_dock.isFloating()

    at_desk(scenario)


def test_layout_theme_view_and_place_are_remembered_per_person(at_desk, settle) -> None:
    settings = KeptSettings()

    async def leave(window: MainWindow, desk: HandDesk) -> None:
        window.flow_dock.close()
        window.set_theme(theme.DARK)
        press(window, Qt.Key.Key_W)
        window._show_location(HARBOR.id)
        await settle(window)

    async def come_back(window: MainWindow, desk: HandDesk) -> None:
        assert not window.flow_dock.isVisible()
        assert theme.current() is theme.DARK
        assert window.page is not None
        assert (window.page.view, window.page.location_id) == (View.WEEK, HARBOR.id)

    at_desk(leave, settings=settings)
    theme.set_current(theme.LIGHT)
    at_desk(come_back, settings=settings)


def test_a_window_opens_before_the_practice_is_known(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert window.page is None
        press(window, Qt.Key.Key_W)
        press(window, Qt.Key.Key_T)
        desk.fill(())
        await settle(window)
        assert window.page is not None
        assert window.status.counts.startswith("23 appointments")

    at_desk(scenario, desk=HandDesk())


def test_closing_asks_to_be_wound_down_first(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert not window.close()
        assert window.isVisible()
        assert window.stop.is_set()

    at_desk(scenario)


@pytest.mark.parametrize("leaves", [True, False])
def test_closing_asks_first_while_changes_wait_for_a_lost_server(at_desk, settle, leaves) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.store.begin(PendingChange(uuid4(), PAUL, NOW, (("note", "mine"),)))
        desk.say(ConnectionState.OFFLINE, "The practice server cannot be reached.")
        window.close()
        await settle(window)
        (dialog,) = [row for row in window.findChildren(QuestionDialog) if row.isVisible()]
        assert not window.stop.is_set()
        QTest.mouseClick(dialog.go_on if leaves else dialog.keep, Qt.MouseButton.LeftButton)
        await settle(window)
        assert window.stop.is_set() is leaves

    at_desk(scenario)


def test_a_question_the_server_refuses_is_said_and_not_taken_for_no_visit(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        async def refused(_patient: object) -> None:
            raise Refused("server_error", "The server failed; try again.")

        desk.next_visit = refused
        window._opening.go_to_patient(PatientHit(key("Sam"), "Sam Ito", None, "", "1042"))
        await settle(window)
        assert window.status.text == "The next visit was not found: The server failed; try again."

    at_desk(scenario)


def test_a_practice_without_a_location_says_what_to_do(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.signed_in = SignedIn(uuid4(), "Ana", "Riverside Dental")
        desk.store.set_reference(Reference())
        await settle(window)
        assert window.waiting_words.startswith("No location is open to you.")

    at_desk(scenario, desk=HandDesk())


def test_a_change_by_another_desk_moves_nothing_but_what_changed(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        bar = window.board.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        scrolled = bar.value()
        focused = QApplication.focusWidget()
        visit = desk.store.appointment(PAUL)
        assert visit is not None
        desk.store.put(replace(visit, version=9, status=AppointmentStatus.PINBOARD), who="Ana")
        await settle(window)
        assert bar.value() == scrolled
        assert QApplication.focusWidget() is focused
        assert len(window.pinboard.cards) == 4

    at_desk(scenario)


def test_a_page_turned_in_the_same_moment_loses_no_change(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        desk.store.load_pinboard(RIVERSIDE.id, (), desk.store.mark())
        press(window, Qt.Key.Key_PageDown, CTRL)
        await settle(window)
        assert window.pinboard.cards == ()
        assert window.pinboard.zone.text.startswith("Nothing on hold.")

    at_desk(scenario)


def test_the_menu_of_a_visit_offers_only_what_makes_sense(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        window._opening.open_menu(JONAH, QPoint(200, 200))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert texts[:2] == ["Seat", "Step back: not arrived"]
        assert "Park on the pinboard" in texts
        assert "Lock the time" in texts
        menu.close()
        window._opening.open_menu(HELGA, QPoint(200, 200))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert texts[0] == "Place…"
        assert "Park on the pinboard" not in texts
        menu.close()

    at_desk(scenario)


def test_f1_shows_every_key_the_window_binds(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        press(window, Qt.Key.Key_F1)
        dialog = window.findChild(QDialog)
        assert dialog is not None
        shown = {label.text() for label in dialog.findChildren(QLabel)}
        for row in bindings():
            if row.keys:
                assert key_name(row.keys) in shown, row.keys
        dialog.close()

    at_desk(scenario)


def test_no_two_commands_share_a_key() -> None:
    keys = [row.keys for row in bindings() if row.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["1280x720", "1920x1080"])
def test_what_must_be_read_is_not_cut_off(at_desk, size: tuple[int, int]) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert window.size().toTuple() == size
        assert window.top.location.wording == "Riverside Dental"
        assert window.top.date.wording in ("Thursday, November 19", "Thu, Nov 19")
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
        for label in window.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
        right_end = window.top.account.mapTo(window, QPoint(window.top.account.width(), 0)).x()
        assert right_end <= window.width()

    at_desk(scenario, size=size)


def test_the_theme_changes_while_it_runs(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        press(window, Qt.Key.Key_L, CTRL, SHIFT)
        assert theme.current() is theme.DARK
        picture = window.grab().toImage()
        assert picture.pixelColor(5, window.height() // 2).lightness() < 60
        press(window, Qt.Key.Key_L, CTRL, SHIFT)
        assert window.grab().toImage().pixelColor(5, window.height() // 2).lightness() > 200

    at_desk(scenario)


def test_controls_have_spoken_names(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        for button in window.findChildren(QWidget):
            if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = button.property("text")
                assert button.accessibleName() or text, f"{button} has no name"

    at_desk(scenario)


def test_a_minute_passing_moves_the_timers(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        assert window.flow.card(JONAH).card.wait == "17 min"
        window._presenter._now = lambda: NOW + timedelta(minutes=1)
        window._beat.beat.emit(NOW + timedelta(minutes=1))
        assert window.flow.card(JONAH).card.wait == "18 min"
        assert window.board.now == NOW + timedelta(minutes=1)

    at_desk(scenario)


def test_a_window_left_open_overnight_reads_the_new_day_and_stays_where_it_was(at_desk, settle) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        morning = NOW + timedelta(days=1)
        window._now = window._presenter._now = lambda: morning
        desk.calls.clear()
        window._beat.beat.emit(morning)
        await settle(window)
        assert [call for call in desk.calls if call[0] == "show"] == [("show", RIVERSIDE.id, (TODAY, morning.date()))]
        assert window.page is not None
        assert window.page.day == TODAY
        window._beat.beat.emit(morning + timedelta(minutes=1))
        await settle(window)
        assert len([call for call in desk.calls if call[0] == "show"]) == 1

    at_desk(scenario)
