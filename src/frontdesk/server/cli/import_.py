"""``frontdesk import``: bring in what another system exported."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.domain.localtime import is_zone
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.opening import Place, add_place_arguments, opened, place_of
from frontdesk.server.cli.progress import ProgressLine

if TYPE_CHECKING:
    from frontdesk.server.practice.filling import ImportReport

SHOWN_PROBLEMS = 10
REPORT_FILE = "import-report.csv"
EXAMPLE = date(2026, 1, 5)
DEFAULT_ZONE = "America/New_York"


def main(argv: Sequence[str]) -> int:
    """Import a folder of CSV files."""
    parser = argparse.ArgumentParser(
        prog="frontdesk import",
        description="Bring in the appointments and patients that another system exported as CSV files. Rows that "
        "cannot be taken are named with the reason; the others come in. Importing the same folder again adds only "
        "what is new.",
        epilog="Columns are found through a mapping file; the built-in one is resources/mappings/medscheduler.toml. "
        "Dates that day and month could be exchanged in are read by the first of its formats that fits; how many there "
        "were and how they were read is said at the end.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the export")
    add_place_arguments(parser)
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="which column means what (TOML)")
    parser.add_argument("--name", metavar="TEXT", help="the location the export is of (default: the only one, or the "
        "folder's name)")  # fmt: skip
    parser.add_argument("--zone", metavar="ZONE", help="its IANA time zone, if the location is "
        f"new (default: {DEFAULT_ZONE})")  # fmt: skip
    parser.add_argument("--report", type=Path, metavar="FILE", help="write rows that need a look to this CSV file "
        f"(default: {REPORT_FILE} in the data folder)")  # fmt: skip
    parser.add_argument("--progress-json", action="store_true", help="tell progress as JSON lines on standard error")
    given = parser.parse_args(argv)
    if not given.folder.is_dir():
        is_file = given.folder.is_file()
        raise CommandFailed(
            f"{given.folder} is a file; name the folder it is in." if is_file else f"There is no folder {given.folder}."
        )
    if given.report is not None and not given.report.absolute().parent.is_dir():
        raise CommandFailed(f"There is no folder {given.report.parent} for the report; make it first.")
    if given.zone is not None and not is_zone(given.zone):
        raise CommandFailed(f"There is no time zone {given.zone}. They are named like America/New_York.")
    place = place_of(given)
    report = _import(given, place)
    _tell(report, given.report or (place.data_dir / REPORT_FILE if place.data_dir else None))
    _tell_where(report, zone_was_given=given.zone is not None)
    return 0


def _import(given: argparse.Namespace, place: Place) -> ImportReport:
    # Only here: a running server reads no exports.
    from frontdesk.server.practice.filling import fill_from_export
    from frontdesk.server.practice.importing.mapping import MappingProblem, read_mapping
    from frontdesk.server.practice.importing.reader import ExportProblem

    progress = ProgressLine(as_json=given.progress_json)
    try:
        mapping = read_mapping(given.mapping)
        with opened(place, founds=True) as database:
            return fill_from_export(database, given.folder, mapping, given.name, given.zone or DEFAULT_ZONE, progress)
    except (MappingProblem, ExportProblem) as problem:
        raise CommandFailed(f"{problem} Nothing was changed.") from problem
    finally:
        progress.done()


def _count(many: int, one: str, more: str) -> str:
    return f"{many:,} {one if many == 1 else more}"


def _in_words(pattern: str) -> str:
    """Return a format of dates as people write it: ``%d.%m.%Y`` is day.month.year."""
    for code, word in {"%d": "day", "%m": "month", "%Y": "year", "%y": "year"}.items():
        pattern = pattern.replace(code, word)
    return pattern


def _tell(report: ImportReport, file: Path | None) -> None:
    added, known = report.added, report.known
    print(
        f"Read {_count(report.rows, 'row', 'rows')}: {_count(added['patients'], 'patient', 'patients')} and "
        f"{_count(added['appointments'], 'appointment', 'appointments')} added, "
        f"{known['patients']:,} and {known['appointments']:,} were here already, {len(report.refused):,} not taken."
    )
    for pattern, many in report.assumed.items():
        were = "It was" if many == 1 else "They were"
        print(f"{_count(many, 'date', 'dates')} could mean another day. {were} read as {_in_words(pattern)}: "
              f"{EXAMPLE.strftime(pattern)} is {EXAMPLE.day} January. If that is wrong, say so in a mapping file, "
              "under [formats].")  # fmt: skip
    if not report.problems:
        return
    for problem in report.problems[:SHOWN_PROBLEMS]:
        verb = "taken, but" if problem.taken else "not taken:"
        print(f"  {problem.file} line {problem.row} ({problem.row_id}) {verb} {problem.reason}")
    if len(report.problems) > SHOWN_PROBLEMS:
        print(f"  … and {len(report.problems) - SHOWN_PROBLEMS:,} more")
    if file is None:
        return
    try:
        with file.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(("file", "line", "id", "taken", "reason"))
            writer.writerows((row.file, row.row, row.row_id, "yes" if row.taken else "no", row.reason)
                             for row in report.problems)  # fmt: skip
        print(f"All of them are in {file}.")
    except OSError as error:
        print(f"The list could not be written to {file}: {error.strerror}.", file=sys.stderr)


def _tell_where(report: ImportReport, *, zone_was_given: bool) -> None:
    where = f"The practice is “{report.practice}”, the location “{report.location}”, its time zone {report.zone}"
    if not report.is_new:
        print(f"{where}.")
    elif zone_was_given:
        print(f"{where}, as --zone says.")
    else:
        print(f"{where}, since no --zone was given. If that is wrong, import into another folder with --zone.")
