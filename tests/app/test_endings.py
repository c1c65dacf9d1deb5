"""Ctrl+C and SIGTERM end the program in order, whatever it is doing, and leave nothing half made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontdesk.app.supervisor import RUNTIME_FILE
from frontdesk.server.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")

OF_QT = "This plugin does not support propagateSizeHints()\n"
"""What Qt's offscreen platform says of every window."""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the program in a process group of its own, with everything it keeps below the test's folder."""
    started: list[subprocess.Popen[str]] = []
    home = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME", "TMPDIR")}
    Path(home["TMPDIR"]).mkdir()

    def begin(*arguments: str | Path) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "frontdesk.app.main", *map(str, arguments)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env={**os.environ, **home},
                start_new_session=True,
            )
        )
        return started[-1]

    yield begin
    for program in started:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


def until(there: Callable[[], object], what: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline, f"{what} did not come"
        time.sleep(0.02)


def end(program: subprocess.Popen[str], number: int = signal.SIGINT, times: int = 1) -> tuple[int, str]:
    """Send the signal to the program's group as a terminal does; return its exit code and what it printed."""
    for _ in range(times):
        os.killpg(program.pid, number)
        time.sleep(0.05)
    said, _ = program.communicate(timeout=20)
    return program.returncode, said.replace(OF_QT, "")


def files_below(folder: Path, pattern: str) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob(pattern))


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    folder = tmp_path / "practice"
    assert main(["new", "--data-dir", str(folder), "--name", "Lakeside", "--zone", "America/New_York"]) == 0
    return folder


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_window_closes_and_its_server_ends_before_it(start: Start, practice: Path, number: int, code: int) -> None:
    program = start("--data-dir", practice)
    until((practice / RUNTIME_FILE).exists, "the server")
    time.sleep(1.5)
    assert end(program, number, times=2) == (code, "")
    assert not (practice / RUNTIME_FILE).exists()
    assert not (practice / "frontdesk.db-wal").exists(), "the server ended in order"


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.8, 1.2])
def test_a_window_that_is_only_starting_ends_alike(start: Start, practice: Path, seconds: float) -> None:
    program = start("--data-dir", practice)
    time.sleep(seconds)
    assert end(program) == (130, "")
    until(lambda: not (practice / RUNTIME_FILE).exists(), "the server's end", 10)


def test_a_demo_that_is_being_made_is_neither_finished_nor_left_half_made(start: Start, tmp_path: Path) -> None:
    program = start("--demo")
    until(lambda: files_below(tmp_path, "frontdesk.db"), "the demo")
    assert end(program) == (130, "")
    assert files_below(tmp_path, "*demo*") == []


def test_a_window_that_waits_for_a_decision_ends_too(start: Start, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "frontdesk.db").write_bytes(os.urandom(8192))
    for where in (("--server", "http://127.0.0.1:1"), ("--data-dir", damaged)):
        program = start(*where)
        time.sleep(3)
        assert end(program) == (130, "")


def test_a_picture_that_is_being_drawn_is_left(start: Start, tmp_path: Path) -> None:
    program = start("screenshot", "day", "--out", tmp_path / "day.png")
    until(lambda: files_below(tmp_path, "frontdesk.db"), "the demo")
    assert end(program) == (130, "")
    assert files_below(tmp_path, "frontdesk-*") == []
    assert not (tmp_path / "day.png").exists()
