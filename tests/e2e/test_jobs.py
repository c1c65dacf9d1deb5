"""The jobs by which a front desk measures its scheduler: in as many gestures as promised, without a question.

Each line of the product's table of jobs is played here and counted, but for reading without a server, which
`test_lost_server` and `test_printing` play.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.ui.help.keys import Command
from frontdesk.ui.waitlist.panel import WaitlistPanel
from support.hands import Hands
from support.littleoffice import DAY
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    hands = Hands(qapp)
    yield hands
    assert hands.dialogs == 0
    hands.end()


async def test_a_visit_is_moved_by_half_an_hour_with_one_drag(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    hands.begin()
    await desk_window.drag("Paul Rask", to=("Op 1", "10:30"))
    await desk_window.come_to_rest()
    assert hands.gestures == 1
    assert ledger.place("Paul Rask")[1] == "2027-03-04T15:30:00Z"
    await desk_window.undo()
    assert ledger.place("Paul Rask")[1] == "2027-03-04T15:00:00Z"


async def test_a_visit_is_moved_to_another_week_with_one_drag(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    desk_window.window.run(Command.WEEK)
    await until(desk_window.is_ready, "the week")
    await desk_window.come_to_rest()
    desk_window.window.board.select(desk_window.id_of("Paul Rask"), reveal=True)
    week = desk_window.days
    hands.begin()
    desk_window.take("Paul Rask")
    spot = desk_window.grip_of("Paul Rask")
    desk_window.jump_over(desk_window.window.top.on)
    await until(lambda: desk_window.days != week, "the next week")
    desk_window.jump_back_to(spot)
    await until(desk_window.is_ready, "the schedule of that week")
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert hands.gestures == 1
    moved = desk_window.visit("Paul Rask")
    assert moved.interval is not None
    assert (moved.interval.start.date() - DAY).days == 7
    assert ledger.place("Paul Rask")[1] == "2027-03-11T15:00:00Z"


async def test_the_first_opening_on_certain_days_is_one_search_and_enter(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    hands.begin()
    desk_window.press(Key.Key_K, held=CTRL)
    desk_window.write("zoe hart crown seat tue thu after 3")
    await until(lambda: desk_window.window.top.search.message.startswith("For Zoe Hart"), "the openings")
    desk_window.press(Key.Key_Return)
    await until(lambda: len(desk_window.all_places("Zoe Hart")) == 2, "the visit")
    await desk_window.come_to_rest()
    assert hands.gestures == 3
    assert [visit["start_time"] for visit in ledger.visits_of("Zoe Hart")][-1] >= "2027-03-04T20:00:00Z"


async def test_a_caller_is_booked_by_typing_in_the_place(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    hands.begin()
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.write("n")
    desk_window.write("ils")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    desk_window.write("crown s")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    await until(lambda: desk_window.is_shown("Nils Aker"), "the visit")
    await desk_window.come_to_rest()
    # The place, the name with its first letter, Enter, the type, Enter.
    assert hands.gestures <= 6
    assert len(ledger.visits_of("Nils Aker")) == 2


async def test_arriving_seating_checking_out_and_dismissing_are_a_click_each(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    hands.begin()
    for name in ("Arrived", "In chair", "Checkout", "Dismissed"):
        desk_window.click(desk_window.window.flow.card(desk_window.id_of("Jonah Feld")).step_button)
        await desk_window.come_to_rest()
        assert ledger.visit("Jonah Feld")["flow_status"]["name"] == name
    assert hands.gestures == 4


async def test_a_no_show_is_one_click_kept_logged_and_taken_back(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    late = desk_window.window.flow.card(desk_window.id_of("Zoe Hart"))
    hands.begin()
    desk_window.click(late.break_button)
    await desk_window.come_to_rest()
    assert hands.gestures == 1
    assert ledger.visit("Zoe Hart")["status"] == "broken"
    assert ledger.history("Zoe Hart")[0]["changed_by"] == "Ana Prado"
    assert desk_window.is_shown("Zoe Hart"), "a broken visit stays to be seen"
    await desk_window.undo()
    assert ledger.visit("Zoe Hart")["status"] == "scheduled"


async def test_the_hole_of_a_cancellation_is_filled_in_two_actions(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    desk_window.press(Key.Key_K, held=CTRL)
    desk_window.write("brito")
    await until(lambda: desk_window.window.top.search.entries, "an answer")
    desk_window.press(Key.Key_Return)
    await until(lambda: desk_window.is_ready() and desk_window.selected == "Ana Brito", "the next visit")
    desk_window.press(Key.Key_S, held=SHIFT)
    panel = desk_window.window.findChildren(WaitlistPanel)[0]
    await until(lambda: panel.cards.cards, "the entry")
    desk_window.press(Key.Key_T)
    await until(lambda: desk_window.is_ready() and desk_window.days == (DAY,), "today")
    desk_window.click_visit("Lena Fuchs")
    await desk_window.come_to_rest()
    hands.begin()
    desk_window.press(Key.Key_Delete)
    await until(lambda: panel.has_hole and panel.cards.cards, "who fits")
    desk_window.press(Key.Key_1)
    await until(lambda: desk_window.where("Ana Brito") == ("Op 2", "11:00", 40), "the hole is filled")
    await desk_window.come_to_rest()
    assert hands.gestures == 2
    assert ledger.place("Ana Brito")[:2] == ("Op 2", "2027-03-04T16:00:00Z")


async def test_a_mistake_is_taken_back_with_one_key(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hands: Hands
) -> None:
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_Delete)
    await desk_window.come_to_rest()
    assert ledger.visit("Lena Fuchs")["status"] == "cancelled"
    hands.begin()
    await desk_window.undo()
    assert hands.gestures == 1
    assert ledger.visit("Lena Fuchs")["status"] == "scheduled"


async def test_what_a_colleague_changes_is_seen_without_doing_anything(
    on_sqlite: None, desk_window: Receptionist, second_window: Receptionist, hands: Hands
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 2", "15:10"))
    hands.begin()
    await until(lambda: second_window.where("Paul Rask") == ("Op 2", "15:10", 60), "the move")
    assert second_window.window.board.motion.traces, "a trace tells that it was somebody else"
    assert hands.gestures == 0
