"""A visit to be confirmed that shall come at another time: its row is dragged onto the board."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from frontdesk.ui import dnd, preferences
from frontdesk.ui.confirm.panel import ConfirmPanel
from support.handdrag import HandDrag
from support.receptionist import CTRL, LEFT, NONE, PLAIN, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


@pytest.fixture
def hand_drag(monkeypatch: pytest.MonkeyPatch) -> HandDrag:
    return HandDrag(monkeypatch)


@pytest.mark.parametrize("is_known", [True, False])
async def test_the_row_of_a_coming_day_is_dragged_to_today_and_undo_takes_it_back(
    desk_window: Receptionist, ledger: Ledger, hand_drag: HandDrag, on_sqlite: None, *, is_known: bool
) -> None:
    window = desk_window.window
    panel = window.findChild(ConfirmPanel)
    assert isinstance(panel, ConfirmPanel)
    window._host.show_tab("confirm")
    await until(lambda: bool(panel.cards.cards), "somebody to confirm")
    store, nils = desk_window.work.desk.store, panel.cards.cards[0].id
    before = ledger.place("Nils Aker")
    if not is_known:
        # A day that was prefetched is let go of, as one further off would never have been read.
        store.release([key for key in store.loaded_days() if key[1] != window.page.day])
        assert store.truth(nils) is None
    start = panel.cards.card_rect(nils).center() - QPoint(60, 0)
    away = start - QPoint(QApplication.startDragDistance() + 4, 0)
    for kind, at, button in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, away, NONE),
        (QEvent.Type.MouseMove, away - QPoint(4, 0), NONE),
    ):
        desk_window._send(panel.cards.viewport(), kind, at, button, LEFT, PLAIN)
    assert hand_drag.formats == [dnd.MIME_TYPE]
    spot = window.board.viewport().mapToGlobal(desk_window.spot("Nils Aker", ("Op 3", "14:00")))
    assert hand_drag.move(window, spot)
    assert window.board.carrier.is_under_way, "the outline shows where it would go"
    assert hand_drag.drop(window, spot)
    await until(lambda: desk_window.where("Nils Aker") == ("Op 3", "14:00", 30), "the visit is there")
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Nils Aker moved to Thu Mar 4, 2:00p, Op3."
    assert ledger.place("Nils Aker") == ("Op 3", "2027-03-04T19:00:00Z", "2027-03-04T19:30:00Z")
    await until(lambda: not panel.cards.cards, "nobody left to confirm")
    assert desk_window.dialogs == []
    await desk_window.undo()
    assert ledger.place("Nils Aker") == before
    await until(lambda: bool(panel.cards.cards), "the row again")


async def test_a_list_that_is_not_about_the_page_is_left_alone_when_it_turns(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    window = desk_window.window
    panel = window.findChild(ConfirmPanel)
    assert isinstance(panel, ConfirmPanel)
    window._host.show_tab("confirm")
    await until(lambda: bool(panel.cards.cards), "somebody to confirm")
    await desk_window.come_to_rest()
    shown = panel.cards.rows
    desk_window.press(Qt.Key.Key_PageDown, held=CTRL)
    await until(desk_window.is_ready, "the next day")
    await desk_window.come_to_rest()
    assert panel.cards.rows is shown
    preferences.use(replace(preferences.current(), is_24h=True))
    try:
        assert panel.cards.rows != shown, "times are written otherwise now"
    finally:
        preferences.use(replace(preferences.current(), is_24h=False))
