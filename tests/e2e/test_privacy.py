"""Names out of sight with one key, and a locked desk that opens as it was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui.booking.card import BookingCard
from frontdesk.ui.lock.screen import LockScreen
from support.littleoffice import PASSWORD
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def painted_names(desk: Receptionist) -> set[str]:
    page = desk.window.board.page
    return {page.faces.face(block).name for block in page.layout.model.blocks.values()}


async def test_one_key_hides_every_name_also_in_what_is_said_next(desk_window: Receptionist, on_sqlite: None) -> None:
    assert "Lena Fuchs" in painted_names(desk_window)
    desk_window.press(Key.Key_F8)  # the one key
    assert "L. F." in painted_names(desk_window)
    assert not [name for name in painted_names(desk_window) if len(name) > 6]
    assert desk_window.pinboard == ["H. S."]
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_P)
    await desk_window.come_to_rest()
    assert "L. F." in desk_window.status_line
    assert "Lena" not in desk_window.status_line
    desk_window.press(Key.Key_K, held=CTRL)
    desk_window.write("walter")
    field = desk_window.window.top.search
    await until(lambda: any("W. Q." in entry.title for entry in field.entries), "an answer")
    desk_window.press(Key.Key_Escape, Key.Key_F8)
    assert desk_window.pinboard == ["Helga Strand", "Lena Fuchs"]
    assert desk_window.dialogs == []


async def test_a_locked_desk_opens_with_the_password_and_nothing_is_lost(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_L, held=CTRL | ALT)
    screen = desk_window.window.findChildren(LockScreen)[0]
    assert screen.isVisible()
    desk_window.write("not it")
    desk_window.press(Key.Key_Return)
    await until(lambda: screen.trouble.text() != "", "the refusal")
    desk_window.write(PASSWORD)
    desk_window.press(Key.Key_Return)
    await until(lambda: not screen.isVisible(), "the desk")
    assert desk_window.selected == "Lena Fuchs"
    assert desk_window.is_ready()


async def test_coming_back_to_a_locked_desk_takes_a_password_and_enter_and_finds_what_was_begun(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk_window.window.board.scroll_to_minute(9 * 60)
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.write("h")
    desk_window.write("art")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    scroll, day = desk_window.scroll, desk_window.days
    card = desk_window.window.findChildren(BookingCard)[0]

    desk_window.press(Key.Key_L, held=CTRL | ALT)
    screen = desk_window.window.findChildren(LockScreen)[0]
    assert screen.isVisible()
    assert desk_window.dialogs == []
    ledger.move("Paul Rask", "Op 3", "13:00:00", "14:00:00")
    await until(lambda: desk_window.where("Paul Rask") == ("Op 3", "13:00", 60), "what came meanwhile")
    # Two gestures, the field has the keyboard: what is typed meanwhile reaches nothing below.
    desk_window.write(PASSWORD)
    desk_window.press(Key.Key_Return)
    await until(lambda: not screen.isVisible(), "the desk")

    assert desk_window.dialogs == []
    assert (desk_window.scroll, desk_window.days) == (scroll, day)
    assert card.isVisible()
    assert QApplication.focusWidget() in card.findChildren(QWidget)
    desk_window.write("crown s")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Zoe Hart booked at 2:00p, Op2."
    assert desk_window.where("Paul Rask") == ("Op 3", "13:00", 60)
