"""Settings that are in use as soon as they are chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time

import pytest
from deskside import HandDesk, KeptSettings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from frontdesk.ui import i18n, preferences, theme
from frontdesk.ui.choices.model import sections
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.window.choices_part import ChoicesPart

Scene = Callable[[MainWindow, ChoicesPart, KeptSettings], Awaitable[None]]


@pytest.fixture
def play(at_desk) -> Callable[..., None]:
    def played(scene: Scene, settings: KeptSettings | None = None) -> None:
        kept = settings if settings is not None else KeptSettings()

        async def scenario(window: MainWindow, _desk: HandDesk) -> None:
            part = ChoicesPart(window._host, None)
            window.run(Command.SETTINGS)
            await scene(window, part, kept)
            assert window.findChildren(QDialog) == []

        at_desk(scenario, settings=kept)
        assert preferences.current() == preferences.Preferences()

    return played


def choose(part: ChoicesPart, name: str, value: str) -> None:
    box = part.panel.boxes[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_panel_stands_at_the_side_and_esc_leaves_it(play) -> None:
    async def scene(window: MainWindow, part: ChoicesPart, _kept: KeptSettings) -> None:
        panel = part.panel
        assert panel.isVisible()
        assert panel.geometry().right() == window.centralWidget().rect().right()
        assert isinstance(QApplication.focusWidget(), QComboBox)
        assert panel.connection.text().splitlines()[0] == "A practice of this computer"
        assert all(box.accessibleName() for box in panel.boxes.values())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert window.board.hasFocus()

    play(scene)


def test_every_setting_has_a_usual_value_that_can_be_chosen() -> None:
    for _title, choices in sections():
        for choice in choices:
            assert choice.usual in dict(choice.options)
            assert choice.value_of("nonsense") == choice.usual


def test_a_theme_is_worn_at_once_and_remembered(play) -> None:
    async def scene(_window: MainWindow, part: ChoicesPart, kept: KeptSettings) -> None:
        choose(part, "theme.choice", "dark")
        assert theme.current() is theme.DARK
        choose(part, "theme.safe", "on")
        assert theme.current() is theme.SAFE_DARK
        assert kept["theme"] == "dark-safe"
        part._host.run(Command.THEME)
        assert theme.current() is theme.SAFE_LIGHT

    play(scene)


def test_times_of_24_hours_are_shown_everywhere_at_once(play) -> None:
    async def scene(window: MainWindow, part: ChoicesPart, kept: KeptSettings) -> None:
        choose(part, "time.hours", "24")
        assert i18n.clock(time(14, 5)) == "14:05"
        times = {window.board.page.faces.face(block).time for block in window.board.page.layout.model.blocks.values()}
        assert "15:10" in times
        assert any(card.place.startswith("8:00 · ") for group in window.flow.groups for card in group.cards)
        assert i18n.hour_mark(time(15)) == "15:00"
        assert kept["time.hours"] == "24"

    play(scene)


def test_a_wait_is_told_after_the_minutes_that_were_chosen(play) -> None:
    async def scene(window: MainWindow, part: ChoicesPart, _kept: KeptSettings) -> None:
        def alerts() -> list[str]:
            return [card.alert for group in window.flow.groups for card in group.cards if card.name == "Jonah Feld"]

        assert alerts() == ["2 min over the limit"]
        choose(part, "limit.arrived", "5")
        assert alerts() == ["12 min over the limit"]
        choose(part, "limit.arrived", "0")
        assert alerts() == [""]

    play(scene)


def test_calendars_begin_with_the_day_that_was_chosen(play) -> None:
    async def scene(window: MainWindow, part: ChoicesPart, _kept: KeptSettings) -> None:
        choose(part, "week.start", "0")
        window.top.open_calendar()
        letters = [label.text() for label in window.top.calendar._letters]
        assert letters == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    play(scene)


def test_an_hour_is_as_high_as_was_chosen_last_time(play) -> None:
    async def scene(window: MainWindow, _part: ChoicesPart, _kept: KeptSettings) -> None:
        assert window.board.px_per_hour == 108

    play(scene, KeptSettings({"board.density": "roomy"}))


def test_what_cannot_be_understood_is_as_usual() -> None:
    kept = KeptSettings({"week.start": "9", "limit.arrived": "soon", "time.hours": "13", "sounds": "loud"})
    assert preferences.kept_in(kept) == preferences.Preferences()
