"""What keeps a practice from being opened, told in the language of whoever reads it, and when they read it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from frontdesk.app.obstacles import Obstacle, retell
from frontdesk.domain import speech
from frontdesk.domain.speech import mark

WORDS = {
    "The practice could not be made: {why}": "La consulta no se hizo: {why}",
    "You have no permission to write in the folder {folder}.": "No puede escribir en {folder}.",
    "Writing patients": "Escribiendo pacientes",
}


class Spanish(speech.Speech):
    """A few words of it."""

    def text(self, text: str) -> str | None:
        return WORDS.get(text)


@pytest.fixture
def spanish() -> None:
    speech.speak(Spanish())


@pytest.fixture(autouse=True)
def _english_again() -> object:
    yield
    speech.speak(None)


def obstacle() -> Obstacle:
    why = "frontdesk new: You have no permission to write in the folder /srv/practice."
    return Obstacle(mark("The practice could not be made: {why}"), why=why)


def test_in_english_it_says_what_the_command_said_without_the_commands_name() -> None:
    expected = "The practice could not be made: You have no permission to write in the folder /srv/practice."
    assert str(obstacle()) == expected


def test_it_is_put_into_words_by_who_reads_it_wherever_it_was_raised(spanish: None) -> None:
    with ThreadPoolExecutor(1) as beside:
        raised = beside.submit(obstacle).result()
        assert beside.submit(str, raised).result().startswith("The practice could not be made")
    assert str(raised) == "La consulta no se hizo: No puede escribir en /srv/practice."


def test_progress_is_told_in_the_readers_words_and_what_is_not_known_as_it_was_said(spanish: None) -> None:
    assert retell("Writing patients") == "Escribiendo pacientes"
    assert retell("line 3: no such office") == "line 3: no such office"
