"""The first start: demo practice, new practice, or somebody's server; chosen by clicks, open at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
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


async def test_a_new_practice_is_ready_to_book_after_four_steps_by_keys_alone(
    tmp_path: Path, no_timer_left: None
) -> None:
    settings = Settings(tmp_path / "settings.json")
    folder = free_practice_dir()
    keys = 0

    def press(*pressed: Qt.Key) -> None:
        nonlocal keys
        for key in pressed:
            keys += 1
            QTest.keyClick(QApplication.focusWidget(), key)

    def write(text: str) -> None:
        nonlocal keys
        keys += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    async with program(settings):
        start = await start_window()
        start.activateWindow()
        start.first.demo.setFocus()
        press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        form = start.first.new_form
        press(Qt.Key.Key_Return)
        assert form.step == 0, "without a name there is no practice"
        assert not has_practice(folder)
        write("Riverside Dental")
        press(Qt.Key.Key_Tab)
        write("Ana Prado")
        form.office.zone.input.setText("America/Denver")
        press(Qt.Key.Key_Return)
        form.rooms.lines[0][0].setText("Window")
        press(Qt.Key.Key_Return)
        write("Dr. Costa")
        press(Qt.Key.Key_Return)
        for tick, _, _ in form.hours.lines:
            tick.setChecked(True)
        press(Qt.Key.Key_Return)
        assert keys < 50
        window = await practice_window()
        assert window.top.location.wording == "Riverside Dental"
        columns = window.board.page.layout.model.columns
        assert [column.operatory.name for column in columns] == ["Window", "Op 2", "Op 3", "Hyg 1"]
        assert [[row.name for row in column.providers] for column in columns] == [["Dr. Costa"]] * 3 + [["Hygienist"]]
        assert all(column.open == ((8 * 60, 17 * 60),) for column in columns), "it is open today"
        await book(window)
    assert settings.practice == PracticeChoice("local", data_dir=str(folder), user_name="Ana Prado")
    async with program(Settings(tmp_path / "settings.json")):
        window = await practice_window()
        assert window.top.location.wording == "Riverside Dental"
        visits = [block.appointment for block in window.board.page.layout.model.in_order()]
        assert [visit.patient_name for visit in visits] == ["Helga Strand"]


async def book(window: MainWindow) -> None:
    """Book a new patient at ten, with letters typed where the visit shall be."""
    board = window.board
    window.activateWindow()
    await until(window.isActiveWindow, "active window")
    board.scroll_to_minute(9 * 60)
    layout = board.page.layout
    at = QPoint(layout.columns.x_of(0) + 30, layout.scale.y_of(10 * 60 + 5)) - board.offset
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    # The first letter opens the card, which has the keyboard from then on.
    QTest.keyClicks(board, "h")
    for text in ("elga strand", "4/2/1991", "555 010 7788", "limited"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        await until(lambda: not window.reads.running, "answers")
        await asyncio.sleep(0.4)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    await until(lambda: not window.reads.running and not window.writes.running, "rest")
    await until(lambda: "Helga Strand booked" in window.status.text, "visit booked")


async def test_a_folder_without_a_practice_is_said_and_gets_the_new_one(tmp_path: Path, no_timer_left: None) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.practice = PracticeChoice("local", data_dir=str(tmp_path / "here"))
    async with program(settings):
        start = await start_window()
        assert start.first.trouble == f"There is no practice in {tmp_path / 'here'} yet."
        click(start.first.new)
        form = start.first.new_form
        fill(form.office.name, "Riverside Dental")
        fill(form.office.person, "Ana Prado")
        for _ in range(4):
            click(form.submit)
        await practice_window()
    assert has_practice(tmp_path / "here")


async def test_an_export_becomes_a_practice_and_one_that_is_none_is_said(tmp_path: Path, no_timer_left: None) -> None:
    settings = Settings(tmp_path / "settings.json")
    folder, export = free_practice_dir(), tmp_path / "export"
    export.mkdir()
    async with program(settings):
        start = await start_window()
        click(start.first.import_)
        form = start.first.import_form
        form.use_folder(str(export))
        fill(form.name, "Riverside Dental")
        click(form.submit)
        await until(lambda: bool(start.first.trouble), "word about the export", 30)
        assert start.first.trouble.startswith("The practice could not be made:")
        assert form.name.value == "Riverside Dental"
        assert not has_practice(folder)
        (export / "patients.csv").write_text("patient_id,name,dob\np1,Jordan Townsend,1950-03-03\n", encoding="utf-8")
        (export / "appointments.csv").write_text(
            "appointment_id,patient_id,operatory,appointment_date,appointment_time,minutes,status,"
            "check_in_time,start_time,end_time\n"
            "a1,p1,Op 1,2026-01-05,08:00:00,30,attended,07:48:23,08:00:50,08:33:26\n",
            encoding="utf-8",
        )
        click(form.submit)
        window = await practice_window()
        assert window.top.location.wording == "Riverside Dental"
    assert settings.practice == PracticeChoice("local", data_dir=str(folder))


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
