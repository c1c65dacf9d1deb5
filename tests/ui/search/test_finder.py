"""What the search field answers."""

import asyncio
from datetime import date

import pytest
from deskside import key

from frontdesk.operations.gateway import Refused
from frontdesk.store.entities import PatientHit
from frontdesk.ui.help.keys import Command
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.runtime import TaskScope
from frontdesk.ui.search.finder import Finder, matching_commands
from frontdesk.ui.widgets.searchfield import Entry, SearchField

SAM = PatientHit(key("Sam"), "Sam Ito", date(1984, 3, 2), "(555) 010-2233", "1042")


class Openings:
    """Takes every text for a wish for openings."""

    def wants(self, text: str) -> bool:
        return True

    async def answer(self, text: str) -> tuple[list[Entry], str]:
        return [Entry("Today · 9:00a", "Hyg 1", "", "opening")], "Openings for a new visit."

    def choose(self, meaning: object) -> bool:
        return meaning == "opening"

    def point(self, meaning: object) -> None:
        """Nothing is painted here."""

    def leave(self) -> None:
        """Nothing is painted here."""


class Office:
    """Answers searches, slowly for the first letters."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.is_live = True
        self.hits = [SAM]
        self.sources: list[Openings] = []
        self.lines: list[MenuLine] = []

    async def search(self, text: str) -> list[PatientHit]:
        self.asked.append(text)
        await asyncio.sleep(0.05 if len(text) < 3 else 0.005)
        return self.hits


@pytest.fixture
def play(run, errors, qtbot):
    def go(text_by_text: list[str], office: Office | None = None) -> tuple[SearchField, Office]:
        office = office or Office()
        field = SearchField("Find", "Find", "Ctrl K")
        qtbot.addWidget(field)
        field.show()

        async def scenario() -> None:
            scope = TaskScope("window", errors)
            finder = Finder(field, office.search, lambda: office.is_live, scope, office.sources, lambda: office.lines)
            for text in text_by_text:
                field.setText(text)
                field.asked.emit(text)
                await asyncio.sleep(0.001)
            await asyncio.sleep(0.08)
            await scope.close()
            assert finder.parent() is field

        run(scenario())
        return field, office

    return go


def test_patients_are_asked_for_from_two_letters_on(play) -> None:
    field, office = play(["s"])
    assert office.asked == []
    assert "two letters" in field.message
    _field, office = play(["sa"])
    assert office.asked == ["sa"]


def test_a_patient_s_row_tells_namesakes_apart(play) -> None:
    field, _office = play(["sam"])
    entry = field.entries[0]
    assert (entry.title, entry.detail, entry.aside) == ("Sam Ito", "born Mar 2, 1984 · (555) 010-2233", "#1042")
    assert field.message == "1 patient. Enter shows the next visit."


def test_the_newest_question_wins(play) -> None:
    field, office = play(["sa", "sam"])
    assert office.asked == ["sa", "sam"]
    assert [entry.title for entry in field.entries] == ["Sam Ito"]


def test_nobody_found_is_said_so(play) -> None:
    office = Office()
    office.hits = []
    field, _office = play(["zzz"], office)
    assert field.message == "No patient matches “zzz”."


def test_without_a_server_it_does_not_pretend_nobody_was_found(play) -> None:
    office = Office()
    office.hits, office.is_live = [], False
    field, _office = play(["sam"], office)
    assert "cannot be reached" in field.message


def test_commands_are_found_by_the_beginning_of_a_word() -> None:
    assert matching_commands("pinb")[0].command is Command.PARK
    assert Command.WEEK in [row.command for row in matching_commands("week")]
    assert matching_commands("qqq") == []
    assert matching_commands(""), "an empty field shows some of what can be done"


def test_a_search_the_server_refuses_says_why(play) -> None:
    class Failing(Office):
        async def search(self, text: str) -> list[PatientHit]:
            raise Refused("server_error", "The server failed; try again.")

    field, _office = play(["sam"], Failing())
    assert field.message == "Patients could not be searched: The server failed; try again."


def test_who_is_really_called_what_was_typed_comes_before_any_opening(play) -> None:
    office = Office()
    office.sources = [Openings()]
    field, _office = play(["sam ito"], office)
    assert [entry.title for entry in field.entries][:2] == ["Sam Ito", "Today · 9:00a"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("> broken: no show", ["Broken: No-show"]),
        ("> show", ["Broken: No-show"]),
        ("> broken", ["Broken: No-show", "Broken: Walked out"]),
        ("brok", ["Broken: No-show", "Broken: Walked out"]),
        ("show", []),
        ("> cancelled", []),
    ],
)
def test_what_can_be_done_just_now_is_found_by_its_words_after_the_sign_and_by_its_beginning_without(
    play, typed: str, found: list[str]
) -> None:
    office, done = Office(), []
    office.hits = []
    office.lines = [
        MenuLine(name, lambda name=name: done.append(name)) for name in ("Broken: No-show", "Broken: Walked out")
    ]
    field, _office = play([typed], office)
    entries = [entry for entry in field.entries if isinstance(entry.meaning, MenuLine)]
    assert [entry.title for entry in entries] == found
    for entry in entries:
        field.chosen.emit(entry.meaning)
    assert done == found


def test_a_patient_comes_before_what_can_be_done(play) -> None:
    office = Office()
    office.lines = [MenuLine("Sample", lambda: None)]
    field, _office = play(["sam"], office)
    assert [entry.title for entry in field.entries] == ["Sam Ito", "Sample"]
