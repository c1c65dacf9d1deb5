"""A patient is taken through the visit, and every step is with the server."""

from __future__ import annotations

from PySide6.QtCore import Qt

from support.receptionist import SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

WAY = (("Arrived", "arrived"), ("In chair", "in_chair"), ("Checkout", "checkout"), ("Dismissed", "dismissed"))


async def test_one_click_each_from_arrived_to_dismissed(desk_window: Receptionist, ledger: Ledger) -> None:
    visit = desk_window.id_of("Omar Said")
    assert desk_window.flow_of("Omar Said") == "Due now"
    for step, (name, slug) in enumerate(WAY, start=1):
        desk_window.click(desk_window.window.flow.card(visit).step_button)
        await desk_window.come_to_rest()
        assert desk_window.flow_of("Omar Said") == name
        assert desk_window.status_line == f"Omar Said: {name}."
        said = ledger.visit("Omar Said")
        assert said["flow_status"] == {"id": str(ledger.office.steps[slug]), "name": name}
        assert said["version"] == step + 1
    assert [row["changed_by"] for row in ledger.history("Omar Said")][:4] == ["Ana Prado"] * 4
    await until(lambda: len(ledger.writes()) == 4, "four requests in the log")
    assert set(ledger.writes()) == {"flow.set_flow_status"}
    assert desk_window.dialogs == []


async def test_one_key_each_and_back_again(desk_window: Receptionist, ledger: Ledger) -> None:
    desk_window.click_visit("Jonah Feld")
    for key, (name, _) in zip((Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_O, Qt.Key.Key_X), WAY, strict=True):
        desk_window.press(key)
        await desk_window.come_to_rest()
        assert ledger.visit("Jonah Feld")["flow_status"]["name"] == name
    for name in ("Checkout", "In chair", "Arrived"):
        desk_window.press(Qt.Key.Key_N, held=SHIFT)
        await desk_window.come_to_rest()
        assert ledger.visit("Jonah Feld")["flow_status"]["name"] == name
    desk_window.press(Qt.Key.Key_N, held=SHIFT)
    await desk_window.come_to_rest()
    assert ledger.visit("Jonah Feld")["flow_status"] is None
    assert desk_window.flow_of("Jonah Feld") == "Due now"
    desk_window.press(Qt.Key.Key_N, Qt.Key.Key_N)
    await desk_window.come_to_rest()
    assert desk_window.flow_of("Jonah Feld") == "In chair", "two presses are two steps, however quick"
    assert ledger.visit("Jonah Feld")["flow_status"]["name"] == "In chair"
