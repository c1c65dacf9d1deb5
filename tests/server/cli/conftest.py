"""Server processes: started as a person or a window would start them, and never left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.canary import look_into
from support.interrupts import HEED_INTERRUPTS

COMMAND = [sys.executable, "-m", "frontdesk.server.cli"]


class Process:
    """A command's process with its input, output and log."""

    def __init__(self, *args: str, hello: dict[str, Any] | None = None) -> None:
        self.popen = subprocess.Popen(
            [*COMMAND, *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=HEED_INTERRUPTS,
        )
        if hello is not None:
            self.popen.stdin.write(json.dumps(hello).encode() + b"\n")
            self.popen.stdin.flush()

    def line(self) -> str:
        """The next line of its output."""
        return self.popen.stdout.readline().decode().rstrip("\n")

    def hang_up(self) -> None:
        """Close its input."""
        self.popen.stdin.close()

    def wait(self, seconds: float = 20) -> int:
        """Wait for its end and return the exit code."""
        return self.popen.wait(seconds)

    def put_away(self) -> None:
        """End it if it still runs."""
        if self.popen.poll() is None:
            self.popen.kill()
        self.popen.wait()
        if not self.popen.stderr.closed:
            look_into(self.popen.stderr.read().decode(errors="replace"))
        for pipe in (self.popen.stdin, self.popen.stdout, self.popen.stderr):
            pipe.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Process]]:
    """Start a command: ``start("serve", "--data-dir", folder)``."""
    started: list[Process] = []

    def begin(*args: str | Path, hello: dict[str, Any] | None = None) -> Process:
        started.append(Process(*map(str, args), hello=hello))
        return started[-1]

    yield begin
    for process in started:
        process.put_away()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "practice"
