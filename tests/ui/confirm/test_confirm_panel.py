"""The panel of visits to confirm: days, words, keys."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from deskside import CONFIRMATIONS, RIVERSIDE, at, reference
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.intervals import Interval
from frontdesk.store.confirming import ComingVisit
from frontdesk.ui.confirm.model import Choices, KnownCards, build_rows, empty_words, wanting
from frontdesk.ui.confirm.panel import ConfirmPanel
from frontdesk.ui.widgets.cards import Card, Heading

FRIDAY = date(2026, 11, 20)
CHOICES = Choices.of(CONFIRMATIONS)


def key(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def visit(name: str, status: str = "", day: date = FRIDAY, phone: str = "312-555-0142") -> ComingVisit:
    given = next((row for row in CONFIRMATIONS if row.name == status), None)
    start = at("10:10", day)
    return ComingVisit(
        id=key(name),
        version=1,
        location_id=RIVERSIDE.id,
        patient_id=key(f"patient {name}"),
        patient_name=name,
        phone=phone,
        day=day,
        interval=Interval(start, start + timedelta(minutes=40)),
        operatory_id=None,
        type_id=None,
        procedures=("Prophy",),
        confirmation_id=given.id if given else None,
        confirmation_label=status,
    )


def test_the_statuses_are_known_by_what_they_mean() -> None:
    assert CHOICES.contacted is not None
    assert CHOICES.contacted.name == "Left message"
    assert CHOICES.confirmed is not None
    assert CHOICES.confirmed.name == "Confirmed"


def test_those_who_confirmed_are_shown_only_if_asked_for() -> None:
    visits = [visit("Ana"), visit("Ben", "Confirmed"), visit("Cleo", "Left message")]
    assert [row.patient_name for row in wanting(visits, with_confirmed=False)] == ["Ana", "Cleo"]
    assert len(wanting(visits, with_confirmed=True)) == 3


def test_only_what_another_desk_has_changed_is_written_anew() -> None:
    known, practice = KnownCards(), reference()
    before = build_rows(practice, [visit("Ana"), visit("Ben")], CHOICES, FRIDAY, known)
    after = build_rows(practice, [visit("Ana"), visit("Ben", "Left message")], CHOICES, FRIDAY, known)
    assert after[1] is before[1]
    assert after[2] == build_rows(practice, [visit("Ben", "Left message")], CHOICES, FRIDAY)[1]
    fewer = Choices(CHOICES.all, None, None)
    assert build_rows(practice, [visit("Ana")], fewer, FRIDAY, known)[1].actions == ()  # type: ignore[union-attr]


def test_cards_stand_under_their_day_and_say_whom_to_phone() -> None:
    rows = build_rows(reference(), [visit("Ana"), visit("Ben", day=date(2026, 11, 23))], CHOICES, date(2026, 11, 19))
    assert isinstance(rows[0], Heading)
    assert rows[0].words == "Tomorrow, Nov 20"
    assert isinstance(rows[1], Card)
    assert rows[1].lines == ("10:10a · Prophy", "312-555-0142")
    assert rows[1].badge == "Unconfirmed"
    assert isinstance(rows[2], Heading)
    assert rows[2].words == "Monday, November 23"


def test_who_has_no_phone_is_said_so() -> None:
    card = build_rows(reference(), [visit("Ana", phone="")], CHOICES, FRIDAY)[1]
    assert isinstance(card, Card)
    assert card.lines[1] == "no phone number"


def test_a_message_is_not_offered_to_who_has_been_contacted() -> None:
    card = build_rows(reference(), [visit("Ana", "Left message")], CHOICES, FRIDAY)[1]
    assert isinstance(card, Card)
    assert [action.name for action in card.actions] == ["confirmed"]


def test_an_empty_list_says_whether_all_confirmed_or_nobody_is_booked() -> None:
    assert empty_words((), 1) == "Nobody is booked for the next day."
    assert empty_words((visit("Ana", "Confirmed"),), 3) == "Everybody of the next 3 days has confirmed."
    assert empty_words(None, 3) == "Reading the coming days…"


def _panel(qapp: QApplication) -> tuple[ConfirmPanel, list[tuple[tuple[UUID, ...], UUID]]]:
    panel = ConfirmPanel()
    panel.show_choices(CHOICES)
    panel.resize(272, 400)
    panel.show()
    panel.show_rows(build_rows(reference(), [visit("Ana"), visit("Ben")], CHOICES, FRIDAY), "")
    answers: list[tuple[tuple[UUID, ...], UUID]] = []
    panel.answered.connect(lambda visits, status: answers.append((visits, status)))
    return panel, answers


def test_one_key_confirms_all_that_are_chosen(qapp: QApplication) -> None:
    panel, answers = _panel(qapp)
    panel.cards.choose(key("Ana"))
    QTest.keyClick(panel.cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.foot.text() == "2 chosen. C confirms them all."
    QTest.keyClick(panel.cards, Qt.Key.Key_C)
    assert CHOICES.confirmed is not None
    assert answers == [((key("Ana"), key("Ben")), CHOICES.confirmed.id)]


def test_a_digit_gives_the_status_at_its_place_in_the_practices_order(qapp: QApplication) -> None:
    panel, answers = _panel(qapp)
    panel.cards.choose(key("Ben"))
    QTest.keyClick(panel.cards, Qt.Key.Key_2)
    assert answers == [((key("Ben"),), CONFIRMATIONS[1].id)]


def test_a_link_confirms_one(qapp: QApplication) -> None:
    panel, answers = _panel(qapp)
    place = panel.cards.link_rect(key("Ben"), "confirmed").center()
    QTest.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert CHOICES.confirmed is not None
    assert answers == [((key("Ben"),), CHOICES.confirmed.id)]
