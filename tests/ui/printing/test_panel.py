"""The bar over the preview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from frontdesk.ui.printing.panel import PrintPanel
from frontdesk.ui.widgets.buttons import GlyphButton


@pytest.mark.parametrize("widths", [(470, 1100), (1100, 470)], ids=["wider", "narrower"])
def test_nothing_in_the_bar_is_cut_or_covered_at_any_width(qtbot, widths: tuple[int, int]) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    panel = PrintPanel(ground)
    panel.show_printers(["Front desk laser"], None)
    ground.show()
    for width in widths:
        ground.resize(width, 500)
        panel.open()
        QApplication.processEvents()
        buttons = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
        assert len(buttons) == 5
        parts = [*buttons, panel.target]
        places = [QRect(part.mapTo(panel, QPoint(0, 0)), part.size()) for part in parts]
        for at, (part, place) in enumerate(zip(parts, places, strict=True)):
            assert place.width() >= part.minimumSizeHint().width()
            assert panel.rect().contains(place)
            assert not any(place.intersects(other) for other in places[:at])
        assert (panel.target.mapTo(panel, QPoint(0, 0)).y() > places[0].bottom()) is (width == 470)


def test_how_close_the_choices_stand_follows_from_the_width_and_not_from_the_one_before(qtbot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    panel = PrintPanel(ground)
    one = panel.whats.button(panel.whats.value)
    panel.whats.set_room("snug")
    snug = panel.whats.sizeHint().width()
    rooms = []
    for width in (snug + 100, snug + 80, snug + 100):
        ground.resize(width, 500)
        panel.open()
        rooms.append(one.property("room"))
    assert rooms == ["snug", "tight", "snug"]


@pytest.mark.parametrize("widths", [(700,), (1300,), (1300, 700, 1300)])
def test_tab_goes_from_what_is_printed_to_the_printer_to_the_button_and_last_to_the_cross(
    qtbot, widths: tuple[int, ...]
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    panel = PrintPanel(ground)
    panel.show_printers(["Office"], None)
    ground.show()
    for width in widths:
        ground.resize(width, 600)
        panel.open()
    found, at = [], panel.whats
    wanted = (panel.target, panel.print_button, panel.findChild(GlyphButton))
    while (at := at.nextInFocusChain()) is not panel.whats:
        if at in wanted:
            found.append(at)
    assert tuple(found) == wanted
