"""``frontdesk new``: a practice's first day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from frontdesk.domain.localtime import is_zone
from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.numbers import whole_number
from frontdesk.server.cli.opening import add_place_arguments, opened, place_of
from frontdesk.server.cli.progress import ProgressLine

MOST_OPERATORIES = 40
LONGEST_NAME = 200
SAMPLE_PLAN = """{
  "rooms": [{"name": "Op 1"}, {"name": "Hyg 1", "is_hygiene": true}],
  "providers": [
    {"name": "Ruth Costa", "color": "#2456B8", "rooms": [0]},
    {"name": "Tara Lind", "is_hygienist": true, "rooms": [1]}
  ],
  "hours": [{"weekday": 0, "start": "08:00", "end": "17:00"}]
}"""


class Described(argparse.RawDescriptionHelpFormatter):
    """Breaks the lines of the description, and leaves the plan below it as it is written."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if SAMPLE_PLAN in text:
            return super()._fill_text(text, width, indent)
        return argparse.HelpFormatter._fill_text(self, text, width, indent)


def main(argv: Sequence[str]) -> int:
    """Make a practice with one location."""
    parser = argparse.ArgumentParser(
        prog="frontdesk new",
        description="Make a practice with one location, its operatories, a dentist and a hygienist with hours from 8 "
        "to 5 on weekdays, and the usual lists; or with the operatories, people and hours of a plan. All of it can be "
        "changed later.",
        epilog=f"a plan, in which people name their rooms by place, counted from 0, and Monday is 0:\n{SAMPLE_PLAN}",
        formatter_class=Described,
    )
    add_place_arguments(parser)
    parser.add_argument("--name", required=True, metavar="TEXT", help="name of the practice and of its first location")
    parser.add_argument("--zone", required=True, metavar="ZONE", help="IANA time zone, as in America/New_York")
    parser.add_argument(
        "--operatories", type=whole_number, default=4, metavar="N", help="how many rooms (default: %(default)s)"
    )
    parser.add_argument(
        "--plan", metavar="FILE", help="operatories, people and hours as JSON, in place of --operatories; - reads input"
    )
    parser.add_argument(
        "--person", default="Front desk", metavar="TEXT", help="name of the first user (default: %(default)s)"
    )
    parser.add_argument(
        "--language", choices=("en", "es"), default="en", help="what its lists are called in (default: %(default)s)"
    )
    parser.add_argument("--progress-json", action="store_true", help="tell progress as JSON lines on standard error")
    given = parser.parse_args(argv)
    name, person = given.name.strip(), given.person.strip()
    for what, text in (("The name of the practice", name), ("The name of the first user", person)):
        if not text or len(text) > LONGEST_NAME or not text.isprintable():
            raise CommandFailed(f"{what} has 1 to {LONGEST_NAME} characters.")
    if not is_zone(given.zone):
        raise CommandFailed(f"There is no time zone {given.zone}. They are named like America/New_York.")
    if not 1 <= given.operatories <= MOST_OPERATORIES:
        raise CommandFailed(f"A practice starts with 1 to {MOST_OPERATORIES} operatories.")
    # Only here: no other command needs the starter lists.
    from frontdesk.server.practice.filling import PracticeExists, fill_new
    from frontdesk.server.practice.plan import PlanProblem, read_plan, usual_plan
    from frontdesk.server.practice.starterwords import LANGUAGES

    try:
        plan = read_plan(_text_of(given.plan)) if given.plan is not None else usual_plan(given.operatories)
    except PlanProblem as problem:
        raise CommandFailed(str(problem)) from problem

    progress = ProgressLine(as_json=given.progress_json)
    place = place_of(given)
    with opened(place, founds=True) as database:
        try:
            fill_new(database, name, given.zone, plan, person, progress, LANGUAGES[given.language])
        except PracticeExists as problem:
            raise CommandFailed(str(problem)) from problem
        finally:
            progress.done()
    print(f"Made the practice “{name}” with the user {person} (admin).")
    return 0


def _text_of(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise CommandFailed(f"There is no plan {file}.") from problem
    except IsADirectoryError as problem:
        raise CommandFailed(f"{file} is a folder; name the plan's file.") from problem
    except UnicodeDecodeError as problem:
        raise CommandFailed(f"The plan {file} is not a text in UTF-8.") from problem
    except OSError as problem:
        raise CommandFailed(f"The plan {file} cannot be read: {problem.strerror}.") from problem
