"""Schedule views by their keys: chosen with Ctrl and a digit, made beside the board, remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt

from frontdesk.ui.help.keys import Command
from frontdesk.ui.views.panel import ViewsPanel
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


def panel_of(person: Receptionist) -> ViewsPanel:
    panel = person.window.findChild(ViewsPanel)
    assert isinstance(panel, ViewsPanel)
    return panel


def rooms(person: Receptionist) -> list[str]:
    return [column.operatory.name for column in person.window.board.page.layout.model.columns]


async def make(person: Receptionist, name: str, *wanted: str) -> None:
    """Make a view of some operatories."""
    panel = panel_of(person)
    await until(lambda: bool(panel.presets), "ready-made looks")
    panel._begin_from(None)
    panel.form.name.setText(name)
    ids = [value for value, words in panel.form.rooms._choices if words in wanted]
    panel.form.rooms.choose(())
    for each in ids:
        panel.form.rooms.tick(each, True)
    assert rooms(person) == list(wanted), "the board shows it before it is kept"
    person.press(Qt.Key.Key_Return, held=CTRL)
    await person.come_to_rest()


def begin_a_view(desk_window: Receptionist) -> list[str]:
    """Begin a view of the first room, which the board shows at once; return what the board showed before."""
    everything = rooms(desk_window)
    desk_window.press(Qt.Key.Key_V, held=CTRL | SHIFT)
    panel = panel_of(desk_window)
    panel._begin_from(None)
    panel.form.rooms.tick(panel.form.rooms._choices[0][0], True)
    assert rooms(desk_window) == everything[:1]
    return everything


async def test_ctrl_and_a_digit_show_a_view_and_ctrl_0_everything(
    desk_window: Receptionist, ledger: Ledger, on_sqlite: None
) -> None:
    everything = rooms(desk_window)
    desk_window.press(Qt.Key.Key_V, held=CTRL | SHIFT)
    await make(desk_window, "A first", everything[0])
    await make(desk_window, "B second", everything[1], everything[2])
    desk_window.press(Qt.Key.Key_0, held=CTRL)
    assert rooms(desk_window) == everything
    desk_window.press(Qt.Key.Key_2, held=CTRL)
    assert rooms(desk_window) == everything[1:3]
    desk_window.press(Qt.Key.Key_1, held=CTRL)
    assert rooms(desk_window) == everything[:1]
    assert desk_window.dialogs == []


async def test_a_view_left_without_keeping_it_leaves_the_board_as_it_was(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    everything = begin_a_view(desk_window)
    desk_window.press(Qt.Key.Key_Escape)
    assert rooms(desk_window) == everything


async def test_a_view_that_another_panel_covers_for_a_while_is_still_being_made_afterwards(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    everything = begin_a_view(desk_window)
    desk_window.window.run(Command.SCHEDULES_PANEL)
    await desk_window.come_to_rest()
    assert rooms(desk_window) == everything, "the board shows no more than what one sees being made"
    desk_window.window.run(Command.SCHEDULES_PANEL)
    await desk_window.come_to_rest()
    assert rooms(desk_window) == everything[:1]


async def test_the_view_used_last_is_there_again_the_next_time(desk_window: Receptionist, on_sqlite: None) -> None:
    everything = rooms(desk_window)
    desk_window.press(Qt.Key.Key_V, held=CTRL | SHIFT)
    await make(desk_window, "Mine", everything[1])
    await desk_window.leave()
    await desk_window.come()
    await until(lambda: rooms(desk_window) == everything[1:2], "view taken up again")


async def test_fields_are_chosen_and_put_in_order_by_keys_and_the_card_beside_a_visit_lists_what_it_shall(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    desk_window.press(Qt.Key.Key_V, held=CTRL | SHIFT)
    panel = panel_of(desk_window)
    await until(lambda: bool(panel.presets), "ready-made looks")
    panel._begin_from(None)
    panel.form.name.setText("Reach")
    middle = panel.form.positions["middle"]
    middle.setFocus()
    desk_window.press(Qt.Key.Key_Space)
    for words in ("Procedures", "Age", "Chart number"):
        row = next(row for row in range(middle.rows.count()) if middle.rows.item(row).text() == words)
        middle.rows.setCurrentRow(row)
        desk_window.press(Qt.Key.Key_Space)
    desk_window.press(Qt.Key.Key_Up, Qt.Key.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert middle.chosen == ("chart_number", "procedures", "age")
    desk_window.press(Qt.Key.Key_Escape)
    assert middle.hasFocus()
    panel.form.details.own.click()
    block = desk_window.window.board.page.layout.model.blocks[desk_window.id_of("Paul Rask")]
    await until(lambda: desk_window.visit("Paul Rask").about is not None, "what the view asks for")
    assert desk_window.window.board.page.faces.face(block).lines[0] == "Filling, two surfaces"
    desk_window.press(Qt.Key.Key_Return, held=CTRL)
    await desk_window.come_to_rest()
    board = desk_window.window.board
    board.card.show_for(board.page.layout.model.blocks[desk_window.id_of("Paul Rask")])
    headings = [heading for heading, _ in board.card.rows]
    assert headings[:2] == ["Visit", "Time"]
    assert "Operatory" not in headings
    assert desk_window.dialogs == []
    await desk_window.undo()
    assert panel.which.findText("Reach") == -1, "the view is gone again"
