"""The card on which time is blocked, where the window is low."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from frontdesk.domain.startranges import Fit
from frontdesk.ui.blockouts.card import BlockCard
from frontdesk.ui.widgets.searchfield import Entry


def test_the_card_and_its_buttons_stay_within_a_low_window_with_all_types_listed(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 440)
    card = BlockCard(window)
    window.show()
    within = QRect(0, 56, 960, 384)
    card.stand_at(QRect(600, 300, 90, 40), within)
    card.kind.field.setFocus()
    card.kind.show_answers([Entry(f"Type {number}", "", "", number) for number in range(9)])
    card.show_verdict(Fit.OVERLAP_WARNING, "Three visits lie there.")
    QApplication.processEvents()
    assert within.contains(card.geometry())
    buttons = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    for button in buttons:
        assert card.rect().contains(QRect(button.mapTo(card, QPoint(0, 0)), button.size())), button.text()
    assert card.body is not None
    assert card.body.widget().width() <= card.body.viewport().width(), "nothing is cut at the right"
