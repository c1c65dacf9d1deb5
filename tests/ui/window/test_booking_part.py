"""Booking on the board: what is told in the slot, and what comes of it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from deskside import RIVERSIDE, TODAY, TYPES, HandDesk, at, key, put_away
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from frontdesk.domain.intervals import Interval
from frontdesk.operations import Slot
from frontdesk.store.booking import LastTime, NewPatient, Preference
from frontdesk.store.entities import PatientHit
from frontdesk.store.reference import Reference
from frontdesk.ui import privacy
from frontdesk.ui.board.layout import Cell
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.window.booking_part import BookingPart
from frontdesk.ui.window.finding import BookingRequest

sys.path.insert(0, str(Path(__file__).parents[1] / "booking"))
from fakeport import FakePort

HARRIET = PatientHit(key("Harriet Cole"), "Harriet Cole", date(1975, 6, 2), "(555) 010-0001", "1044")
HUGO = PatientHit(key("Hugo Cole"), "Hugo Cole", date(2012, 1, 9), "(555) 010-0001", "1045")
ENTER, TAB, ESC, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up
Scene = Callable[[MainWindow, BookingPart, FakePort], Awaitable[None]]


def slot(room: str, start: str, end: str) -> Slot:
    return Slot(RIVERSIDE.id, key(room), Interval(at(start), at(end)))


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
            port = FakePort([HARRIET, HUGO])
            part = BookingPart(window._host, port)
            await scene(window, part, port)
            part.leave()
            assert window.findChildren(QDialog) == []

        at_desk(scenario)

    return played


def select(window: MainWindow, room: int, hour: int, minute: int = 0) -> None:
    window.board.selection.select_cell(Cell(room, hour * 60 + minute))
    window.board.setFocus()


def test_letters_on_a_free_place_search_a_patient_and_two_enters_book(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 16)
        await write("h")
        assert part.card.isVisible()
        await write("arr")
        assert port.searches[-1] == "harr"
        assert [entry.title for entry in part.card.patient.entries] == ["Harriet Cole", "New patient “harr”"]
        press(ENTER)
        await write("exam")
        press(ENTER)
        await asyncio.sleep(0.02)
        [[wanted]] = port.booked
        assert (wanted.patient, wanted.slot) == (HARRIET, slot("Op 1", "16:00", "16:40"))
        assert (wanted.type_id, wanted.provider_id) == (TYPES["Exam"].id, key("Dr. Okafor"))
        assert not part.card.isVisible()
        assert window.status.text == "1 booked."

    play(scene)


@pytest.mark.parametrize("letter", ["d", "w", "t", "a", "7"])
def test_no_letter_on_a_free_place_is_a_key_of_the_window(play, letter: str) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 16)
        await write(letter)
        assert port.searches == [letter]
        assert window.board.days == (TODAY,)

    play(scene)


def test_enter_on_a_free_place_begins_a_booking_and_esc_leaves_it(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 16)
        press(ENTER)
        assert part.card.isVisible()
        assert part.card.place == "Thu, Nov 19 · 4:00 – 4:30p · Op 1"
        press(ESC)
        assert not part.card.isVisible()
        assert window.board.marks.all == ()
        assert window.board.hasFocus()

    play(scene)


def test_a_swept_span_keeps_its_length_whatever_the_type_takes(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        window.board.slotActivated.emit(slot("Op 1", "15:50", "16:20"))
        await write("harr")
        press(ENTER)
        await write("surg")
        assert part.draft is not None
        assert part.draft.minutes == 30
        press(ENTER)
        await asyncio.sleep(0.02)
        assert port.booked[0][0].slot == slot("Op 1", "15:50", "16:20")

    play(scene)


def test_what_enter_would_take_is_judged_before_it_is_taken_and_a_taken_place_is_not_booked(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        window.board.slotActivated.emit(slot("Op 1", "14:20", "14:30"))
        await write("harr")
        press(ENTER)
        await write("surg")
        assert part.card.verdict == "Op 1 is taken from 2:40 to 3:40."
        press(ENTER)
        await asyncio.sleep(0.02)
        assert port.booked == []
        assert part.card.isVisible()

    play(scene)


def test_a_new_patient_is_told_on_the_card(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 16)
        await write("n")
        await write("oor abadi")
        press(ENTER)
        await write("4/31/1991")
        press(ENTER, ENTER)
        await write("exam")
        press(ENTER)
        assert port.booked == []
        part.card.new_patient.birth.clear()
        part.card.new_patient.birth.setFocus()
        await write("4/2/91")
        press(ENTER)
        await write("555 0100")
        press(ENTER)
        press(ENTER)
        await asyncio.sleep(0.02)
        assert port.booked[0][0].patient == NewPatient("Noor", "Abadi", date(1991, 4, 2), "555 0100")

    play(scene)


def test_a_family_comes_in_a_row_with_one_booking(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 15, 40)
        await write("harr")
        press(ENTER)
        await write("exam")
        press(TAB)
        part.add_member()
        await asyncio.sleep(0.02)
        assert port.searches[-1] == "Cole", "a family shares its name more often than not"
        assert part.card.members == ("Harriet Cole · Exam · 3:40 – 4:20p · Op 1",)
        assert [entry.title for entry in part.card.patient.entries][:-1] == ["Hugo Cole"], "nobody comes twice"
        press(ENTER)
        await write("exam")
        press(ENTER)
        await asyncio.sleep(0.02)
        [family] = port.booked
        assert [(one.patient, one.slot) for one in family] == [
            (HARRIET, slot("Op 1", "15:40", "16:20")),
            (HUGO, slot("Op 1", "16:20", "17:00")),
        ]

    play(scene)


def test_choosing_a_visit_puts_away_a_card_on_which_nothing_was_told(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        visit = next(iter(window.board.page.layout.model.blocks.values())).id
        select(window, 0, 15, 40)
        press(ENTER)
        assert part.card.isVisible()
        window.board.select(visit)
        assert not part.card.isVisible()
        window.board.select(None)
        select(window, 0, 15, 40)
        await write("harr")
        window.board.select(visit)
        assert part.card.isVisible(), "what somebody has typed stays"

    play(scene)


def test_the_next_of_a_family_goes_beside_where_nothing_is_free_after(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        part.begin(BookingRequest(slot("Op 1", "16:20", "17:00"), HARRIET, type_id=TYPES["Exam"].id))
        part.add_member()
        assert part.draft is not None
        assert part.draft.slot == slot("Op 3", "16:20", "16:50"), (
            "the office closes at five, Dr. Okafor is with Harriet"
        )

    play(scene)


def test_a_refused_booking_comes_back_with_everything_that_was_told(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        port.refuse = "Harriet Cole was not booked: Op 1 is taken until 4:30."
        part.begin(BookingRequest(slot("Op 1", "16:00", "16:40"), HARRIET, type_id=TYPES["Exam"].id, note="Anxious."))
        press(ENTER)
        await asyncio.sleep(0.02)
        assert part.card.isVisible()
        assert part.card.verdict == port.refuse
        assert part.draft is not None
        assert (part.draft.patient, part.draft.type_id, part.draft.note) == (HARRIET, TYPES["Exam"].id, "Anxious.")

    play(scene)


def test_a_booking_at_an_office_that_was_lost_meanwhile_does_not_come_back(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        port.refuse = "Harriet Cole was not booked: This location is outside of what you may see."
        part.begin(BookingRequest(slot("Op 1", "16:00", "16:40"), HARRIET, type_id=TYPES["Exam"].id))
        press(ENTER)
        window._store.set_reference(Reference())
        await asyncio.sleep(0.02)
        assert not part.card.isVisible()
        assert part.draft is None
        assert window.status.text == port.refuse

    play(scene)


def test_what_the_patient_prefers_is_said_and_used(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        port.preferences[HARRIET.id] = Preference(
            (1,), time(15), None, key("Dr. Okafor"), None, "sms", "Hard of hearing."
        )
        select(window, 0, 13, 0)
        part.begin(BookingRequest(slot("Op 1", "12:40", "13:00"), HARRIET))
        await asyncio.sleep(0.02)
        about, against = part.card.remarks
        assert about.endswith("Prefers Tue, after 3:00p, with Dr. Okafor. Reach by sms. Hard of hearing.")
        assert against == "Not a day they prefer; earlier than they prefer."

    play(scene)


def test_a_routine_procedure_that_comes_too_soon_is_said(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        port.last = (LastTime("D1110", "Prophy", date(2026, 10, 7)),)
        kinds = window._store.reference.types
        hygiene = next(row for row in kinds if row.name == "Hygiene")
        object.__setattr__(hygiene, "procedure_codes", ("D1110",))
        try:
            part.begin(BookingRequest(slot("Op 1", "16:00", "17:00"), HARRIET, type_id=hygiene.id))
            await asyncio.sleep(0.02)
            soon = "Prophy (D1110): done on Oct 7, 2026, 43 days before. Plans may not pay yet."
            assert part.card.remarks[-1] == soon
        finally:
            object.__setattr__(hygiene, "procedure_codes", ())

    play(scene)


def test_the_card_follows_the_rules_as_others_book_and_moves_where_one_points(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        window.run(Command.BOOK)
        assert window.status.text == "Choose a free place first: click it, or walk there with the arrow keys."
        select(window, 0, 16)
        window.run(Command.BOOK)
        await write("harr")
        press(ENTER)
        select(window, 1, 16)
        press(ENTER)
        assert part.draft is not None
        assert (part.draft.patient, part.draft.slot.operatory_id) == (HARRIET, key("Op 2"))
        assert part.card.verdict == "This place is free."
        await desk_books(window, "16:10")
        assert part.card.verdict == "Op 2 is taken from 4:10 to 5:00."

    async def desk_books(window: MainWindow, start: str) -> None:
        visit = window._store.appointment(key(f"Ken Sato {TODAY}"))
        assert visit is not None
        window._store.put(replace(visit, version=9, interval=Interval(at(start), at("17:00"))), who="Ben")

    play(scene)


def test_one_can_book_without_a_type_but_not_for_nobody_or_with_a_word_nobody_knows(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 16)
        press(ENTER)
        part.book()
        assert part.card.verdict == "Say for whom: type a name, and choose with Enter."
        await write("harr")
        press(ENTER)
        await write("zzz")
        part.book()
        assert part.card.verdict == "No type of visit begins like that."
        part.card.kind.field.clear()
        await write(" ")
        press(Qt.Key.Key_Backspace)
        press(ENTER)
        await asyncio.sleep(0.02)
        assert port.booked[0][0].type_id is None

    play(scene)


def test_the_card_stays_at_its_slot_as_the_board_scrolls_and_the_window_grows(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        select(window, 0, 11)
        press(ENTER)
        before = part.card.pos()
        window.board.verticalScrollBar().setValue(window.board.verticalScrollBar().value() - 40)
        assert part.card.y() != before.y()
        window.resize(1000, 700)
        await asyncio.sleep(0.02)
        assert window.rect().contains(part.card.geometry())

    play(scene)


def test_names_do_not_show_on_the_board_while_they_are_hidden(play) -> None:
    async def scene(window: MainWindow, part: BookingPart, port: FakePort) -> None:
        privacy.set_on(True)
        try:
            part.begin(BookingRequest(slot("Op 1", "16:00", "16:40"), HARRIET))
            assert [mark.words for mark in window.board.marks.all] == ["New visit"]
        finally:
            privacy.set_on(False)

    play(scene)


def test_the_card_offers_only_who_and_what_is_in_use_and_keeps_who_is_chosen(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        def offered() -> dict[str, bool]:
            part.card.provider.click()
            [menu] = [one for one in part.card.findChildren(QMenu) if one.isVisible()]
            lines = {action.text(): action.isChecked() for action in menu.actions()}
            menu.close()
            return lines

        part = BookingPart(window._host, FakePort([HARRIET, HUGO]))
        desk.store.set_reference(put_away("Dr. Haddad", "Dr. Lindqvist", "Surgery"))
        select(window, 0, 16)
        await write("harr")
        press(ENTER)
        await write("surg")
        assert part.card.kind.entries == ()
        assert list(offered()) == ["Dr. Okafor", "M. Reyes RDH", "T. Banerjee RDH"]
        part.leave()
        there = slot("Surg", "16:00", "16:40")
        window._host.booking_asked.emit(BookingRequest(there, provider_id=key("Dr. Haddad")))
        assert part.draft is not None
        assert part.draft.provider_id == key("Dr. Haddad")
        assert offered() == {"Dr. Okafor": False, "M. Reyes RDH": False, "T. Banerjee RDH": False, "Dr. Haddad": True}
        part.leave()

    at_desk(scenario)
