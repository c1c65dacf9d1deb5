"""The card on which a visit is booked, where the window is low."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from frontdesk.domain.startranges import Fit
from frontdesk.ui.booking.card import BookingCard
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.searchfield import Entry


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def low(window: QWidget) -> BookingCard:
    window.resize(960, 480)
    card = BookingCard(window, lambda: date(2026, 11, 19))
    window.show()
    window.activateWindow()
    card.show_members([f"Harriet Cole the {number} · Exam · 3:40 – 4:20p · Op 1" for number in range(3)])
    card.show_remarks("Prefers mornings and the chair at the window.", "", ["PerEx was on Oct 2; every 6 months."] * 3)
    card.show_verdict(Fit.OVERLAP_WARNING, "Dr. Okafor is in Op 2 from 4:10 to 5:00, and Op 1 closes at 5:00.")
    card.stand_at(QRect(600, 300, 90, 40), QRect(0, 56, 960, 424))
    return card


def place_of(card: BookingCard, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(card.parentWidget(), QPoint(0, 0)), widget.size())


def test_the_card_stays_within_a_low_window_and_its_buttons_with_it(low: BookingCard) -> None:
    low.show_place("Thu, Nov 19 · 4:00 – 4:30p · Op 1")
    assert QRect(0, 56, 960, 424).contains(low.geometry())
    for button in low.findChildren(QPushButton):
        if button.isVisible():
            assert low.geometry().contains(place_of(low, button)), button.text()


@pytest.mark.parametrize(("across", "is_shown"), [(340, False), (600, True)])
def test_the_key_gives_way_to_the_words_of_the_buttons(window: QWidget, across: int, *, is_shown: bool) -> None:
    window.resize(960, 800)
    card = BookingCard(window, lambda: date(2026, 11, 19))
    card.setFixedWidth(across)
    window.show()
    card.stand_at(QRect(600, 300, 90, 40), QRect(0, 0, 960, 800))
    QApplication.processEvents()
    buttons = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    assert {"Add family member", "Block instead", "Book"} <= {button.text() for button in buttons}
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
    assert card._enter.isVisible() == is_shown


@pytest.mark.parametrize("field", ["patient", "kind"])
def test_the_answers_below_a_field_are_in_sight_where_the_fields_scroll(low: BookingCard, field: str) -> None:
    asked: PickField = getattr(low, field)
    asked.field.setFocus()
    asked.show_answers([Entry(f"Answer {number}", "with a detail", "60 min", number) for number in range(4)])
    QApplication.processEvents()
    assert low.body is not None
    sight = QRect(low.body.mapTo(low.parentWidget(), QPoint(0, 0)), low.body.viewport().size())
    shown = place_of(low, asked).intersected(sight)
    assert shown.contains(place_of(low, asked.field))
    assert shown.height() > asked.field.height() + 46, "the answer that Enter takes at least"


@pytest.fixture
def very_low(low: BookingCard) -> BookingCard:
    """The window at twice the size of the text, with one warning and the types of visit in a list."""
    low.parentWidget().resize(640, 360)
    low.show_members([])
    low.show_place("Thu, Nov 19 · 4:00 – 5:00p · Op 1")
    low.patient.show_choice("Harriet Cole", object())
    low.length.show_minutes(60)
    low.provider.set_wordings("Dr. Okafor")
    low.show_remarks("", "", ["Prophy (D1110): done on Sep 1, 2026, 79 days before. Plans may not pay yet."])
    low.show_verdict(Fit.FITS, "This place is free.")
    low.stand_at(QRect(300, 200, 90, 40), QRect(0, 56, 640, 304))
    low.kind.field.setFocus()
    low.kind.show_answers([Entry(f"Type {number}", "with a detail", "60 min", number) for number in range(9)])
    QApplication.processEvents()
    return low


def test_where_the_fields_scroll_whom_it_is_for_and_warnings_stay_beside_the_verdict(very_low: BookingCard) -> None:
    assert very_low.chosen == "Harriet Cole · 60 min · Dr. Okafor"
    assert QRect(0, 56, 640, 304).contains(very_low.geometry())
    for words in ("This place is free.", "Prophy (D1110)"):
        label = next(label for label in very_low.findChildren(QLabel) if label.text().startswith(words))
        assert label.isVisible()
        assert label.visibleRegion().boundingRect() == label.rect(), words
        assert label.height() >= label.heightForWidth(label.width()), words
        assert very_low.rect().contains(QRect(label.mapTo(very_low, QPoint(0, 0)), label.size())), words
    body = very_low.body
    assert body is not None
    sight = QRect(body.mapTo(very_low.parentWidget(), QPoint(0, 0)), body.viewport().size())
    assert sight.contains(place_of(very_low, very_low.kind.field)), "what is typed"
    assert sight.height() >= 90


def test_the_fields_say_it_themselves_where_they_all_fit(very_low: BookingCard) -> None:
    very_low.parentWidget().resize(960, 900)
    very_low.stand_at(QRect(600, 300, 90, 40), QRect(0, 56, 960, 844))
    assert very_low.chosen == ""


def test_no_field_is_cut_at_the_right(low: BookingCard) -> None:
    low.ask_for_new(True)
    QApplication.processEvents()
    assert low.body is not None
    assert low.body.widget().width() <= low.body.viewport().width()


def test_what_a_new_patient_is_asked_for_is_read_whole(low: BookingCard) -> None:
    low.ask_for_new(True)
    QApplication.processEvents()
    for field in low.new_patient.fields:
        room = field.width() - 24
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) <= room, field.placeholderText()


def test_where_there_is_room_nothing_scrolls(low: BookingCard) -> None:
    low.parentWidget().resize(960, 900)
    low.stand_at(QRect(600, 300, 90, 40), QRect(0, 56, 960, 844))
    QApplication.processEvents()
    assert low.body is not None
    assert low.body.verticalScrollBar().maximum() == 0
    assert low.body.viewport().height() >= low.body.widget().heightForWidth(low.body.viewport().width())
