"""``frontdesk demo``: a made-up practice to try things on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from frontdesk.domain.localtime import local_date
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.opening import add_place_arguments, opened, place_of
from frontdesk.server.cli.progress import ProgressLine


def main(argv: Sequence[str]) -> int:
    """Make the demo practice."""
    parser = argparse.ArgumentParser(
        prog="frontdesk demo",
        description="Make the demo practice: three locations in two time zones, 4,000 invented patients, fourteen "
        "months of visits around today. The same date gives the same practice; the day has been lived until 10:40 "
        "unless --until says otherwise: then the offices lie where it is a working hour at that instant.",
    )
    add_place_arguments(parser)
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day it is made for (default: today "
        "at its first office)")  # fmt: skip
    parser.add_argument("--until", type=_instant, metavar="INSTANT", help="how far the day has been lived: an instant "
        "with its zone like 2026-11-19T15:04:00Z, or now")  # fmt: skip
    parser.add_argument("--progress-json", action="store_true", help="tell progress as JSON lines on standard error")
    given = parser.parse_args(argv)
    # Only here: the lists of names and the book maker are of no use to any other command.
    from frontdesk.server.practice.demo.offices import USUAL_ZONES, lively_zones
    from frontdesk.server.practice.filling import PracticeExists, fill_demo

    zones = lively_zones(given.until) if given.until else USUAL_ZONES
    # The offices' own day: where the computer stands it may be another one.
    today = given.date or local_date(given.until or _now(), zones.home)
    progress = ProgressLine(as_json=given.progress_json)
    place = place_of(given)
    with opened(place, founds=True) as database:
        # Everything is stamped with the day itself, so that two runs leave equal rows.
        database.clock = lambda: given.until or datetime.combine(today, time(), tzinfo=UTC)
        try:
            fill_demo(database, today, given.until, progress, zones)
        except PracticeExists as problem:
            raise CommandFailed(str(problem)) from problem
        finally:
            progress.done()
    made = f"Made the demo practice for {today:%A}, {today.isoformat()}"
    print(f"{made}, in {place}. Open it with: frontdesk --data-dir {place}" if place.data_dir else f"{made}.")
    return 0


def _now() -> datetime:
    return datetime.now(UTC)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-19") from error


def _instant(text: str) -> datetime:
    if text == "now":
        return _now()
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not an instant like 2026-11-19T15:04:00Z") from error
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} lacks its time zone; end it with Z or an offset like -05:00")
    return instant
