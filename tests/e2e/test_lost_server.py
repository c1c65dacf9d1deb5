"""The server hangs, or is gone: the window goes on, says so, and settles what waited when it is back."""

from __future__ import annotations

import asyncio

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt, QTimer

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.ui.widgets.bands import STILL_MS
from support.littleoffice import DAY, NEXT_DAY
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger, ServerProcess
from support.waiting import until

pytestmark = [
    pytest.mark.usefixtures("cut_connections"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

AWAY = (ConnectionState.RETRYING, ConnectionState.OFFLINE)


class Ticks:
    """Counts the turns of a window's timer: how often its loop came round, on a slow machine as on a quick one."""

    def __init__(self) -> None:
        self.count = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        self.count += 1

    async def go_on(self, more: int) -> None:
        """Wait for so many further turns."""
        enough = self.count + more
        await until(lambda: self.count >= enough, "life in the window")

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()


async def look_around(desk: Receptionist) -> None:
    """Do what needs no server: select, turn to a day already loaded, and back."""
    desk.click_visit("Walter Quist")
    assert desk.selected == "Walter Quist"
    desk.press(Qt.Key.Key_PageDown, held=CTRL)
    assert desk.days == (NEXT_DAY,)
    assert desk.where("Nils Aker") == ("Op 2", "09:00", 30)
    desk.press(Qt.Key.Key_PageUp, held=CTRL)
    assert desk.days == (DAY,)


async def test_a_server_that_hangs_does_not_hold_up_the_window_and_the_move_is_made_once(
    own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    desk, ticks = own_window, Ticks()
    await until(lambda: desk.work.desk.store.day(own_ledger.office.location, NEXT_DAY) is not None, "next day")
    own_server.freeze()
    await desk.drag("Paul Rask", to=("Op 3", "13:00"))
    assert desk.where("Paul Rask") == ("Op 3", "13:00", 60)
    visit = desk.id_of("Paul Rask")
    await until(lambda: visit in desk.window.board.page.pending, "pending look")
    await ticks.go_on(50)
    await look_around(desk)
    await ticks.go_on(20)
    assert desk.where("Paul Rask") == ("Op 3", "13:00", 60)
    own_server.thaw()
    await desk.come_to_rest()
    await until(lambda: visit not in desk.window.board.page.pending, "settled look")
    assert desk.where("Paul Rask") == ("Op 3", "13:00", 60)
    assert own_ledger.place("Paul Rask")[:2] == ("Op 3", "2027-03-04T18:00:00Z")
    assert [row["action"] for row in own_ledger.history("Paul Rask")] == ["moved", "created"]
    ticks.stop()


async def test_a_server_that_hangs_while_nobody_does_anything_is_said_and_found_again(
    on_sqlite: None, own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    desk = own_window
    own_server.freeze()
    await until(lambda: desk.work.desk.connection in AWAY, "notice of the silent server")
    assert desk.window.strip.text
    assert desk.window.top.connection.text in ("Reconnecting…", "Offline")
    own_server.thaw()
    await until(desk.is_ready, "connection")
    assert desk.window.strip.text == ""
    assert desk.window.top.connection.text == "Live"
    await desk.drag("Paul Rask", to=("Op 3", "13:00"))
    await desk.come_to_rest()
    assert own_ledger.place("Paul Rask")[:2] == ("Op 3", "2027-03-04T18:00:00Z")


async def test_the_notice_of_a_lost_server_comes_and_goes_without_moving_the_board(
    on_sqlite: None, own_window: Receptionist, own_server: ServerProcess
) -> None:
    desk, strip = own_window, own_window.window.strip
    aim = desk.on_screen("Paul Rask")
    await desk.press_there(aim)
    own_server.kill()
    await until(lambda: desk.work.desk.connection in AWAY, "notice of the lost server")
    await asyncio.sleep(STILL_MS * 4 / 1000)
    assert strip.text
    assert not strip.isVisible()
    assert desk.on_screen("Paul Rask") == aim
    await desk.release_there(aim)
    await until(strip.isVisible, "strip")
    await asyncio.sleep(0.05)
    assert desk.on_screen("Paul Rask") == aim
    own_server.start_again()
    await until(lambda: not strip.isVisible(), "end of the strip")
    await asyncio.sleep(0.05)
    assert desk.on_screen("Paul Rask") == aim
    assert desk.selected == "Paul Rask"
    await until(desk.is_ready, "connection")
    await desk.come_to_rest()


async def test_a_killed_server_is_said_at_once_and_what_waited_is_settled_once_when_it_is_back(
    own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    desk, ticks = own_window, Ticks()
    await until(lambda: desk.work.desk.store.day(own_ledger.office.location, NEXT_DAY) is not None, "next day")
    # Frozen first, so that the move is on its way when the server dies and nobody knows what became of it.
    own_server.freeze()
    await desk.drag("Paul Rask", to=("Op 3", "13:00"))
    await ticks.go_on(20)
    own_server.kill()
    await until(lambda: desk.work.desk.connection in AWAY, "notice of the lost server")
    assert desk.window.strip.text
    assert desk.window.top.connection.text in ("Reconnecting…", "Offline")
    await ticks.go_on(20)
    await look_around(desk)
    await desk.drag("Lena Fuchs", to=("Op 2", "15:00"))
    assert desk.where("Lena Fuchs") == ("Op 2", "15:00", 40)
    await until(lambda: "2 changes wait to be sent." in desk.window.strip.text, "count of what waits")
    await ticks.go_on(20)
    own_server.start_again()
    await until(desk.is_ready, "connection")
    await desk.come_to_rest()
    assert desk.window.strip.text == ""
    assert desk.window.top.connection.text == "Live"
    assert own_ledger.place("Paul Rask")[:2] == ("Op 3", "2027-03-04T18:00:00Z")
    assert own_ledger.place("Lena Fuchs")[:2] == ("Op 2", "2027-03-04T20:00:00Z")
    for patient in ("Paul Rask", "Lena Fuchs"):
        assert [row["action"] for row in own_ledger.history(patient)] == ["moved", "created"]
    await desk.undo()
    assert own_ledger.place("Lena Fuchs")[:2] == ("Op 2", "2027-03-04T16:00:00Z")
    ticks.stop()


async def test_what_another_desk_did_while_this_one_was_cut_off_is_on_screen_when_it_is_back(
    own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    own_server.kill()
    await until(lambda: own_window.work.desk.connection in AWAY, "notice of the lost server")
    await own_window.drag("Paul Rask", to=("Op 3", "13:00"))
    own_server.start_again()
    # Whoever is first gets the place; this desk may be quicker, and is then the one that is right.
    own_ledger.try_to_move("Lena Fuchs", "Op 3", "13:00", "13:40")
    await until(own_window.is_ready, "connection")
    await own_window.come_to_rest()
    truth = {patient: own_ledger.place(patient) for patient in ("Paul Rask", "Lena Fuchs")}
    assert sum(place[:2] == ("Op 3", "2027-03-04T18:00:00Z") for place in truth.values()) == 1
    for patient, (room, start, _) in truth.items():
        interval = own_window.visit(patient).interval
        assert interval is not None
        await until(
            lambda patient=patient, room=room: (own_window.where(patient) or ("",))[0] == room, "truth on screen"
        )
        assert own_window.visit(patient).interval.start.isoformat().replace("+00:00", "Z") == start


class Keys(KeyringBackend):
    """A keyring as long as a test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no longer."""
        self._kept.pop((service, username), None)


async def test_a_window_opened_without_its_server_shows_what_the_desk_kept_and_settles_what_is_done_there(
    on_sqlite: None, own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    desk = own_window
    keyring.set_keyring(Keys())
    await desk.leave()
    await desk.come()
    await until(lambda: desk.work.desk.store.day(own_ledger.office.location, NEXT_DAY) is not None, "next day")
    await desk.leave()

    own_server.kill()
    await desk.come(without_server=True)
    assert desk.where("Paul Rask") == ("Op 1", "10:00", 60)
    assert desk.work.desk.connection in AWAY
    assert desk.window.strip.text
    assert "synced" in desk.window.status.counts
    desk.press(Qt.Key.Key_PageDown, held=CTRL)
    assert desk.where("Nils Aker") == ("Op 2", "09:00", 30)
    desk.press(Qt.Key.Key_PageUp, held=CTRL)
    await desk.drag("Paul Rask", to=("Op 3", "13:00"))
    assert desk.where("Paul Rask") == ("Op 3", "13:00", 60)

    own_server.start_again()
    await until(desk.is_ready, "connection")
    await desk.come_to_rest()
    assert desk.window.strip.text == ""
    assert own_ledger.place("Paul Rask")[:2] == ("Op 3", "2027-03-04T18:00:00Z")


async def test_a_change_without_the_server_is_told_at_once_and_taken_back_before_it_was_ever_sent(
    own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    desk = own_window
    own_server.kill()
    await until(lambda: desk.work.desk.connection in AWAY, "notice of the lost server")
    desk.click_visit("Paul Rask")
    desk.press(Qt.Key.Key_B)
    waits = "It is sent when the server is back."
    await until(lambda: desk.status_line == f"Paul Rask is marked broken. {waits}", "word of the change")
    assert desk.visit("Paul Rask").status is AppointmentStatus.BROKEN
    desk.click(desk.button("Undo"))
    undone = "Undone: Paul Rask is back at 10:00a, Op1."
    await until(lambda: desk.status_line == f"{undone} {waits}", "word of the change taken back")
    assert desk.visit("Paul Rask").status is AppointmentStatus.SCHEDULED
    desk.window.note.field.setFocus()
    desk.write("Late: ")
    desk.press(Qt.Key.Key_Return)
    await until(lambda: desk.status_line == f"The note for Thu Mar 4 was changed. {waits}", "word of the note")

    own_server.start_again()
    await until(desk.is_ready, "connection")
    await desk.come_to_rest()
    assert waits not in desk.status_line
    assert desk.dialogs == []
    assert own_ledger.visit("Paul Rask")["status"] == "scheduled"
    assert desk.visit("Paul Rask").status is AppointmentStatus.SCHEDULED


async def test_nothing_is_said_to_wait_that_the_server_answers(
    on_sqlite: None, own_window: Receptionist, own_server: ServerProcess, own_ledger: Ledger
) -> None:
    said: list[str] = []
    own_window.window.messages.said.connect(lambda message: said.append(message.text))
    await own_window.drag("Paul Rask", to=("Op 3", "13:00"))
    await own_window.come_to_rest()
    assert said[-1] == "Paul Rask moved to 1:00p, Op3."
    assert not any("when the server is back" in text for text in said)
