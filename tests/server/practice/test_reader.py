"""An export is read row by row: good rows are taken, every other one is named with its reason."""

from __future__ import annotations

import random
from datetime import UTC, datetime, time
from pathlib import Path
from uuid import UUID

import pytest

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import derived_id, seeded_ids
from frontdesk.server.practice.importing.mapping import MappingProblem, read_mapping
from frontdesk.server.practice.importing.reader import ExportProblem, ExportReader, ReadExport
from frontdesk.server.practice.starter import starter_practice

ORG = UUID("0190b6b8-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = (
    "appointment_id,patient_id,operatory,appointment_date,appointment_time,minutes,status,"
    "scheduling_date,check_in_time,start_time,end_time"
)
PATIENTS = "patient_id,name,sex,dob\np1,Jordan Townsend,Female,1950-03-03\np2,Kim de la Cruz,Male,07/28/1960\n"


def read(
    folder: Path, rows: str, patients: str = PATIENTS, head: str = HEAD, mapping: Path | None = None
) -> ReadExport:
    (folder / "patients.csv").write_text(patients, encoding="utf-8")
    (folder / "appointments.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    return reader_of(folder, mapping).read()


def reader_of(folder: Path, mapping: Path | None = None) -> ExportReader:
    practice = starter_practice("Imported", seeded_ids(random.Random(1), NOW))
    practice.locations.append(records.Location(derived_id(ORG, "location", "Main"), "Main", "America/New_York"))
    return ExportReader(folder, read_mapping(mapping), practice, NOW, lambda _what, _share: None)


def reasons(result: ReadExport) -> list[str]:
    return [problem.reason for problem in result.problems if not problem.taken]


def test_an_attended_visit_becomes_complete_with_arrival_seating_and_dismissal(tmp_path: Path) -> None:
    row = "a1,p1,Op 1,2026-01-05,08:00:00,30,attended,2025-12-25,07:48:23,08:00:50,08:33:26"
    visit = read(tmp_path, row).practice.appointments[0]
    assert visit.status is AppointmentStatus.COMPLETE
    assert visit.start == datetime(2026, 1, 5, 13, tzinfo=UTC)
    assert [mark.at.astimezone(UTC).time() for mark in visit.flow] == [
        time(12, 48, 23),
        time(13, 0, 50),
        time(13, 33, 26),
    ]


@pytest.mark.parametrize(
    ("status", "arrival", "becomes"),
    [
        ("cancelled", "", AppointmentStatus.CANCELLED),
        ("did not attend", "", AppointmentStatus.BROKEN),
        ("scheduled", "", AppointmentStatus.SCHEDULED),
        ("unknown", "07:55:00", AppointmentStatus.COMPLETE),
        ("unknown", "", AppointmentStatus.BROKEN),
    ],
)
def test_outcomes_follow_the_mapping(tmp_path: Path, status: str, arrival: str, becomes: AppointmentStatus) -> None:
    row = f"a1,p1,Op 1,2026-01-05,08:00:00,30,{status},2025-12-25,{arrival},,"
    assert read(tmp_path, row).practice.appointments[0].status is becomes


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",p1,Op 1,2026-01-05,08:00:00,30,attended,,,,", "it has no appointment id"),
        ("a1,p9,Op 1,2026-01-05,08:00:00,30,attended,,,,", "its patient is not among the patients that were taken"),
        ("a1,p1,,2026-01-05,08:00:00,30,attended,,,,", "it names no operatory"),
        ("a1,p1,Op 1,someday,08:00:00,30,attended,,,,", "its date 'someday' is not a date"),
        ("a1,p1,Op 1,2026-01-05,,30,attended,,,,", "it has no time"),
        ("a1,p1,Op 1,2026-01-05,08:00:00,soon,attended,,,,", "its length 'soon' is not a number of minutes"),
        ("a1,p1,Op 1,2026-01-05,08:00:00,nan,attended,,,,", "its length 'nan' is not a number of minutes"),
        ("a1,p1,Op 1,2026-01-05,08:00:00,0,attended,,,,", "its length of 0 minutes is not between 1 and 720"),
        ("a1,p1,Op 1,2026-01-05,23:45:00,30,attended,,,,", "it runs past midnight"),
        (
            "a1,p1,Op 1,2026-03-08,02:10:00,30,attended,,,,",
            "the clock of America/New_York skips that time on this date",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    result = read(tmp_path, row)
    assert result.practice.appointments == []
    assert reasons(result) == [reason]
    assert result.problems[0].row == 2


def test_an_unknown_status_names_those_the_mapping_knows(tmp_path: Path) -> None:
    (reason,) = reasons(read(tmp_path, "a1,p1,Op 1,2026-01-05,08:00:00,30,vanished,,,,"))
    assert reason.startswith("its status 'vanished' is unknown")
    assert "did not attend" in reason


def test_of_two_rows_with_one_id_the_first_is_taken(tmp_path: Path) -> None:
    row = "a1,p1,Op 1,2026-01-05,{}:00:00,30,attended,,,,"
    result = read(tmp_path, row.format("08") + "\n" + row.format("09"))
    assert [visit.start.hour for visit in result.practice.appointments] == [13]
    assert reasons(result) == ["another row has the same appointment id; the first one was taken"]


def test_a_coming_visit_in_a_taken_slot_waits_on_the_pinboard(tmp_path: Path) -> None:
    row = "{},{},Op 1,2026-12-01,{}:00,30,scheduled,,,,"
    result = read(tmp_path, row.format("a1", "p1", "08:00") + "\n" + row.format("a2", "p2", "08:15"))
    assert [visit.status for visit in result.practice.appointments] == [
        AppointmentStatus.SCHEDULED,
        AppointmentStatus.PINBOARD,
    ]
    assert [problem.reason for problem in result.problems] == ["its slot is held by a1; it is on the pinboard"]


def test_a_past_overlap_is_kept_since_it_happened(tmp_path: Path) -> None:
    row = "{},{},Op 1,2026-01-05,{}:00,30,attended,,,,"
    result = read(tmp_path, row.format("a1", "p1", "08:00") + "\n" + row.format("a2", "p2", "08:15"))
    assert [visit.is_overlap_allowed for visit in result.practice.appointments] == [False, True]


def test_hours_fit_the_visits_of_each_weekday(tmp_path: Path) -> None:
    rows = [
        f"m{hour},p1,Hyg 1,2026-01-{day:02d},{hour:02d}:00:00,60,attended,,,,"
        for day, hours in ((5, (8, 12, 16)), (6, (10,)))
        for hour in hours
    ]
    practice = read(tmp_path, "\n".join(rows)).practice
    assert [(row.weekday, row.start, row.end) for row in practice.hours] == [
        (0, time(8), time(17)),
        (1, time(10), time(11)),
    ]


def test_a_spreadsheet_with_other_column_names_is_read_through_a_mapping(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    text = Path(read_mapping_file()).read_text(encoding="utf-8")
    mapping.write_text(text.replace('"appointment_date", "date"', '"Termin"'), encoding="utf-8")
    row = "a1,p1,Op 1,05.01.2026,08:00,30,attended,,,,"
    result = read(tmp_path, row, head=HEAD.replace("appointment_date", "Termin"), mapping=mapping)
    assert len(result.practice.appointments) == 1


def read_mapping_file() -> Path:
    from frontdesk import resource_path
    from frontdesk.server.practice.importing.mapping import DEFAULT_MAPPING

    return resource_path(DEFAULT_MAPPING)


def test_a_missing_column_is_told_with_what_the_file_has(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"no column for the date .*It has: appointment_id"):
        read(tmp_path, "a1,p1,Op 1,2026-01-05,08:00,30,attended,,,,", head=HEAD.replace("appointment_date", "Termin"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    practice = starter_practice("x", lambda: ORG)
    practice.locations.append(records.Location(ORG, "Main", "America/New_York"))
    reader = ExportReader(tmp_path, read_mapping(None), practice, NOW, lambda _w, _s: None)
    with pytest.raises(ExportProblem, match=r"no file patients\.csv"):
        reader.read()


def test_a_wrong_entry_of_a_mapping_is_named(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text("[files]\nappointments = 3\n", encoding="utf-8")
    with pytest.raises(MappingProblem, match=r"entry files\.appointments"):
        read_mapping(mapping)


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    row = "a1,p1,Op 1,2026-01-05,08:00:00,30,attended,,,,"
    assert read(tmp_path, row).practice.appointments[0].id == read(tmp_path, row).practice.appointments[0].id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_names_keep_their_letters_however_the_file_is_written(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "patients.csv").write_bytes("patient_id,name\np1,René Müller\n".encode(encoding))
    (tmp_path / "appointments.csv").write_text(f"{HEAD}\n", encoding="utf-8")
    assert reader_of(tmp_path).read().practice.patients[0].first_name == "René"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_may_be_set_apart_by_other_signs(tmp_path: Path, separator: str) -> None:
    row = "a1,p1,Op 1,2026-01-05,08:00:00,30,attended,,,,"
    result = read(tmp_path, row.replace(",", separator), PATIENTS.replace(",", separator), HEAD.replace(",", separator))
    assert len(result.practice.appointments) == 1


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"appointments\.csv is empty"):
        read(tmp_path, "", head="")


def test_a_field_too_long_to_be_one_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"appointments\.csv is not a readable CSV file: line 2"):
        read(tmp_path, f"a1,{'x' * 200_000}")
