"""The server of one's own: it comes with the window and goes with it, however the window goes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from frontdesk.app.settings import Settings
from frontdesk.app.supervisor import RUNTIME_FILE, LocalServer
from frontdesk.operations import ConnectionState
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from support.littleoffice import DAY, NOW, found
from support.receptionist import Receptionist, Seat
from support.waiting import until

pytestmark = [
    pytest.mark.usefixtures("cut_connections"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

StartProgram = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a practice on this computer."""
    folder = tmp_path / "practice"
    folder.mkdir()
    engines = open_engines(folder / "frontdesk.db")
    migrate(engines)
    found(engines)
    engines.close()
    return folder


@pytest.fixture
def start_program() -> Iterator[StartProgram]:
    """Start the desktop as a person does, without a display; it is gone when the test is over."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([sys.executable, "-m", "frontdesk.app.main", *arguments]))
        return started[-1]

    yield start
    for program in started:
        program.kill()
        program.wait()


def runtime(folder: Path) -> dict[str, object] | None:
    """What a running server says of itself to a second window."""
    try:
        said: dict[str, object] = json.loads((folder / RUNTIME_FILE).read_text())
    except (OSError, ValueError):
        return None
    return said


def move_lena_fuchs(said: dict[str, object]) -> None:
    """Move a visit to three in the afternoon through the server that says this of itself."""
    address = f"http://127.0.0.1:{said['port']}/api/v1/{said['org_id']}"
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {said['secret']}"}) as http:
        visits = http.get("/appointments", params={"page_size": 50}).json()["items"]
        lena = next(visit["id"] for visit in visits if visit["patient"]["name"] == "Lena Fuchs")
        when = {"schedule_date": DAY.isoformat(), "start_time": "15:00", "end_time": "15:40"}
        assert http.post(f"/appointments/{lena}/move", json={"base_version": 1, **when}).status_code == 200


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def sit_down_at(folder: Path, tmp_path: Path, name: str) -> tuple[Receptionist, LocalServer]:
    server = LocalServer(folder, name)
    seat = Seat.on(server, server.ensure_blocking())
    return Receptionist(seat, Settings(tmp_path / f"{name}.json"), DAY, NOW), server


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
async def test_the_server_goes_with_a_window_that_was_killed_and_the_next_start_works(
    folder: Path, tmp_path: Path, start_program: StartProgram, no_timer_left: None
) -> None:
    program = start_program("--data-dir", str(folder), "--user", "ana", "--date", DAY.isoformat())
    said = await until(lambda: runtime(folder), "server of the window", 60)
    pid = int(str(said["pid"]))
    assert pid != program.pid
    move_lena_fuchs(said)
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    await until(lambda: not is_alive(pid), "end of the server")

    engines = open_engines(folder / "frontdesk.db")
    with engines.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    engines.close()

    ana, server = sit_down_at(folder, tmp_path, "ana")
    async with ana:
        assert server.owns_process
        assert ana.where("Lena Fuchs") == ("Op 2", "15:00", 40), "what was answered is kept"
        await ana.drag("Paul Rask", to=("Op 3", "13:00"))
        await ana.come_to_rest()
        assert ana.status_line == "Paul Rask moved to 1:00p, Op3."
    assert not server.owns_process


async def test_a_second_window_joins_the_first_one_s_server_and_takes_over_when_it_goes(
    folder: Path, tmp_path: Path, no_timer_left: None
) -> None:
    ana, her_server = sit_down_at(folder, tmp_path, "ana")
    ben, his_server = sit_down_at(folder, tmp_path, "ben")
    assert (her_server.owns_process, his_server.owns_process) == (True, False)
    async with ben:
        async with ana:
            first = her_server.process_id
            await ana.drag("Paul Rask", to=("Op 2", "15:10"))
            await until(lambda: ben.where("Paul Rask") == ("Op 2", "15:10", 60), "change at the second window")
        assert not her_server.owns_process
        await until(lambda: his_server.owns_process, "server of the second window", 60)
        await until(lambda: ben.work.desk.connection is ConnectionState.LIVE, "connection")
        assert his_server.process_id != first
        await ben.turn_to_window()
        await ben.drag("Lena Fuchs", to=("Op 2", "13:00"))
        await ben.come_to_rest()
        assert ben.status_line == "Lena Fuchs moved to 1:00p, Op2."
        assert ben.where("Paul Rask") == ("Op 2", "15:10", 60)
    assert runtime(folder) is None, "nothing is left behind"
