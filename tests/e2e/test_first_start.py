"""The first start: demo practice, new practice, or somebody's server; chosen by clicks, open at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.app.arguments import DeskOptions
from frontdesk.app.desktop import free_practice_dir
from frontdesk.app.session import Desktop
from frontdesk.app.settings import PracticeChoice, Settings
from frontdesk.app.setup import has_practice, newest_demo
from frontdesk.operations import ConnectionState
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.start.fields import FormField
from frontdesk.ui.start.host import StartWindow
from support.littleoffice import PASSWORD, LittleOffice
from support.serverprocess import ServerProcess
from support.waiting import until


def shown(kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


async def start_window() -> StartWindow:
    await until(lambda: shown(StartWindow), "start window")
    window = shown(StartWindow)[0]
    assert isinstance(window, StartWindow)
    return window


async def practice_window(patience: float = 60) -> MainWindow:
    """The main window, once its day is on screen."""
    await until(lambda: shown(MainWindow), "main window", patience)
    window = shown(MainWindow)[0]
    assert isinstance(window, MainWindow)
    # Offscreen the screen is small, and the window opens smaller than its words are long.
    window.resize(1500, 1000)
    await until(lambda: window.page is not None and window.board.page.layout.model.days[0].is_loaded, "day on screen")
    return window


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def fill(field: FormField, text: str) -> None:
    field.input.selectAll()
    QTest.keyClicks(field.input, text)


@asynccontextmanager
async def program(settings: Settings, options: DeskOptions | None = None) -> AsyncIterator[None]:
    """The program from its start until its window is closed."""
    desktop = Desktop(settings, options or DeskOptions(), settings.practice, None)
    running = asyncio.create_task(desktop.run(), name="program")
    try:
        yield
    finally:
        if not running.done():
            for window in (*shown(MainWindow), *shown(StartWindow)):
                window.close()
        await running


async def test_the_demo_is_made_and_opened_by_one_click(tmp_path: Path, no_timer_left: None) -> None:
    settings = Settings(tmp_path / "settings.json")
    async with program(settings):
        start = await start_window()
        click(start.first.demo)
        window = await practice_window(180)
        assert len(window._store.reference.locations) == 3
        assert window.board.page.layout.model.blocks or window.page.day.weekday() >= 5
        assert newest_demo(datetime.now(UTC)) is not None
    assert settings.practice is None, "a demo is nobody's practice"


async def test_a_new_practice_is_made_from_four_fields_and_opened_again_the_next_time(
    tmp_path: Path, no_timer_left: None
) -> None:
    settings = Settings(tmp_path / "settings.json")
    folder = free_practice_dir()
    async with program(settings):
        start = await start_window()
        click(start.first.new)
        form = start.first.new_form
        click(form.submit)
        assert not has_practice(folder), "without a name there is no practice"
        fill(form.name, "Riverside Dental")
        fill(form.person, "Ana Prado")
        fill(form.operatories, "3")
        fill(form.zone, "America/Denver")
        click(form.submit)
        window = await practice_window()
        assert window.top.location.wording == "Riverside Dental"
        assert len(window.board.page.layout.model.columns) == 3
        assert window.top.account.toolTip() or window.top.account.accessibleName()
    assert settings.practice == PracticeChoice("local", data_dir=str(folder), user_name="Ana Prado")
    async with program(Settings(tmp_path / "settings.json")):
        window = await practice_window()
        assert window.top.location.wording == "Riverside Dental"


async def test_a_folder_without_a_practice_is_said_and_gets_the_new_one(tmp_path: Path, no_timer_left: None) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.practice = PracticeChoice("local", data_dir=str(tmp_path / "here"))
    async with program(settings):
        start = await start_window()
        assert start.first.trouble == f"There is no practice in {tmp_path / 'here'} yet."
        click(start.first.new)
        form = start.first.new_form
        fill(form.name, "Riverside Dental")
        fill(form.person, "Ana Prado")
        click(form.submit)
        await practice_window()
    assert has_practice(tmp_path / "here")


async def test_connecting_to_a_server_says_what_is_wrong_until_it_is_right(
    on_sqlite: None, server: ServerProcess, office: LittleOffice, tmp_path: Path, no_timer_left: None
) -> None:
    settings = Settings(tmp_path / "settings.json")
    async with program(settings):
        start = await start_window()
        click(start.first.connect_)
        form = start.first.sign_in
        fill(form.address, "http://127.0.0.1:9")
        fill(form.user, "ana")
        fill(form.password, "wrong")
        click(form.submit)
        await until(lambda: "No practice server answers at" in form.trouble, "word about the address")
        fill(form.address, server.address)
        click(form.submit)
        await until(lambda: form.trouble and "No practice server" not in form.trouble, "word about the password")
        fill(form.password, PASSWORD)
        click(form.submit)
        window = await practice_window()
        assert window._desk.connection is ConnectionState.LIVE
        assert window.top.location.wording == "Riverside Dental"
    assert settings.practice == PracticeChoice("remote", server_url=server.address, user_name="ana")
