"""Turns the rows of an export into a practice's records, and names every row it could not take."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from frontdesk.domain.localtime import LocalTimeGap, local_interval, to_instant
from frontdesk.domain.names import split_name
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import derived_id
from frontdesk.server.practice.importing.mapping import ExportMapping, column
from frontdesk.server.practice.importing.rooms import Rooms

Status = AppointmentStatus
Progress = Callable[[str, float], None]
BOOKED_AT = time(9)
LONGEST_MINUTES = 12 * 60
SEPARATORS = ",;\t"


class ExportProblem(Exception):
    """The export as a whole cannot be read; the message says which file and what to do."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was not taken, or taken with a remark. ``row`` is the line of the file, its head being line 1."""

    file: str
    row: int
    row_id: str
    reason: str
    taken: bool = False


@dataclass(slots=True)
class ReadExport:
    """What an export holds: the practice's records and the rows that need a look.

    ``assumed`` counts the dates that day and month could be exchanged in, by the format they were read with.
    """

    practice: records.Practice
    problems: list[RowProblem] = field(default_factory=list)
    rows: int = 0
    assumed: Counter[str] = field(default_factory=Counter)


def _encoding(path: Path) -> str:
    """Return how a file's letters are written: UTF-8 with or without a mark, else as older Windows programs do."""
    try:
        path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


class _Refused(Exception):
    """The row cannot be taken; the message is the reason."""


class ExportReader:
    """Reads one export into ``practice``, whose lists come from the starter set.

    Ids derive from the location and the export's own ids, so reading the same export again gives the same ids, and
    two offices whose systems count alike stay apart; ``prefix`` keeps their external ids apart too.
    """

    def __init__(
        self,
        folder: Path,
        mapping: ExportMapping,
        practice: records.Practice,
        now: datetime,
        progress: Progress,
        prefix: str = "",
    ) -> None:
        self._folder = folder
        self._mapping = mapping
        self._now = now
        self._progress = progress
        self._result = ReadExport(practice)
        self._practice = practice
        self._prefix = prefix
        self._location = practice.locations[0]
        self._zone = self._location.zone
        self._patients: dict[str, UUID] = {}
        self._rooms = Rooms(practice, mapping)
        self._taken: dict[str, int] = {}
        self._confirmed, self._unconfirmed = (
            next((row.id for row in practice.definitions if (row.category, row.name) == ("ApptConfirmed", name)), None)
            for name in ("Confirmed", "Unconfirmed")
        )
        self._steps = {row.slug: row.id for row in practice.flow_statuses}

    def read(self) -> ReadExport:
        """Return everything the export holds.

        Raises:
            ExportProblem: A file is missing or lacks a column that is needed.
        """
        self._read_patients()
        self._read_appointments()
        self._settle_overlaps()
        starts = [row.start for row in self._practice.appointments]
        self._rooms.set_hours(min(starts).date() if starts else self._now.date())
        return self._result

    def _rows(self, name: str, needed: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, dict[str, str]]]:
        path = self._folder / name
        try:
            with path.open(newline="", encoding=_encoding(path)) as file:
                first = file.readline()
                if not first.strip():
                    raise ExportProblem(f"{name} is empty.")
                file.seek(0)
                reader = csv.DictReader(file, delimiter=max(SEPARATORS, key=first.count))
                head = reader.fieldnames or []
                for meaning, names in needed.items():
                    if not any(column_name in head for column_name in names):
                        raise ExportProblem(
                            f"{name} has no column for the {meaning} (looked for {', '.join(names) or 'none'}). "
                            f"It has: {', '.join(head)}. Name the right one in a mapping file (--mapping)."
                        )
                for row in reader:
                    yield reader.line_num, {key: value or "" for key, value in row.items() if isinstance(key, str)}
        except FileNotFoundError as error:
            raise ExportProblem(f"There is no file {name} in {self._folder}.") from error
        except OSError as error:
            raise ExportProblem(f"{path} cannot be read: {error.strerror}.") from error
        except csv.Error as error:
            raise ExportProblem(f"{name} is not a readable CSV file: line {reader.line_num + 1}: {error}.") from error

    def _problem(self, file: str, row: int, row_id: str, reason: str, *, taken: bool = False) -> None:
        self._result.problems.append(RowProblem(file, row, row_id or "(none)", reason, taken))

    def _read_patients(self) -> None:
        columns = self._mapping.patients
        name_columns = columns.name + columns.first_name + columns.last_name
        file = self._mapping.files.patients
        self._progress("Reading patients", 0.0)
        for line, row in self._rows(file, {"patient's id": columns.id, "name": name_columns}):
            self._result.rows += 1
            row_id = column(row, columns.id)
            try:
                self._take_patient(row, row_id, line)
            except _Refused as refusal:
                self._problem(file, line, row_id, str(refusal))

    def _take_patient(self, row: Mapping[str, str], row_id: str, line: int) -> None:
        columns = self._mapping.patients
        if not row_id:
            raise _Refused("it has no patient id")
        if row_id in self._patients:
            raise _Refused("another row has the same patient id; the first one was taken")
        first, last = column(row, columns.first_name), column(row, columns.last_name)
        if not (first or last):
            first, last = split_name(column(row, columns.name))
        if not (first or last):
            raise _Refused("it has no name")
        birth_date = None
        if text := column(row, columns.birth_date):
            try:
                birth_date = self._parse_date(text)
            except ValueError:
                self._problem(
                    self._mapping.files.patients,
                    line,
                    row_id,
                    "its birth date is not a date and was left out",
                    taken=True,
                )
        patient_id = derived_id(self._location.id, "patient", row_id)
        self._patients[row_id] = patient_id
        self._practice.patients.append(
            records.Patient(
                id=patient_id,
                chart_number=row_id,
                first_name=first,
                last_name=last,
                birth_date=birth_date,
                home_location_id=self._location.id,
                mobile_phone=column(row, columns.phone),
                email=column(row, columns.email),
                external_id=f"{self._prefix}{row_id}",
            )
        )

    def _read_appointments(self) -> None:
        columns = self._mapping.appointments
        file = self._mapping.files.appointments
        needed = {
            "appointment's id": columns.id,
            "patient": columns.patient,
            "operatory": columns.operatory,
            "date": columns.date,
            "time": columns.time,
            "length in minutes": columns.minutes,
            "status": columns.status,
        }
        for line, row in self._rows(file, needed):
            self._result.rows += 1
            if line % 2000 == 0:
                self._progress(f"Reading appointments ({line:,} lines)", 0.5)
            row_id = column(row, columns.id)
            try:
                self._take_appointment(row, row_id, line)
            except _Refused as refusal:
                self._problem(file, line, row_id, str(refusal))

    def _take_appointment(self, row: Mapping[str, str], row_id: str, line: int) -> None:
        columns = self._mapping.appointments
        if not row_id:
            raise _Refused("it has no appointment id")
        if row_id in self._taken:
            raise _Refused("another row has the same appointment id; the first one was taken")
        patient_id = self._patients.get(column(row, columns.patient))
        if patient_id is None:
            raise _Refused("its patient is not among the patients that were taken")
        operatory = column(row, columns.operatory)
        if not operatory:
            raise _Refused("it names no operatory")
        day = self._date(row, columns.date)
        start = self._clock(row, columns.time)
        minutes = self._minutes(row)
        begin, end = self._interval(day, start, minutes)
        flow, course_end = self._flow(row, day)
        status, note = self._status(row, arrived=bool(flow))
        room = self._rooms.called(operatory)
        kind = self._rooms.kind(room, minutes)
        booked = self._booked(row, begin)
        self._taken[row_id] = line
        if status in (Status.SCHEDULED, Status.COMPLETE):
            closing = (datetime.combine(day, start) + timedelta(minutes=minutes)).time()
            self._rooms.note_hours(operatory, day.weekday(), start, closing)
        past = status is not Status.SCHEDULED
        self._practice.appointments.append(
            records.Appointment(
                id=derived_id(self._location.id, "appointment", row_id),
                location_id=self._location.id,
                patient_id=patient_id,
                operatory_id=room.operatory.id,
                type_id=kind.id,
                provider_id=room.provider.id,
                provider_role=ProviderRole.HYGIENIST if room.provider.is_hygienist else ProviderRole.DENTIST,
                status=status,
                start=begin,
                end=end,
                pattern=kind.pattern,
                created_at=booked,
                confirmation_id=self._confirmed if past else self._unconfirmed,
                note=" ".join(part for part in (column(row, columns.note), note) if part),
                cancelled_by="patient" if status is Status.CANCELLED else None,
                ended_at=(course_end or end) if past else None,
                flow=flow,
                external_id=f"{self._prefix}{row_id}",
            )
        )

    def _date(self, row: Mapping[str, str], names: tuple[str, ...]) -> date:
        text = column(row, names)
        try:
            return self._parse_date(text)
        except ValueError as error:
            raise _Refused(f"its date {text!r} is not a date" if text else "it has no date") from error

    def _parse_date(self, text: str) -> date:
        day, pattern = self._mapping.parse_date(text)
        if not pattern.startswith("%Y") and day.day <= 12 and day.day != day.month:
            self._result.assumed[pattern] += 1
        return day

    def _clock(self, row: Mapping[str, str], names: tuple[str, ...]) -> time:
        text = column(row, names)
        try:
            return self._mapping.parse_time(text)
        except ValueError as error:
            raise _Refused(f"its time {text!r} is not a time" if text else "it has no time") from error

    def _minutes(self, row: Mapping[str, str]) -> int:
        text = column(row, self._mapping.appointments.minutes)
        try:
            minutes = round(float(text))
        except (ValueError, OverflowError) as error:
            raise _Refused(f"its length {text!r} is not a number of minutes") from error
        if not 0 < minutes <= LONGEST_MINUTES:
            raise _Refused(f"its length of {minutes} minutes is not between 1 and {LONGEST_MINUTES}")
        return minutes

    def _interval(self, day: date, start: time, minutes: int) -> tuple[datetime, datetime]:
        finish = datetime.combine(day, start) + timedelta(minutes=minutes)
        if finish.date() != day:
            raise _Refused("it runs past midnight")
        try:
            interval = local_interval(day, start, finish.time(), self._zone)
        except LocalTimeGap as error:
            raise _Refused(f"the clock of {self._zone} skips that time on this date") from error
        except ValueError as error:
            raise _Refused(str(error)) from error
        return interval.start, interval.end

    def _status(self, row: Mapping[str, str], *, arrived: bool) -> tuple[AppointmentStatus, str]:
        text = column(row, self._mapping.appointments.status)
        outcome = self._mapping.statuses.get(text) or self._mapping.statuses.get(text.lower())
        if outcome is None:
            known = ", ".join(self._mapping.statuses)
            raise _Refused(f"its status {text!r} is unknown (the mapping knows {known})")
        if outcome != "on_the_day":
            return Status(outcome), ""
        if arrived:
            return Status.COMPLETE, ""
        return Status.BROKEN, "The export does not say what became of this visit."

    def _flow(self, row: Mapping[str, str], day: date) -> tuple[tuple[records.FlowMark, ...], datetime | None]:
        columns = self._mapping.appointments
        marks: list[records.FlowMark] = []
        steps = (("arrived", columns.arrived), ("in_chair", columns.seated), ("dismissed", columns.dismissed))
        for slug, names in steps:
            text = column(row, names)
            if not text or slug not in self._steps:
                continue
            try:
                at = to_instant(day, self._mapping.parse_time(text), self._zone)
            except ValueError as error:
                raise _Refused(f"{text!r} is not a time of day") from error
            if not marks or at >= marks[-1].at:
                marks.append(records.FlowMark(self._steps[slug], at))
        return tuple(marks), marks[-1].at if marks else None

    def _booked(self, row: Mapping[str, str], begin: datetime) -> datetime:
        text = column(row, self._mapping.appointments.booked_on)
        if not text:
            return begin
        try:
            day = self._parse_date(text)
        except ValueError as error:
            raise _Refused(f"its booking date {text!r} is not a date") from error
        return min(to_instant(day, BOOKED_AT, self._zone), begin)

    def _settle_overlaps(self) -> None:
        """Put a coming visit whose slot another row holds on the pinboard; a past overlap really happened and stays."""
        file = self._mapping.files.appointments
        by_room: dict[UUID, list[int]] = defaultdict(list)
        rows = self._practice.appointments
        for index, visit in enumerate(rows):
            if visit.status in (Status.SCHEDULED, Status.COMPLETE):
                by_room[visit.operatory_id].append(index)
        for indexes in by_room.values():
            indexes.sort(key=lambda index: (rows[index].start, rows[index].end))
            held = rows[indexes[0]]
            for index in indexes[1:]:
                visit = rows[index]
                if visit.start < held.end:
                    rows[index] = self._overlapping(visit, held, file)
                    if rows[index].status is Status.PINBOARD:
                        continue
                if visit.end > held.end:
                    held = visit

    def _overlapping(self, visit: records.Appointment, held: records.Appointment, file: str) -> records.Appointment:
        row_id = (visit.external_id or "").removeprefix(self._prefix)
        if visit.start >= self._now and visit.status is Status.SCHEDULED:
            reason = f"its slot is held by {held.external_id}; it is on the pinboard"
            visit = replace(visit, status=Status.PINBOARD)
        else:
            reason = f"it overlaps {held.external_id}; it was kept since it is past"
            visit = replace(visit, is_overlap_allowed=True)
        self._problem(file, self._taken[row_id], row_id, reason, taken=True)
        return visit
