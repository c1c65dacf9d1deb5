"""Sentences in the reader's language: said, said of one or many, and said anew where somebody else said them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from frontdesk.domain import conflicts, speech, waitlist
from frontdesk.domain.speech import retold, say, say_count

WORDS = {
    "{operatory} is taken until {end}.": "{operatory} besetzt bis {end}.",
    "{operatory} is taken from {start} to {end}.": "{operatory} besetzt {start}–{end}.",
    "{blockout} blocks {operatory} until {end}.": "{blockout} sperrt {operatory} bis {end}.",
    "a blockout": "eine Sperre",
    "Is flexible.": "Hat Zeit.",
    "Is booked for {day}; this is {count} days sooner.": "Ist am {day} dran; das ist {count} Tage früher.",
    "Has waited {count} day.": "Wartet seit {count} Tag.",
    "Has waited {count} days.": "Wartet seit {count} Tagen.",
}


class German(speech.Speech):
    """A language with few words, and times and days of its own."""

    def text(self, text: str) -> str | None:
        return WORDS.get(text)

    def bare_clock(self, at: datetime | time) -> str:
        return f"{at.hour}.{at.minute:02}"

    def short_day(self, day: date) -> str:
        return f"{day.day}.{day.month}."


@pytest.fixture
def german() -> Iterator[None]:
    speech.speak(German())
    yield
    speech.speak(None)


def test_everything_is_english_until_somebody_says_otherwise() -> None:
    assert say("{name} is back.", name="Op 2") == "Op 2 is back."
    assert speech.current().clock(time(15, 10)) == "3:10p"
    assert speech.current().bare_clock(time(0, 5)) == "12:05"
    assert speech.current().day(date(2026, 3, 3)) == "Tue Mar 3"
    assert speech.current().amount(Decimal("1250")) == "$1,250"


def test_a_sentence_is_said_in_the_readers_words_and_in_english_where_there_are_none(german: None) -> None:
    assert say("{operatory} is taken until {end}.", operatory="Op 2", end="10.40") == "Op 2 besetzt bis 10.40."
    assert say("Nothing was changed.") == "Nothing was changed."
    assert say_count("Has waited {count} day.", "Has waited {count} days.", 1) == "Wartet seit 1 Tag."
    assert say_count("Has waited {count} day.", "Has waited {count} days.", 3) == "Wartet seit 3 Tagen."


def test_names_with_braces_are_left_alone(german: None) -> None:
    assert say("{operatory} is taken until {end}.", operatory="{end}", end="9.00") == "{end} besetzt bis 9.00."


def test_one_thread_says_nothing_of_another(german: None) -> None:
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(say("Is flexible.")))
    thread.start()
    thread.join()
    assert heard == ["Is flexible."]
    assert say("Is flexible.") == "Hat Zeit."


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Op 2 is taken until 10:40.", "Op 2 besetzt bis 10.40."),
        ("Op 2 is taken from 1:05 to 2:10.", "Op 2 besetzt 13.05–14.10."),
        ("A blockout blocks Op 2 until 5:00.", "Eine Sperre sperrt Op 2 bis 17.00."),
        ("Lunch blocks Op 2 until 12:30.", "Lunch sperrt Op 2 bis 12.30."),
    ],
)
def test_what_a_server_says_by_the_same_rules_is_said_anew(german: None, english: str, said: str) -> None:
    near = [time(10, 40), time(13, 5), time(14, 10), time(17), time(12, 30)]
    assert retold(english, conflicts.TEXTS, near) == said


def test_reasons_of_the_waitlist_are_said_anew_with_their_days(german: None) -> None:
    assert retold("Is flexible.", waitlist.REASONS) == "Hat Zeit."
    sooner = retold("Is booked for Nov 24; this is 5 days sooner.", waitlist.REASONS)
    assert sooner == "Ist am 24.11. dran; das ist 5 Tage früher."


def test_what_nobody_has_words_for_is_not_retold(german: None) -> None:
    assert retold("The moon is full.", conflicts.TEXTS) is None
    assert retold("Dr. Okafor is in Op 2 until 10:40.", conflicts.TEXTS) is None


def test_english_hears_what_was_said() -> None:
    assert retold("The moon is full.", conflicts.TEXTS) == "The moon is full."
