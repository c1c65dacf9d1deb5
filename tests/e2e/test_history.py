"""The history at the desk: another day's, narrowed, a visit deleted there and brought back, and nothing asked."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDate, Qt

from frontdesk.ui.history.panel import HistoryPanel
from support.littleoffice import DAY
from support.receptionist import CTRL, SHIFT, Receptionist
from support.waiting import until

Key = Qt.Key


def history(desk: Receptionist) -> HistoryPanel:
    return desk.window.findChildren(HistoryPanel)[0]


def titles(desk: Receptionist) -> list[str]:
    return [card.title for card in history(desk).cards.cards]


async def test_any_day_is_looked_up_narrowed_and_its_deleted_visit_comes_back(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    client = second_window.work._client
    gone = desk_window.id_of("Omar Said")
    await client.appointments.delete(gone)
    await until(lambda: not desk_window.is_shown("Omar Said"), "the visit to go")
    desk_window.press(Key.Key_H, held=CTRL | SHIFT)
    await desk_window.come_to_rest()
    panel = history(desk_window)
    assert titles(desk_window)[0] == "Omar Said · deleted"

    panel.later.click()
    await desk_window.come_to_rest()
    assert "Omar Said · deleted" not in titles(desk_window)
    assert desk_window.days == (DAY,), "the board stays where it is"
    tomorrow = DAY + timedelta(days=1)
    assert panel.day.date() == QDate(tomorrow.year, tomorrow.month, tomorrow.day)
    panel.earlier.click()
    await until(lambda: titles(desk_window)[:1] == ["Omar Said · deleted"], "the day that is open")

    panel.kinds.setCurrentIndex(panel.kinds.findData("ends"))
    panel.kinds.activated.emit(panel.kinds.currentIndex())
    await until(lambda: titles(desk_window)[:1] == ["Omar Said · deleted"], "what was deleted")
    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    desk_window.press(Key.Key_R)
    await until(lambda: desk_window.is_shown("Omar Said"), "the visit to come back")
    await desk_window.come_to_rest()
    assert desk_window.dialogs == []
