"""Openings in the window: asked for, said in words, painted, listed and taken."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from deskside import PROVIDERS, RIVERSIDE, TODAY, TYPES, HandDesk, at, key, put_away
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.domain.intervals import Interval
from frontdesk.operations import Outcome, Slot
from frontdesk.store.booking import Preference
from frontdesk.store.entities import PatientHit
from frontdesk.store.openings import Findings, Found, SavedSearch, Wish
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.widgets.buttons import MenuButton
from frontdesk.ui.window.finding import BookingRequest, FindRequest
from frontdesk.ui.window.openings_part import OpeningsPart
from frontdesk.ui.window.phrasesource import PhraseSource
from frontdesk.ui.window.sidecolumn import SideColumn

sys.path.insert(0, str(Path(__file__).parents[1] / "booking"))
from fakeport import FakePort

NEXT_WEEK = TODAY + timedelta(days=5)
HELGA = key("Helga Strand pinned")
AMELIA = PatientHit(key("Amelia Quist"), "Amelia Quist", date(1993, 6, 5), "(555) 010-0003")
ENTER, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


def found(room: str, start: str, minutes: int, day: date = TODAY) -> Found:
    begin = at(start, day)
    return Found(
        Slot(RIVERSIDE.id, key(room), Interval(begin, begin + timedelta(minutes=minutes))), key("Dr. Okafor"), 90
    )


OPENINGS = (found("Op 1", "15:40", 50), found("Op 2", "16:00", 50), found("Op 1", "09:00", 50, NEXT_WEEK))


class Searching:
    """Finds what it is told to find, and remembers what was looked for."""

    def __init__(self) -> None:
        self.found: tuple[Found, ...] = OPENINGS
        self.wishes: list[Wish] = []
        self.searches: list[SavedSearch] = []

    async def find(self, wish: Wish) -> Findings:
        self.wishes.append(wish)
        return Findings(self.found)

    async def saved(self, location_id: object) -> list[SavedSearch]:
        return list(self.searches)

    async def save(self, name: str, wish: Wish, *, is_default: bool) -> Outcome:
        self.searches.append(SavedSearch(key(name), 1, name, wish, is_default))
        return Outcome(ok=True, sentence=f"“{name}” is saved.")

    async def make_default(self, search: SavedSearch, is_default: bool, /) -> Outcome:
        self.searches = [replace(one, is_default=one == search and is_default) for one in self.searches]
        return Outcome(ok=True, sentence="Changed.")

    async def remove(self, search: SavedSearch) -> Outcome:
        self.searches.remove(search)
        return Outcome(ok=True, sentence="Removed.")


Scene = Callable[[MainWindow, OpeningsPart, Searching, FakePort, HandDesk], Awaitable[None]]


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget(), one, held)


async def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    await asyncio.sleep(0.02)


@pytest.fixture
def play(at_desk) -> Callable[[Scene], None]:
    def played(scene: Scene) -> None:
        async def scenario(window: MainWindow, desk: HandDesk) -> None:
            searching, booking = Searching(), FakePort([AMELIA])
            part = OpeningsPart(window._host, searching, booking, SideColumn(window))
            window._host.sources.append(PhraseSource(window._host, searching, booking))
            await scene(window, part, searching, booking, desk)

        at_desk(scenario)

    return played


def test_a_new_visit_is_looked_for_in_words_and_enter_begins_its_booking(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        asked: list[BookingRequest] = []
        window._host.booking_asked.connect(asked.append)
        window.run(Command.OPENINGS)
        assert part.dock.isVisible()
        await write("exam 50 tue thu after 3 okafor")
        assert searching.wishes[-1] == Wish(
            RIVERSIDE.id,
            50,
            TYPES["Exam"].id,
            (key("Dr. Okafor"),),
            weekdays=frozenset({1, 3}),
            earliest=time(15),
        )
        assert [row.number for row in part.panel.rows] == ["1", "2", "3"]
        assert part.panel.message == "3 openings. Enter or a digit: book."
        assert [mark.label for mark in window.board.marks.all] == ["1", "2", "3"]
        press(ENTER)
        [request] = asked
        assert (request.slot, request.type_id, request.provider_id) == (
            OPENINGS[0].slot,
            TYPES["Exam"].id,
            key("Dr. Okafor"),
        )
        assert not part.dock.isVisible()
        assert window.board.marks.all == ()

    play(scene)


def test_enter_takes_nothing_that_answers_what_was_said_before(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        asked: list[BookingRequest] = []
        window._host.booking_asked.connect(asked.append)
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        assert part.panel.rows
        QTest.keyClicks(QApplication.focusWidget(), "tue after 3")
        assert part.panel.message == "Looking…"
        press(ENTER)
        part.take(0)
        assert asked == []
        assert part.dock.isVisible()
        await asyncio.sleep(0.02)
        press(ENTER)
        assert len(asked) == 1

    play(scene)


def test_a_visit_on_hold_is_placed_with_a_digit_and_the_page_turns_to_it(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.select(HELGA)
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        assert part.panel.title == "Helga Strand · Restorative"
        assert (searching.wishes[-1].minutes, searching.wishes[-1].type_id) == (50, TYPES["Restorative"].id)
        press(DOWN)
        press(Qt.Key.Key_3)
        await asyncio.sleep(0.02)
        assert ("place", HELGA) in [call[:2] for call in desk.calls]
        assert window.board.days == (NEXT_WEEK,)
        visit = desk.store.appointment(HELGA)
        assert visit is not None
        assert visit.interval == OPENINGS[2].slot.interval

    play(scene)


def test_walking_the_list_turns_the_page_and_marks_the_one_enter_would_take(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        press(DOWN)
        assert window.board.days == (TODAY,)
        assert [mark.label for mark in window.board.marks.all if mark.is_chosen] == ["2"]
        press(DOWN)
        assert window.board.days == (NEXT_WEEK,)
        press(ESC)
        assert not part.dock.isVisible()

    play(scene)


def test_whoever_asks_says_what_taking_one_means_and_the_patients_wishes_come_first(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        taken: list[Found] = []
        booking.preferences[AMELIA.id] = Preference((1, 3), time(15), None, key("Dr. Okafor"))
        wish = Wish(RIVERSIDE.id, 40)
        window._host.openings_asked.emit(FindRequest("Amelia Quist · Recall", wish, taken.append, AMELIA.id, "book"))
        await asyncio.sleep(0.03)
        assert searching.wishes[-1] == replace(
            wish, weekdays=frozenset({1, 3}), earliest=time(15), provider_ids=(key("Dr. Okafor"),)
        )
        part.take(1)
        assert taken == [OPENINGS[1]]

    play(scene)


def test_searches_begin_with_the_one_that_was_saved_for_it(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.run(Command.OPENINGS)
        await write("60 tue")
        part.panel._begin_saving()
        await write("After school")
        part.panel.begins.setChecked(True)
        part.panel._save()
        await asyncio.sleep(0.02)
        assert [(one.name, one.is_default) for one in searching.searches] == [("After school", True)]
        part.leave()
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.03)
        assert searching.wishes[-1] == Wish(RIVERSIDE.id, 60, weekdays=frozenset({1}))

    play(scene)


def test_nothing_found_says_what_to_leave_out_and_a_field_that_cannot_be_read_is_marked(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        searching.found = ()
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        assert part.panel.message == "Nothing is free like that. Leave out a weekday, a time or a provider."
        part.panel.form.earliest.setText("half past")
        part.panel.form.earliest.editingFinished.emit()
        assert part.panel.form.earliest.property("state") == "bad"
        part.panel.form.earliest.setText("3:30")
        part.panel.form.earliest.editingFinished.emit()
        part.panel.form.first_day.setText("nov 24")
        part.panel.form.first_day.editingFinished.emit()
        part.panel.form.weekdays[1].click()
        await asyncio.sleep(0.02)
        assert searching.wishes[-1] == Wish(
            RIVERSIDE.id, 30, weekdays=frozenset({1}), earliest=time(15, 30), first_day=date(2026, 11, 24)
        )

    play(scene)


def test_a_place_somebody_else_takes_goes_from_the_list_and_the_rest_stays(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        searching.found = OPENINGS[1:]
        visit = desk.store.appointment(key(f"Sam Ito {TODAY}"))
        assert visit is not None
        desk.store.put(replace(visit, version=9, interval=Interval(at("15:40"), at("16:30"))), who="Ben")
        searched = len(searching.wishes)
        desk.store.put(replace(visit, version=10, interval=Interval(at("15:40"), at("16:20"))), who="Ben")
        await asyncio.sleep(0.35)
        assert len(searching.wishes) == searched + 1, "a burst of changes is answered with one search"
        assert [row.found for row in part.panel.rows] == list(OPENINGS[1:])

    play(scene)


def test_a_phrase_in_the_search_field_paints_numbered_openings_and_a_digit_books_one(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.run(Command.FIND)
        await write("quist exam 50 tue pm okafor")
        await asyncio.sleep(0.2)
        search = window.top.search
        assert searching.wishes[-1] == Wish(
            RIVERSIDE.id, 50, TYPES["Exam"].id, (key("Dr. Okafor"),), weekdays=frozenset({1}), earliest=time(12)
        )
        assert [mark.label for mark in window.board.marks.all] == ["1", "2", "3"]
        assert search.message.startswith("For Amelia Quist (born Jun 5, 1993 · (555) 010-0003).")
        press(DOWN)
        assert [mark.label for mark in window.board.marks.all if mark.is_chosen] == ["2"]
        press(Qt.Key.Key_2)
        await asyncio.sleep(0.02)
        [[wanted]] = booking.booked
        assert (wanted.patient, wanted.slot, wanted.type_id) == (AMELIA, OPENINGS[1].slot, TYPES["Exam"].id)
        assert window.board.marks.all == ()

    play(scene)


def test_digits_that_belong_to_the_phrase_book_nothing(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.run(Command.FIND)
        await write("quist exam tue")
        await asyncio.sleep(0.2)
        await write(" 20")
        await asyncio.sleep(0.2)
        assert booking.booked == []
        assert searching.wishes[-1].minutes == 20
        press(Qt.Key.Key_1, held=Qt.KeyboardModifier.AltModifier)
        await asyncio.sleep(0.02)
        assert booking.booked[0][0].slot == OPENINGS[0].slot

    play(scene)


def test_a_phrase_for_somebody_not_known_begins_a_booking_with_what_was_said(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        asked: list[BookingRequest] = []
        window._host.booking_asked.connect(asked.append)
        window.run(Command.FIND)
        await write("noor abadi exam tue")
        await asyncio.sleep(0.2)
        assert "No patient is called “noor abadi”" in window.top.search.message
        press(ENTER)
        assert [(one.text, one.slot, one.type_id) for one in asked] == [
            ("noor abadi", OPENINGS[0].slot, TYPES["Exam"].id)
        ]
        assert booking.booked == []

    play(scene)


def test_a_patients_name_is_still_a_patients_name(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        desk.hits = [AMELIA]
        window.run(Command.FIND)
        await write("quist")
        await asyncio.sleep(0.2)
        assert [entry.title for entry in window.top.search.entries] == ["Amelia Quist"]
        assert searching.wishes == []

    play(scene)


def test_a_number_on_the_board_is_taken_with_a_click(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        asked: list[BookingRequest] = []
        window._host.booking_asked.connect(asked.append)
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        board = window.board
        board.reveal(board.page.layout.box_of(1, 16 * 60, 17 * 60))
        rect = board.marks.rect_of(board.marks.all[1])
        assert rect is not None
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert [one.slot for one in asked] == [OPENINGS[1].slot]

    play(scene)


def test_in_a_low_window_the_search_has_the_column_to_itself_until_it_is_over(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        window.resize(960, 500)
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.05)
        assert part.dock.isVisible()
        assert not window.pinboard_dock.isVisible()
        assert part.panel.height() >= part.panel.minimumSizeHint().height(), "its fields do not lie over one another"
        press(Qt.Key.Key_Escape)
        assert not part.dock.isVisible()
        assert window.pinboard_dock.isVisible()

    play(scene)


def lines_of(button: MenuButton) -> dict[str, bool]:
    button.click()
    [menu] = [one for one in button.findChildren(QMenu) if one.isVisible()]
    lines = {action.text(): action.isChecked() for action in menu.actions()}
    menu.close()
    return lines


def test_who_and_what_is_out_of_use_is_neither_offered_nor_understood(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        desk.store.set_reference(put_away("Dr. Haddad", "Surg", "Surgery"))
        window.run(Command.OPENINGS)
        await write("exam 50 haddad")
        assert searching.wishes[-1].provider_ids == ()
        form = part.panel.form
        assert list(lines_of(form.providers)) == ["Any", *(name for name in PROVIDERS if name != "Dr. Haddad")]
        assert "Surg" not in lines_of(form.rooms)
        assert "Surgery" not in lines_of(form.kind)

    play(scene)


def test_a_saved_search_for_somebody_hidden_since_says_whom_and_still_looks_for_them(play) -> None:
    async def scene(
        window: MainWindow, part: OpeningsPart, searching: Searching, booking: FakePort, desk: HandDesk
    ) -> None:
        wish = Wish(RIVERSIDE.id, 60, TYPES["Surgery"].id, (key("Dr. Haddad"),), (key("Surg"),))
        searching.searches = [SavedSearch(key("mine"), 1, "Mine", wish, True)]
        desk.store.set_reference(put_away("Dr. Haddad", "Surg", "Surgery"))
        window.select(None)
        window.run(Command.OPENINGS)
        await asyncio.sleep(0.02)
        form = part.panel.form
        assert searching.wishes[-1] == wish
        assert [box.accessibleName().split(": ")[-1] for box in (form.kind, form.providers, form.rooms)] == [
            "Surgery",
            "Dr. Haddad",
            "Surg",
        ]
        assert lines_of(form.providers)["Dr. Haddad"]
        assert lines_of(form.rooms)["Surg"]
        assert lines_of(form.kind)["Surgery"]

    play(scene)
