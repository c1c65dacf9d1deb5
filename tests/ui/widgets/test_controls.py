"""Labels that shorten, segments, menu buttons, popovers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from frontdesk.ui.appearance import _style_sheet
from frontdesk.ui.theme import LIGHT
from frontdesk.ui.widgets.buttons import GlyphButton, MenuButton
from frontdesk.ui.widgets.labels import ElidedLabel
from frontdesk.ui.widgets.popover import Popover
from frontdesk.ui.widgets.segmented import Segmented


def test_the_longest_wording_that_fits_is_shown(qtbot) -> None:
    label = ElidedLabel("38 appointments · 2 on hold", "38 appointments")
    qtbot.addWidget(label)
    label.show()
    label.resize(label.sizeHint())
    assert label.shown == "38 appointments · 2 on hold"
    assert label.toolTip() == ""
    label.resize(label.sizeHint().width() - 40, 20)
    assert label.shown == "38 appointments"
    assert label.toolTip() == "38 appointments · 2 on hold"
    label.resize(40, 20)
    assert label.shown.endswith("…")
    assert label.accessibleName() == "38 appointments · 2 on hold"


def test_a_date_too_long_for_its_place_is_shortened_by_meaning(qtbot) -> None:
    button = MenuButton("Date")
    qtbot.addWidget(button)
    button.show()
    button.set_wordings("Thursday, November 19", "Thu, Nov 19")
    button.resize(button.sizeHint())
    assert button.wording == "Thursday, November 19"
    button.resize(button.minimumSizeHint())
    assert button.wording == "Thu, Nov 19"
    assert button.accessibleName() == "Date: Thursday, November 19"


def test_a_menu_button_opens_by_key(qtbot) -> None:
    button = MenuButton("Date")
    qtbot.addWidget(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    for opener in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(button, opener)
    assert len(pressed) == 3


def test_of_segments_exactly_one_is_on(qtbot) -> None:
    segments = Segmented("View", [("day", "Day", ""), ("week", "Week", "")])
    qtbot.addWidget(segments)
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    segments.set_value("week")
    assert (segments.value, chosen) == ("week", [])
    QTest.mouseClick(segments.button("day"), Qt.MouseButton.LeftButton)
    assert (segments.value, chosen) == ("day", ["day"])


@pytest.mark.parametrize("is_snug", [False, True])
def test_a_segment_has_room_for_its_bold_words_when_it_is_on(qtbot, *, is_snug: bool) -> None:
    segments = Segmented("View", [("day", "Day", ""), ("month", "Month", "")])
    segments.setStyleSheet(_style_sheet(LIGHT))
    qtbot.addWidget(segments)
    segments.set_room("snug" if is_snug else "")
    segments.show()
    for value in ("month", "day"):
        segments.set_value(value)
        button = segments.button(value)
        bold = QFont(button.font())
        bold.setWeight(QFont.Weight.DemiBold)
        padding = 2 * (4 if is_snug else 12) + 2
        assert button.width() >= QFontMetrics(bold).horizontalAdvance(button.text()) + padding


def test_a_sign_has_a_spoken_name(qtbot) -> None:
    button = GlyphButton("left", "Page back", framed=True)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Page back"
    assert not button.grab().isNull()


def test_a_popover_stays_inside_its_window_and_closes_elsewhere(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    anchor, other = QPushButton("open"), QPushButton("other")
    column = QVBoxLayout(window)
    column.addWidget(anchor)
    column.addWidget(other)
    window.show()
    popover = Popover(anchor)
    popover.setFixedSize(380, 200)
    popover.open_below()
    assert window.rect().contains(popover.geometry())
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    popover.open_below()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
