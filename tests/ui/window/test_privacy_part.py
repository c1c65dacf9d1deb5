"""Names hidden and the desk locked, by key and after nobody was here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from deskside import HandDesk, KeptSettings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.window.privacy_part import LOCK_MINUTES, PRIVACY_MINUTES, PrivacyPart

MINUTE = 60.0


class Clock:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True, slots=True)
class Known:
    """A server that knows one password."""

    user_name: str = "ana"

    async def trouble_with(self, password: str) -> str:
        return "" if password == "right" else "That is not the password."


Scene = Callable[[MainWindow, PrivacyPart, Clock], Awaitable[None]]


@pytest.fixture
def play(at_desk) -> Callable[..., None]:
    def played(scene: Scene, identity: Known | None = None, **kept: str) -> None:
        settings = KeptSettings({name.replace("_", "."): value for name, value in kept.items()})

        async def scenario(window: MainWindow, _desk: HandDesk) -> None:
            clock = Clock()
            part = PrivacyPart(window._host, identity, IdleWatch(window._host, clock))  # type: ignore[arg-type]
            await scene(window, part, clock)

        at_desk(scenario, settings=settings)
        assert not privacy.is_on()

    return played


def test_one_key_hides_names_everywhere_and_shows_them_again(play) -> None:
    async def scene(window: MainWindow, _part: PrivacyPart, _clock: Clock) -> None:
        window.messages.done("Nadia Petrova moved.")
        window.messages.refused("Dr. Okafor is to be with Nadia Petrova.")
        window.run(Command.PRIVACY)
        assert window.toast.text == "Dr. Okafor is to be with N. P."
        assert "Names are hidden" in window.status.text
        window.messages.hint("Nadia Petrova is here.")
        assert window.status.text == "N. P. is here."
        cards = [card.name for group in window.flow.groups for card in group.cards]
        assert "A. N." in cards
        assert [card.name for card in window.pinboard.cards] == ["H. S.", "M. S.", "B. N."]
        page = window.board.page
        names = {page.faces.face(block).name for block in page.layout.model.blocks.values()}
        assert "N. P." in names
        assert not [name for name in names if len(name) > 6]
        assert "Petrova" not in window.windowTitle()
        window.run(Command.PRIVACY)
        assert "Amara Nwosu" in [card.name for group in window.flow.groups for card in group.cards]

    play(scene)


def test_what_undo_would_take_back_names_nobody(play) -> None:
    async def scene(window: MainWindow, _part: PrivacyPart, _clock: Clock) -> None:
        window.status.show_undo("move of Nadia Petrova", None)
        window.run(Command.PRIVACY)
        window.status.show_undo("move of Nadia Petrova", None)
        assert window.status._undo.text() == "Undo move of N. P."

    play(scene)


def test_names_are_hidden_when_nobody_was_here_for_long(play) -> None:
    async def scene(_window: MainWindow, part: PrivacyPart, clock: Clock) -> None:
        clock.seconds += 4.9 * MINUTE
        part.look()
        assert not privacy.is_on()
        clock.seconds += 0.2 * MINUTE
        part.look()
        assert privacy.is_on()
        assert not part.is_locked

    play(scene, privacy_minutes="5")


def test_never_means_never(play) -> None:
    async def scene(_window: MainWindow, part: PrivacyPart, clock: Clock) -> None:
        clock.seconds += 500 * MINUTE
        part.look()
        assert not privacy.is_on()
        assert not part.is_locked

    play(scene, privacy_minutes="0")


def test_a_locked_desk_opens_with_one_key_as_it_was_left(play) -> None:
    async def scene(window: MainWindow, part: PrivacyPart, clock: Clock) -> None:
        window.note.field.setFocus()
        window.note.field.setText("half a sent")
        clock.seconds += 6 * MINUTE
        part.look()
        assert part.is_locked
        assert part.screen.geometry() == window.rect()
        before = window.board.days
        QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.board.days == before
        QTest.keyClick(part.screen, Qt.Key.Key_Shift)
        assert part.is_locked
        QTest.keyClick(part.screen, Qt.Key.Key_Space)
        assert not part.is_locked
        assert window.note.field.text() == "half a sent"
        assert QApplication.focusWidget() is window.note.field
        QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.board.days != before

    play(scene, lock_minutes="5", privacy_minutes="0")


def test_where_somebody_signed_in_only_the_password_opens(play) -> None:
    async def scene(window: MainWindow, part: PrivacyPart, _clock: Clock) -> None:
        window.run(Command.LOCK_DESK)
        assert part.screen.password.isVisible()
        QTest.keyClicks(part.screen.password, "wrong")
        QTest.keyClick(part.screen.password, Qt.Key.Key_Return)
        await asyncio.sleep(0.02)
        assert part.is_locked
        assert part.screen.trouble.text() == "That is not the password."
        QTest.keyClicks(part.screen.password, "right")
        QTest.keyClick(part.screen.password, Qt.Key.Key_Return)
        await asyncio.sleep(0.02)
        assert not part.is_locked
        assert part.screen.password.text() == ""

    play(scene, identity=Known())


def test_a_key_or_the_mouse_begins_the_time_anew(play) -> None:
    async def scene(window: MainWindow, part: PrivacyPart, clock: Clock) -> None:
        part.idle._watch(window.windowHandle())
        clock.seconds += 4 * MINUTE
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        assert part.idle.seconds == 0

    play(scene)


def test_the_settings_have_the_names_the_part_reads() -> None:
    assert (PRIVACY_MINUTES, LOCK_MINUTES) == ("privacy.minutes", "lock.minutes")
