"""The import command: what it says, and that a refused export leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.server.cli import main

PATIENTS = "patient_id,name,dob\np1,Jordan Townsend,1950-03-03\n"
HEAD = "appointment_id,patient_id,operatory,appointment_date,appointment_time,minutes,status\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "patients.csv").write_text(PATIENTS, encoding="utf-8")
    (folder / "appointments.csv").write_text(f"{HEAD}a1,p1,Op 1,2026-01-05,08:00,30,attended\n", encoding="utf-8")
    return folder


def test_it_says_what_came_in(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 0
    assert "Read 2 rows: 1 patient and 1 appointment added" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("05.01.2026", "1 date could mean another day. It was read as day.month.year: 05.01.2026 is 5 January."),
        ("01/05/2026", "1 date could mean another day. It was read as month/day/year: 01/05/2026 is 5 January."),
        ("25.01.2026", None),
        ("05.05.2026", None),
        ("2026-01-05", None),
    ],
)
def test_it_says_how_dates_were_read_that_could_mean_another_day(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str, said: str | None
) -> None:
    (export / "appointments.csv").write_text(f"{HEAD}a1,p1,Op 1,{written},08:00,30,attended\n", encoding="utf-8")
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 0
    out = capsys.readouterr().out
    assert (said in out) if said else ("another day" not in out)


def test_a_row_that_was_not_taken_is_named_on_screen_and_in_the_report(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (export / "appointments.csv").open("a", encoding="utf-8") as file:
        file.write("a2,p9,Op 1,2026-01-05,09:00,30,attended\n")
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 0
    reason = "its patient is not among the patients that were taken"
    assert f"appointments.csv line 3 (a2) not taken: {reason}" in capsys.readouterr().out
    report = (tmp_path / "practice" / "import-report.csv").read_text(encoding="utf-8")
    assert f"appointments.csv,3,a2,no,{reason}" in report


def test_a_refused_export_leaves_no_practice_behind(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (export / "appointments.csv").write_text("", encoding="utf-8")
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 1
    assert "Nothing was changed." in capsys.readouterr().err
    assert not (tmp_path / "practice").exists()


def test_a_refused_export_leaves_a_folder_that_was_there(export: Path, tmp_path: Path) -> None:
    (tmp_path / "practice").mkdir()
    (export / "appointments.csv").write_text("", encoding="utf-8")
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 1
    assert not list((tmp_path / "practice").glob("frontdesk.db*"))


def test_a_refused_export_leaves_the_practice_that_was_there(export: Path, tmp_path: Path) -> None:
    main(["import", str(export), "--data-dir", str(tmp_path / "practice")])
    (export / "appointments.csv").write_text("", encoding="utf-8")
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice")]) == 1
    assert (tmp_path / "practice" / "frontdesk.db").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "location “export”, its time zone America/New_York, since no --zone was given."),
        (["--zone", "America/Denver"], "location “export”, its time zone America/Denver, as --zone says."),
        (["--name", "Hill"], "The practice is “Hill”, the location “Hill”"),
    ],
)
def test_its_last_line_names_the_practice_and_the_zone_it_took(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["import", str(export), "--data-dir", str(tmp_path / "practice"), *options]) == 0
    assert said in capsys.readouterr().out.splitlines()[-1]


def test_a_location_that_is_there_keeps_its_zone_and_the_last_line_says_which(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", str(export), "--data-dir", str(tmp_path / "practice"), "--zone"]
    assert main([*command, "America/Denver"]) == 0
    assert main([*command, "America/Chicago"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "The practice is “export”, the location “export”, its time zone America/Denver."
