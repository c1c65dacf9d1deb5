"""The example for programs of one's own does what it says, against a real server."""

from __future__ import annotations

import importlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from frontdesk.server.db.engines import open_engines
from support.interrupts import HEED_INTERRUPTS
from support.littleoffice import NEXT_DAY, LittleOffice, found
from support.serverprocess import Ledger, ServerProcess

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "tomorrow.py"
README = Path(__file__).parents[2] / "README.md"
LONG_ENOUGH = 60.0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServerProcess, LittleOffice]]:
    folder = tmp_path_factory.mktemp("practice")
    server = ServerProcess(("--data-dir", str(folder)), folder / "server.log")
    engines = open_engines(f"sqlite:///{folder / 'frontdesk.db'}")
    office = found(engines)
    engines.close()
    yield server, office
    server.stop()


def started(
    server: ServerProcess, office: LittleOffice, *options: str, stderr: int | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(EXAMPLE), server.address, "--day", NEXT_DAY.isoformat(), *options],
        env={**os.environ, "FRONTDESK_TOKEN": office.tokens["ana"]},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        preexec_fn=HEED_INTERRUPTS,
    )


def test_the_example_lists_who_has_not_confirmed_and_confirms_one(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    ledger = Ledger(server, office)
    before = ledger.visit("Nils Aker")
    with started(server, office, "--confirm", "1") as example:
        said, _ = example.communicate(timeout=LONG_ENOUGH)
    assert example.returncode == 0
    assert said.splitlines() == [
        f"1. {NEXT_DAY} 09:00  {before['patient']['name']}  Riverside Dental",
        f"Number 1 is confirmed, at version {before['version'] + 1}.",
    ]
    assert ledger.visit("Nils Aker")["confirmation_status_label"] == "Confirmed"
    with started(server, office) as again:
        assert again.communicate(timeout=LONG_ENOUGH)[0].startswith("Everybody"), (
            "whoever confirmed is on the list no more"
        )
    ledger.close()


@pytest.mark.parametrize("number", ["-1", "0", "500"])
def test_the_example_confirms_no_number_that_is_not_in_its_list(
    served: tuple[ServerProcess, LittleOffice], number: str
) -> None:
    server, office = served
    with started(server, office, "--confirm", number) as example:
        said, _ = example.communicate(timeout=LONG_ENOUGH)
    assert example.returncode == 1
    assert said.splitlines()[-1] == f"Not done: there is no number {number} in this list."


async def test_the_example_confirms_nothing_where_no_status_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE.parent))
    example = importlib.import_module(EXAMPLE.stem)

    async def none_so_called() -> SimpleNamespace:
        return SimpleNamespace(items=[SimpleNamespace(name="Will come")])

    client = SimpleNamespace(appointments=SimpleNamespace(confirmation_statuses=none_so_called))
    with pytest.raises(LookupError, match="no confirmation status 'Confirmed'"):
        await example.confirm(client, SimpleNamespace())


async def test_the_example_lists_one_office_after_the_other_each_by_its_own_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE.parent))
    example = importlib.import_module(EXAMPLE.stem)
    starts = {"America/New_York": (16, 14), "America/Chicago": (17, 15)}

    async def offices() -> AsyncIterator[SimpleNamespace]:
        for zone in starts:
            yield SimpleNamespace(id=zone, timezone=zone)

    async def visits(**wanted: Any) -> AsyncIterator[SimpleNamespace]:
        for hour in starts[wanted["location_id"]]:
            when = datetime(2027, 3, 4, hour, tzinfo=UTC)
            yield SimpleNamespace(id=hour, start_time=when, confirmation_status_label="")

    client = SimpleNamespace(locations=SimpleNamespace(each=offices), appointments=SimpleNamespace(each=visits))
    assert [visit.id for visit in await example.unconfirmed(client, NEXT_DAY)] == [14, 16, 15, 17]


def test_the_example_prints_what_other_desks_change(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    ledger = Ledger(server, office)
    with started(server, office, "--follow", str(LONG_ENOUGH)) as example:
        assert example.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=lambda: [lines.put(each.strip()) for each in example.stdout or ()])
        reader.start()
        heard = ""
        while heard != "Listening.":
            heard = lines.get(timeout=LONG_ENOUGH)
        ledger.move("Paul Rask", "Op 1", "15:00", "16:00")
        assert lines.get(timeout=LONG_ENOUGH) == f"appointment.changed {office.visits['Paul Rask']} 2027-03-04"
        example.terminate()
        reader.join()
    ledger.close()


@pytest.mark.skipif(sys.platform == "win32", reason="A process of one's own is interrupted otherwise there.")
def test_the_example_is_ended_by_a_key_without_a_complaint(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    with started(server, office, "--follow", str(LONG_ENOUGH), stderr=subprocess.PIPE) as example:
        assert example.stdout is not None
        assert example.stderr is not None
        for line in example.stdout:
            if line == "Listening.\n":
                break
        example.send_signal(signal.SIGINT)
        complaint = example.stderr.read()
    assert (example.returncode, complaint) == (130, "")


def test_the_example_says_why_it_cannot(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    stranger = LittleOffice(office.org, office.location, tokens={"ana": "nobody"})
    with started(server, stranger) as example:
        said, _ = example.communicate(timeout=LONG_ENOUGH)
    assert example.returncode == 1
    assert said.startswith("Not done: ")


@pytest.mark.parametrize(("address", "token"), [("http://127.0.0.1:abc", "a"), ("http://127.0.0.1:9", "olé")])
def test_the_example_says_what_it_was_given_wrong(address: str, token: str) -> None:
    said = subprocess.run(
        [sys.executable, str(EXAMPLE), address],
        env={**os.environ, "FRONTDESK_TOKEN": token},
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH,
        check=False,
    )
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout.startswith("Not done: The ")


def test_the_example_takes_a_day_that_has_a_next_one(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    with started(server, office, "--day", "9999-12-31") as example:
        example.communicate(timeout=LONG_ENOUGH)
    assert example.returncode == 2, "argparse's own way to refuse"


def test_the_program_in_the_readme_runs_as_it_stands(served: tuple[ServerProcess, LittleOffice]) -> None:
    server, office = served
    _, _, rest = README.read_text(encoding="utf-8").partition("```python\n")
    program, _, _ = rest.partition("```")
    assert "http://127.0.0.1:8765" in program
    assert "fd_…" in program
    mine = program.replace("http://127.0.0.1:8765", server.address).replace("fd_…", office.tokens["ana"])
    done = subprocess.run(
        [sys.executable, "-c", mine], capture_output=True, text=True, timeout=LONG_ENOUGH, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
