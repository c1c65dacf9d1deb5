"""Everything can be taken back and made again, and nobody else's work is lost by it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

START = {
    "Paul Rask": ("scheduled", "Op 1", "2027-03-04T15:00:00Z", "2027-03-04T16:00:00Z", None),
    "Jonah Feld": ("scheduled", "Op 2", "2027-03-04T14:00:00Z", "2027-03-04T14:50:00Z", None),
    "Walter Quist": ("scheduled", "Hyg 1", "2027-03-04T16:00:00Z", "2027-03-04T17:00:00Z", None),
    "Helga Strand": ("pinboard", None),
    "Omar Said": ("scheduled", "Op 3", "2027-03-04T14:10:00Z", "2027-03-04T14:40:00Z", None),
}
AFTER = {
    "Paul Rask": ("scheduled", "Op 3", "2027-03-04T18:00:00Z", "2027-03-04T19:00:00Z", None),
    "Jonah Feld": ("scheduled", "Op 2", "2027-03-04T14:00:00Z", "2027-03-04T15:10:00Z", None),
    "Walter Quist": ("pinboard", None),
    "Helga Strand": ("scheduled", "Hyg 1", "2027-03-04T19:00:00Z", "2027-03-04T19:40:00Z", None),
    "Omar Said": ("scheduled", "Op 3", "2027-03-04T14:10:00Z", "2027-03-04T14:40:00Z", "Arrived"),
}


def book(ledger: Ledger) -> dict[str, tuple[str | None, ...]]:
    """Where the server has everybody."""
    found: dict[str, tuple[str | None, ...]] = {}
    for patient in START:
        visit = ledger.visit(patient)
        flow = visit["flow_status"]["name"] if visit["flow_status"] else None
        # Off the book, time and operatory are but a memory of where it last was.
        place = ledger.place(patient) if visit["status"] == "scheduled" else ()
        found[patient] = (visit["status"], *place, flow)
    return found


async def work(desk: Receptionist) -> None:
    """Move, resize, park, place and arrive, one after the other."""
    await desk.drag("Paul Rask", to=("Op 3", "13:00"))
    await desk.come_to_rest()
    block = desk.block_of("Jonah Feld")
    desk.press_at(QPoint(block.center().x(), block.bottom() - 1))
    desk.carry_to(QPoint(block.center().x(), block.bottom() - 1 + desk.window.board.px_per_hour // 3))
    await desk.let_go()
    await desk.come_to_rest()
    desk.click_visit("Walter Quist")
    desk.press(Qt.Key.Key_X, held=CTRL)
    await desk.come_to_rest()
    desk.window.board.pick_up(desk.id_of("Helga Strand"))
    desk.press(*[Qt.Key.Key_Right] * (desk.column_of("Hyg 1") - desk.carried_column()))
    while (minute := desk.carried_minute()) != 14 * 60:
        desk.press(Qt.Key.Key_Down if minute < 14 * 60 else Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    await desk.come_to_rest()
    desk.click(desk.window.flow.card(desk.id_of("Omar Said")).step_button)
    await desk.come_to_rest()


async def test_ctrl_z_takes_a_morning_back_step_by_step_and_ctrl_shift_z_makes_it_again(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    assert book(ledger) == START
    await work(desk_window)
    assert book(ledger) == AFTER
    for patient in reversed(list(AFTER)):
        await desk_window.undo()
        assert desk_window.status_line.startswith("Undone: "), desk_window.status_line
        assert book(ledger)[patient] == START[patient]
    assert book(ledger) == START
    assert desk_window.where("Paul Rask") == ("Op 1", "10:00", 60)
    assert desk_window.pinboard == ["Helga Strand"]
    await desk_window.undo()
    assert desk_window.status_line == "There is nothing to take back."
    for patient in AFTER:
        await desk_window.redo()
        assert desk_window.status_line.startswith("Redone: "), desk_window.status_line
        assert book(ledger)[patient] == AFTER[patient]
    assert book(ledger) == AFTER
    assert desk_window.pinboard == ["Walter Quist"]
    assert {row["changed_by"] for row in ledger.history("Paul Rask")[:3]} == {"Ana Prado"}


async def test_two_quick_presses_of_ctrl_z_are_two_steps_back(desk_window: Receptionist, ledger: Ledger) -> None:
    await desk_window.drag("Paul Rask", to=("Op 3", "13:00"))
    await desk_window.drag("Paul Rask", to=("Op 2", "15:00"))
    desk_window.press(Qt.Key.Key_Z, Qt.Key.Key_Z, held=CTRL)
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") == ("Op 1", "10:00", 60)
    assert book(ledger)["Paul Rask"] == START["Paul Rask"]


async def test_the_undo_link_in_the_status_line_does_the_same(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 3", "13:00"))
    await desk_window.come_to_rest()
    desk_window.click(desk_window.button("Undo"))
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Undone: Paul Rask is back at 10:00a, Op1."
    assert book(ledger)["Paul Rask"] == START["Paul Rask"]


async def test_an_undo_that_meets_somebody_else_s_change_says_who_and_what_and_changes_nothing(
    desk_window: Receptionist, second_window: Receptionist, ledger: Ledger
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 3", "13:00"))
    await desk_window.come_to_rest()
    await until(lambda: second_window.where("Paul Rask") == ("Op 3", "13:00", 60), "change at the second window")
    await second_window.turn_to_window()
    await second_window.drag("Paul Rask", to=("Op 2", "15:10"))
    await second_window.come_to_rest()
    await until(lambda: desk_window.where("Paul Rask") == ("Op 2", "15:10", 60), "change at the first window")
    before = ledger.visit("Paul Rask")
    await desk_window.turn_to_window()
    await desk_window.undo()
    assert desk_window.status_line.startswith("Not possible. Not undone: Ben Ortiz moved Paul Rask at ")
    assert desk_window.where("Paul Rask") == ("Op 2", "15:10", 60)
    assert ledger.visit("Paul Rask") == before
    assert second_window.where("Paul Rask") == ("Op 2", "15:10", 60)


async def test_a_flow_step_is_not_undone_over_somebody_else_s(
    desk_window: Receptionist, second_window: Receptionist, ledger: Ledger
) -> None:
    visit = desk_window.id_of("Omar Said")
    desk_window.click(desk_window.window.flow.card(visit).step_button)
    await desk_window.come_to_rest()
    await until(lambda: second_window.flow_of("Omar Said") == "Arrived", "change at the second window")
    second_window.click(second_window.window.flow.card(visit).step_button)
    await second_window.come_to_rest()
    await desk_window.undo()
    assert "Ben Ortiz changed the flow status of Omar Said" in desk_window.status_line
    assert ledger.visit("Omar Said")["flow_status"]["name"] == "In chair"
