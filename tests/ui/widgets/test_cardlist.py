"""A list of cards: what is looked at stays where it is, links act, keys go through."""

from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui import theme
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import LINE, Card, CardAction, Heading, Ink, height_of, ink_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def key(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def card(name: str, **changes: object) -> Card:
    made = Card(key(name), name, ("Prophy · 60 min", "waiting 6 d"), "Fits", actions=(CardAction("call", "Call"),))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def cards(qtbot) -> CardList:
    QCursor.setPos(2000, 2000)
    shown = CardList("Waitlist")
    qtbot.addWidget(shown)
    shown.resize(272, 300)
    shown.show()
    return shown


def test_an_empty_list_says_why_in_words(cards: CardList) -> None:
    cards.show_rows([], "Nobody is waiting.")
    assert cards.words == "Nobody is waiting."
    assert cards.accessibleDescription() == "Nobody is waiting."


def test_a_card_that_changes_keeps_its_place_its_choice_and_the_scroll(cards: CardList) -> None:
    rows = [card(f"Patient {number}") for number in range(20)]
    cards.show_rows(rows)
    cards.choose(key("Patient 12"))
    cards.verticalScrollBar().setValue(200)
    cards.show_rows([replace(row, badge="Best fit") for row in rows])
    assert cards.current == key("Patient 12")
    assert cards.selected == (key("Patient 12"),)
    assert cards.verticalScrollBar().value() == 200


def test_what_comes_above_does_not_move_what_is_read(cards: CardList) -> None:
    rows = [card(f"Patient {number}") for number in range(20)]
    cards.show_rows(rows)
    cards.choose(key("Patient 7"))
    cards.verticalScrollBar().setValue(height_of(rows[0]) * 5)
    before = cards.card_rect(key("Patient 7"))
    cards.show_rows([card("Newcomer"), *rows])
    assert cards.card_rect(key("Patient 7")) == before
    assert cards.selected == (key("Patient 7"),)


def ink_in(cards: CardList, box: QRect) -> set[int]:
    """The colours of a part of the list."""
    picture = cards.viewport().grab(box).toImage()
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_a_name_is_not_cut_for_its_badge_which_goes_below_it(cards: CardList) -> None:
    long = card("Maximiliana Achterberg", badge="6 months overdue", badge_ink=Ink.BAD)
    cards.show_rows([card("Ana"), long])
    short, folded = cards.card_rect(key("Ana")), cards.card_rect(long.id)
    assert folded.height() == short.height() + LINE
    red = ink_of(Ink.BAD).rgb()
    title = QRect(folded.left(), folded.top(), folded.width(), LINE + 4)
    assert red not in ink_in(cards, title)
    assert red in ink_in(cards, title.translated(0, LINE))


def test_a_phone_number_is_not_cut_for_the_links_beside_it(cards: CardList) -> None:
    calls = (CardAction("called", "Called"), CardAction("book", "Book"))
    row = card("Ana", lines=("last Jan 23", "(555) 013-5301, in the evening"), actions=calls)
    cards.show_rows([row, card("Ben")])
    assert cards.card_rect(row.id).height() == cards.card_rect(key("Ben")).height() + LINE
    assert cards.link_rect(row.id, "book").top() == cards.link_rect(row.id, "called").top()
    told: list[tuple[UUID, str]] = []
    cards.acted.connect(lambda card_id, action: told.append((card_id, action)))
    QTest.mouseClick(cards.viewport(), LEFT, NONE, cards.link_rect(row.id, "called").center())
    assert told == [(row.id, "called")]


def lines_of(cards: CardList, row: Card) -> int:
    """By how many lines a card is taller than one without prose."""
    return (cards.card_rect(row.id).height() - cards.card_rect(key("Ben")).height()) // LINE


def test_prose_that_one_decides_by_is_whole_on_every_card_and_nothing_moves_when_another_is_chosen(
    cards: CardList,
) -> None:
    against = "Has to be seen urgently. Needs 10 minutes more than there are. Wants Dr. Costa. Came to 3 of 7 visits."
    whole = [card(name, prose=against, is_whole=True) for name in ("Ana", "Cleo")]
    short = card("Dora", prose="Is flexible.", is_whole=True)
    cut = card("Eve", prose=against)
    cards.show_rows([*whole, card("Ben"), short, cut])
    metrics = QFontMetrics(theme.tabular_font(12))
    needed = metrics.horizontalAdvance(against) / cards.viewport().width()
    assert lines_of(cards, whole[0]) == lines_of(cards, whole[1]) >= needed
    assert (lines_of(cards, short), lines_of(cards, cut)) == (1, 2)
    before = [cards.card_rect(row.id) for row in cards.cards]
    cards.choose(key("Cleo"))
    assert [cards.card_rect(row.id) for row in cards.cards] == before


def test_a_scroll_bar_cuts_nothing_that_had_just_room(qtbot) -> None:
    QCursor.setPos(2000, 2000)
    number = "(555) 013-5301"
    wide = QFontMetrics(theme.tabular_font(12)).horizontalAdvance(number)
    rows = [card(f"Patient {at}", lines=("last Jan 23", number)) for at in range(30)]
    for width in range(160, 240):
        shown = CardList("Recalls")
        qtbot.addWidget(shown)
        shown.show_rows(rows)
        shown.resize(width, 300)
        shown.show()
        box, link = shown.card_rect(rows[0].id), shown.link_rect(rows[0].id, "call")
        is_folded = box.height() > height_of(rows[0])
        gap = link.left() - (box.left() + 11 + wide)
        assert is_folded or gap >= 10, f"{gap} px are left beside the number in a list of {width} px"
        shown.close()


def test_a_wider_list_unfolds_its_cards_and_leaves_the_top_one_there(cards: CardList) -> None:
    rows = [card(f"Maximiliana Achterberg the {number}th", badge="6 months overdue") for number in range(30)]
    cards.show_rows(rows)
    cards.resize(200, 300)
    cards.verticalScrollBar().setValue(cards.card_rect(rows[9].id).top() + 5)
    before = cards.card_rect(rows[9].id)
    cards.resize(600, 300)
    after = cards.card_rect(rows[9].id)
    assert after.top() == before.top()
    assert after.height() == before.height() - LINE == height_of(rows[9])


def test_a_card_that_moves_up_stays_chosen(cards: CardList) -> None:
    rows = [card(name) for name in ("Ana", "Ben", "Cleo", "Dora")]
    cards.show_rows(rows)
    cards.choose(key("Dora"))
    cards.show_rows([rows[3], *rows[:3]])
    assert cards.selected == (key("Dora"),)
    assert cards.current == key("Dora")


def test_the_keyboard_goes_on_to_the_next_card_when_its_own_is_done(cards: CardList) -> None:
    rows = [card(f"Patient {number}") for number in range(20)]
    cards.show_rows(rows)
    cards.activateWindow()
    cards.setFocus()
    cards.choose(key("Patient 12"))
    cards.show_rows([row for row in rows if row.id != key("Patient 12")])
    assert cards.current == key("Patient 13")
    assert cards.selected == (key("Patient 13"),)
    cards.choose(key("Patient 19"))
    cards.show_rows(rows[:11])
    assert cards.current == key("Patient 10"), "the last one, where nothing is behind it"
    cards.show_rows([], "Everybody is reached.")
    assert cards.current is None


def test_what_is_added_at_the_end_comes_also_under_the_pointer(cards: CardList) -> None:
    rows = [card(f"Patient {number}") for number in range(20)]
    cards.show_rows(rows)
    QCursor.setPos(cards.viewport().mapToGlobal(QPoint(40, 40)))
    cards.show_rows([*rows, card("One more")])
    assert cards.cards[-1].title == "One more"


def test_nothing_is_reordered_under_the_pointer_until_it_leaves(cards: CardList) -> None:
    rows = [card("Ana"), card("Ben"), card("Cleo")]
    cards.show_rows(rows)
    QCursor.setPos(cards.viewport().mapToGlobal(QPoint(40, 40)))
    cards.show_rows([card("Zoe"), replace(rows[2], badge="Best fit"), rows[1]])
    assert [row.title for row in cards.cards] == ["Ana", "Ben", "Cleo"]
    assert [row.is_settled for row in cards.cards] == [True, False, False]
    assert cards.cards[2].badge == "Best fit"
    QCursor.setPos(2000, 2000)
    QApplication.sendEvent(cards.viewport(), QEvent(QEvent.Type.Leave))
    assert [row.title for row in cards.cards] == ["Zoe", "Cleo", "Ben"]


def test_a_link_acts_where_it_is_pressed_and_only_there(cards: CardList) -> None:
    acted: list[tuple[UUID, str]] = []
    cards.acted.connect(lambda card_id, name: acted.append((card_id, name)))
    cards.show_rows([card("Ana"), card("Ben")])
    QTest.mouseClick(cards.viewport(), LEFT, NONE, cards.link_rect(key("Ben"), "call").center())
    assert acted == [(key("Ben"), "call")]
    QTest.mouseClick(cards.viewport(), LEFT, NONE, cards.card_rect(key("Ana")).topLeft() + QPoint(30, 12))
    assert len(acted) == 1
    assert cards.current == key("Ana")


def test_enter_opens_and_letters_go_to_whoever_listens(cards: CardList) -> None:
    opened: list[UUID] = []
    pressed: list[tuple[UUID, int]] = []
    cards.opened.connect(opened.append)
    cards.key_pressed.connect(lambda card_id, code: pressed.append((card_id, code)))
    cards.show_rows([Heading("Urgent", 1), card("Ana")])
    cards.choose(key("Ana"))
    QTest.keyClick(cards, Qt.Key.Key_Return)
    QTest.keyClick(cards, Qt.Key.Key_C)
    assert opened == [key("Ana")]
    assert pressed == [(key("Ana"), int(Qt.Key.Key_C))]


def test_a_list_that_gets_the_keyboard_has_a_card_for_its_keys_even_below_a_heading(cards: CardList) -> None:
    pressed: list[tuple[UUID, int]] = []
    cards.key_pressed.connect(lambda card_id, code: pressed.append((card_id, code)))
    cards.show_rows([Heading("Urgent", 1), card("Ana"), Heading("Later", 1), card("Ben")])
    cards.setFocus()
    assert cards.current == key("Ana")
    QTest.keyClick(cards, Qt.Key.Key_B)
    assert cards.current == key("Ana"), "a letter looks for nobody"
    assert pressed == [(key("Ana"), int(Qt.Key.Key_B))]
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current == key("Ben")
    QTest.keyClick(cards, Qt.Key.Key_Up)
    QTest.keyClick(cards, Qt.Key.Key_Up)
    assert cards.current == key("Ana")


def test_all_that_are_chosen_stay_so_for_the_key_that_is_about_them(cards: CardList) -> None:
    cards.show_rows([Heading("Urgent", 1), card("Ana"), Heading("Later", 1), card("Ben")])
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(cards, Qt.Key.Key_B)
    assert cards.selected == (key("Ana"), key("Ben"))


def test_the_first_cards_of_a_list_that_has_the_keyboard_get_it(cards: CardList) -> None:
    cards.show_rows([], "Nobody is waiting.")
    cards.setFocus()
    cards.show_rows([Heading("Urgent", 1), card("Ana")])
    assert cards.current == key("Ana")


def test_a_key_of_the_list_never_reaches_the_window_not_even_while_the_list_is_empty(cards: CardList) -> None:
    cards.own_keys = frozenset({int(Qt.Key.Key_Delete)})
    cards.show_rows([], "Nobody is waiting.")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, NONE)
    asked.ignore()
    QApplication.sendEvent(cards, asked)
    assert asked.isAccepted()


def test_headings_cannot_be_chosen_and_everything_is_spoken(cards: CardList) -> None:
    cards.show_rows([Heading("Urgent", 2), card("Ana", mark="1", alert="Allergic to latex")])
    model = cards.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1, Ana, Fits, Prophy · 60 min, waiting 6 d, Allergic to latex"


def test_several_cards_are_chosen_with_shift(cards: CardList) -> None:
    cards.show_rows([card(name) for name in ("Ana", "Ben", "Cleo")])
    cards.choose(key("Ana"))
    QTest.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert cards.selected == (key("Ana"), key("Ben"))
