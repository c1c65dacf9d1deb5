"""The terminal's commands, as processes: another system's export comes in, and the window becomes a picture."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from sqlalchemy import func, select

from frontdesk.app.settings import Settings
from frontdesk.app.supervisor import LocalServer
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from support.littleoffice import DAY, NOW, found
from support.receptionist import Receptionist, Seat

REAL_EXPORT = Path(__file__).parents[2].parent / "shared" / "data" / "practice-2026"
ROOMS = ("Op 1", "Op 2", "Op 3", "Op 4", "Hyg 1", "Hyg 2", "Hyg 3", "Surg")
BECOMES = {"attended": "complete", "cancelled": "cancelled", "did not attend": "broken", "scheduled": "scheduled"}

Row = dict[str, str]


def frontdesk(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "frontdesk.app.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def write_export(folder: Path) -> Path:
    """Write 2,000 visits of 300 people in eight rooms, five of them such that nobody could take them."""
    chance = random.Random(7)
    folder.mkdir()
    with (folder / "patients.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("patient_id", "name", "sex", "dob"))
        out.writerows(
            (f"p{n}", f"Nora{n} Example{n}", "Female", f"19{50 + n % 50}-03-{1 + n % 28:02}") for n in range(300)
        )
    rows: list[tuple[object, ...]] = []
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(45)]
    for day in (day for day in days if day.weekday() < 5):
        for room in ROOMS:
            for slot in range(8):
                status = chance.choices((*BECOMES, "unknown"), (70, 8, 8, 10, 4))[0]
                came = status == "attended" or (status == "unknown" and chance.random() < 0.5)
                stamps = (
                    (f"{8 + slot:02}:55:00", f"{9 + slot:02}:02:00", f"{9 + slot:02}:31:00") if came else ("", "", "")
                )
                booked = day - timedelta(days=chance.randrange(60))
                rows.append(
                    (
                        f"a{len(rows)}",
                        f"p{chance.randrange(300)}",
                        room,
                        day,
                        f"{9 + slot:02}:00:00",
                        30,
                        status,
                        booked,
                        *stamps,
                    )
                )
    rows = rows[:1995]
    first = rows[0]
    rows += [
        ("", *first[1:]),
        ("b1", "p999", *first[2:]),
        ("b2", *first[1:3], "someday", *first[4:]),
        ("b3", *first[1:5], "long", *first[6:]),
        (first[0], *first[1:]),
    ]
    with (folder / "appointments.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(
            ("appointment_id", "patient_id", "operatory", "appointment_date", "appointment_time", "minutes", "status",
             "scheduling_date", "check_in_time", "start_time", "end_time")
        )  # fmt: skip
        out.writerows(rows)
    return folder


def read_csv(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def becomes(row: Row) -> str:
    """What a row's visit is afterwards."""
    return BECOMES.get(row["status"]) or ("complete" if row["check_in_time"] else "broken")


def contents(data_dir: Path) -> dict[str, object]:
    """How many of what is in the practice, and visits by status."""
    engines = open_engines(data_dir / "frontdesk.db")
    try:
        with engines.reading() as connection:
            counts: dict[str, object] = {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (t.patients, t.appointments, t.operatories, t.providers, t.schedule_templates)
            }
            kinds = select(t.appointments.c.status, func.count()).group_by(t.appointments.c.status)
            counts["status"] = dict(map(tuple, connection.execute(kinds)))
            seen = select(func.count(func.distinct(t.flow_events.c.appointment_id)))
            counts["seen"] = connection.execute(seen).scalar_one()
    finally:
        engines.close()
    return counts


@pytest.mark.parametrize("is_real", [False, True], ids=["made", "real"])
async def test_an_export_comes_in_row_by_row_once_and_is_on_the_board(
    is_real: bool, tmp_path: Path, no_timer_left: None
) -> None:
    # The real year lies beside the repository on some machines; elsewhere a second made one takes its place.
    export = REAL_EXPORT if is_real and REAL_EXPORT.is_dir() else write_export(tmp_path / "export")
    data_dir = tmp_path / "practice"
    first = frontdesk("import", export, "--data-dir", data_dir, "--progress-json")
    assert first.returncode == 0, first.stderr[-2000:]
    shares = [json.loads(line)["share"] for line in first.stderr.splitlines() if line.startswith("{")]
    assert shares[-1] == 1.0
    rows, patients = read_csv(export / "appointments.csv"), read_csv(export / "patients.csv")
    report = data_dir / "import-report.csv"
    problems = read_csv(report) if report.exists() else []
    assert all(problem["reason"] and problem["line"] for problem in problems)
    refused = {int(row["line"]) for row in problems if row["taken"] == "no" and row["file"] == "appointments.csv"}
    taken = [row for line, row in enumerate(rows, start=2) if line not in refused]
    assert len(refused) == (0 if export is REAL_EXPORT else 5)

    then = contents(data_dir)
    assert then["appointments"] == len(taken)
    assert then["patients"] == len(patients)
    assert then["operatories"] == len(ROOMS)
    assert then["status"] == Counter(map(becomes, taken))
    assert then["seen"] == sum(bool(row["check_in_time"] or row["start_time"] or row["end_time"]) for row in taken)
    assert int(str(then["schedule_templates"])) >= len(ROOMS)

    again = frontdesk("import", export, "--data-dir", data_dir)
    assert again.returncode == 0
    assert "0 patients and 0 appointments added" in again.stdout
    assert contents(data_dir) == then

    day = date.fromisoformat(taken[len(taken) // 2]["appointment_date"])
    server = LocalServer(data_dir)
    desk = Receptionist(Seat.on(server, server.ensure_blocking()), Settings(tmp_path / "ana.json"), day, NOW)
    async with desk:
        shown = Counter(block.appointment.status.value for block in desk.window.board.page.layout.model.blocks.values())
        assert shown == Counter(becomes(row) for row in taken if row["appointment_date"] == day.isoformat())


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_day_becomes_a_picture_of_the_asked_size(scale: float, tmp_path: Path, qapp: object) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    engines = open_engines(folder / "frontdesk.db")
    migrate(engines)
    found(engines)
    engines.close()
    out = tmp_path / "day.png"
    done = frontdesk(
        "screenshot", "day", "--out", out, "--size", "1200x800", "--scale", str(scale), "--theme", "dark",
        "--data-dir", folder, "--date", DAY.isoformat(), "--at", NOW.isoformat(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (round(1200 * scale), round(800 * scale))
    assert picture.pixelColor(4, picture.height() // 2).lightness() < 60, "dark was asked for"
    colors = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colors) > 30, "the window has something to show"
    assert not (folder / "server.json").exists(), "its server is gone again"
