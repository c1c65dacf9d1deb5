"""Names hidden from whoever else looks at the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from frontdesk.ui import privacy


@pytest.fixture(autouse=True)
def _shown_again() -> Iterator[None]:
    yield
    privacy.set_on(False)
    privacy.forget()


@pytest.mark.parametrize(
    ("sentence", "hidden"),
    [
        ("Ana Brito moved to 10:40a, Op 2.", "A. B. moved to 10:40a, Op 2."),
        ("Place Ana Brito here", "Place A. B. here"),
        ("Dr. Haddad is to be with Ana Brito.", "Dr. Haddad is to be with A. B."),
        ("“Ana Brito” and Ana Brito-Lund", "“A. B.” and A. B."),
        ("Jean-Luc O’Neil’s visit", "J. O.’s visit"),
        ("Anabel is nobody we know", "Anabel is nobody we know"),
    ],
)
def test_a_sentence_keeps_the_letters_of_each_name_it_holds(sentence: str, hidden: str) -> None:
    privacy.remember(["Ana Brito", "Ana Brito-Lund", "Jean-Luc O’Neil"])
    assert privacy.veil(sentence) == sentence
    privacy.set_on(True)
    assert privacy.veil(sentence) == hidden


def test_a_name_shown_once_is_found_in_sentences(qtbot: object) -> None:
    assert privacy.shown("Ana Brito") == "Ana Brito"
    privacy.set_on(True)
    assert privacy.shown("Lena Fuchs") == "L. F."
    assert privacy.veil("Ana Brito and Lena Fuchs") == "A. B. and L. F."


def test_whoever_listens_is_told_once(qtbot: object) -> None:
    told: list[bool] = []
    privacy.notifier().changed.connect(told.append)
    privacy.set_on(True)
    privacy.set_on(True)
    privacy.set_on(False)
    privacy.notifier().changed.disconnect(told.append)
    assert told == [True, False]


def test_nothing_is_known_of_another_practice() -> None:
    privacy.remember(["Ana Brito"])
    privacy.forget()
    privacy.set_on(True)
    assert privacy.veil("Ana Brito") == "Ana Brito"
