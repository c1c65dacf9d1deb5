"""Dates and times of the day as people type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.datewords import read_birth_date, read_date, read_time

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "day", "used"),
    [
        ("today", TODAY, 1),
        ("tomorrow pm", date(2026, 11, 20), 1),
        ("2026-12-01", date(2026, 12, 1), 1),
        ("12/1", date(2026, 12, 1), 1),
        ("11/18", date(2027, 11, 18), 1),
        ("11/19", TODAY, 1),
        ("1/5/28", date(2028, 1, 5), 1),
        ("nov 24", date(2026, 11, 24), 2),
        ("24th nov", date(2026, 11, 24), 2),
        ("sept 3 2027 pm", date(2027, 9, 3), 3),
        ("december 1st", date(2026, 12, 1), 2),
        ("2/29", date(2028, 2, 29), 1),
    ],
)
def test_a_date_is_the_next_such_date(text: str, day: date, used: int) -> None:
    assert read_date(text.split(), TODAY) == (day, used)


@pytest.mark.parametrize("text", ["", "smith", "60", "2/30", "13/1", "nov", "may smith", "nov 31", "3pm"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text.split(), TODAY) is None


@given(st.dates(TODAY, TODAY + timedelta(days=364)))
def test_every_coming_date_is_understood_without_its_year(day: date) -> None:
    assert read_date([f"{day.month}/{day.day}"], TODAY) == (day, 1)
    assert read_date([f"{day:%b}".lower(), str(day.day)], TODAY) == (day, 2)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("4/2/1991", date(1991, 4, 2)),
        ("4/2/91", date(1991, 4, 2)),
        ("4.2.26", date(2026, 4, 2)),
        ("12-31-27", date(1927, 12, 31)),
        ("1991-04-02", date(1991, 4, 2)),
        ("Apr 2, 1991", date(1991, 4, 2)),
        ("2 april 1991", date(1991, 4, 2)),
        ("4/2", None),
        ("apr 2", None),
        ("4/31/1991", None),
        ("4/2/2030", None),
        ("yesterday", None),
    ],
)
def test_a_birth_date_lies_in_the_past_and_has_a_year(text: str, born: date | None) -> None:
    assert read_birth_date(text, TODAY) == born


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("3", time(15)),
        ("3pm", time(15)),
        ("3p", time(15)),
        ("3am", time(3)),
        ("8", time(8)),
        ("8:30", time(8, 30)),
        ("330p", time(15, 30)),
        ("15:30", time(15, 30)),
        ("12", time(12)),
        ("12am", time(0)),
        ("06:30", time(6, 30)),
        ("noon", time(12)),
    ],
)
def test_hours_before_seven_mean_the_afternoon(word: str, at: time) -> None:
    assert read_time(word) == at


@pytest.mark.parametrize("word", ["", "pm", "25", "13pm", "0am", "8:60", "smith", "3/4"])
def test_what_is_no_time_is_none(word: str) -> None:
    assert read_time(word) is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_text_is_too_strange(first: str, second: str) -> None:
    read_date([first, second], TODAY)
    read_birth_date(f"{first} {second}", TODAY)
    read_time(first)
