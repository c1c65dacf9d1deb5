"""What a typed query finds, decided without a database: patterns against search texts."""

from __future__ import annotations

import re
from datetime import date

import pytest

from frontdesk.server.patients.search import fold, read_query, search_text, search_words

TODAY = date(2026, 11, 21)

MARIA = search_text(
    last_name="García-López",
    first_name="María José",
    other_names=["Pepa"],
    chart_number="A-01024",
    email="Maria.Garcia@Example.org",
    birth_date=date(1980, 3, 5),
    phones=["(555) 123-4567", None, "+1 555 987 6543"],
)
LUKASZ = search_text(last_name="O'Brien", first_name="Łukasz", chart_number="000777", phones=["030 1234567"])
XIAOMING = search_text(last_name="王", first_name="小明")
YESEUL = search_text(last_name="김", first_name="예슬")
STRASSE = search_text(last_name="Groß", first_name="Jürgen", birth_date=date(2005, 12, 31))


def like(pattern: str, text: str) -> bool:
    parts = re.findall(r"\\.|%|[^\\%]+", pattern)
    expression = "".join(".*" if part == "%" else re.escape(part.removeprefix("\\")) for part in parts)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def finds(typed: str, text: str) -> bool:
    query = read_query(typed, TODAY)
    return bool(query.terms) and all(any(like(pattern.like, text) for pattern in term) for term in query.terms)


def is_indexed(typed: str, text: str) -> bool:
    """Whether each pattern that matches is announced by a word of the index."""
    words = search_words(text)
    matching = [pattern for term in read_query(typed, TODAY).terms for pattern in term if like(pattern.like, text)]
    return bool(matching) and all(any(word.startswith(one.begins) for word in words) for one in matching)


@pytest.mark.parametrize(
    "typed",
    [
        "garcia", "GARCÍA", "gar mar", "maria garcia", "jose lopez", "lopez, maria", "garcia-lopez", "garcialopez",
        "pepa garcia", "a-01024", "a01024", "A 1024", "maria.garcia@example.org", "@example.org", "maria.garcia@",
        "maria.garcia", "5551234567", "(555) 123-4567", "555 123 4567", "+1 (555) 123-4567", "4567", "1-555-987-6543",
        "9876543", "1980-03-05", "03/05/1980", "3/5/1980", "3/5/80", "5.3.1980", "05.03.80", "03051980", "19800305",
        "Mar 5, 1980", "5 March 1980", "5th mar 1980", "garcia 1980", "garcia 3/5/1980", "garcia 4567",
    ],
)  # fmt: skip
def test_maria_is_found_however_the_desk_types_her(typed: str) -> None:
    assert finds(typed, MARIA)
    assert is_indexed(typed, MARIA)


@pytest.mark.parametrize(
    "typed",
    [
        "arcia",
        "garcia anna",
        "1980-03-06",
        "12/5/1980",
        "5551234568",
        "1025",
        "",
        "   ",
        "%",
        "_",
        "a%4",
        "-",
        "garcia 1981",
    ],
)
def test_what_does_not_fit_finds_nothing(typed: str) -> None:
    assert not finds(typed, MARIA)


@pytest.mark.parametrize(
    "typed", ["obrien", "o'brien", "brien", "O’Brien lukasz", "lukasz", "Łukasz", "777", "000777", "1234567"]
)
def test_letters_of_other_alphabets_need_no_other_keyboard(typed: str) -> None:
    assert finds(typed, LUKASZ)
    assert is_indexed(typed, LUKASZ)


@pytest.mark.parametrize(
    ("typed", "text"), [("王小明", XIAOMING), ("小明", XIAOMING), ("김예슬", YESEUL), ("예", YESEUL)]
)
def test_names_written_without_a_space_are_found_whole_and_in_part(typed: str, text: str) -> None:
    assert finds(typed, text)
    assert is_indexed(typed, text)


def test_german_spellings_fold() -> None:
    assert fold("Groß JÜRGEN") == "gross jurgen"
    assert finds("gross 31.12.2005", STRASSE)
    assert finds("12/31/05", STRASSE)


def test_a_digit_in_a_phone_is_no_chart_number() -> None:
    assert not finds("12", LUKASZ)
    assert finds("123", LUKASZ)


def test_a_birth_date_is_not_found_by_its_digits_as_a_phone() -> None:
    text = search_text(last_name="Doe", first_name="Jane", birth_date=date(1980, 3, 5), phones=["555 0000"])
    assert not finds("0305", text)


def test_an_endless_query_asks_a_bounded_number_of_questions() -> None:
    assert len(read_query("a " * 5000, TODAY).terms) <= 8


def test_the_longest_of_what_was_typed_is_looked_up() -> None:
    assert read_query("ana silveira 12", TODAY).narrowest == ("silveira",)
    assert read_query("lee 3/5/1980", TODAY).narrowest[0] == "*1980-03-05"
    assert read_query("", TODAY).narrowest == ()


def test_words_without_end_are_found_by_their_beginning() -> None:
    text = search_text(last_name="x" * 200, first_name="", email=f"{'y' * 150}@example.org", phones=["5" * 200])
    assert max(map(len, search_words(text))) <= 60
    for typed in ("x" * 199, "y" * 150, f"{'y' * 100}@example", "5" * 150):
        assert finds(typed, text)
        assert is_indexed(typed, text)
