"""The command line of the desktop program."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontdesk import __version__, folder_named

SERVER_COMMANDS = {
    "serve": "run the practice server for several desks",
    "import": "bring in another system's export",
    "demo": "make the demo practice in a folder",
    "new": "make an empty practice in a folder",
    "user": "add users, print their tokens",
    "audit": "check that the history of changes is as it was written",
    "opendental": "print a key pair for a program that speaks Open Dental's dialect",
    "openapi": "print the server's OpenAPI document",
}


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the desktop was started with.

    Attributes:
        demo: Open the built-in demo practice without asking.
        data_dir: Open the practice of this folder with a server of its own.
        server_url: Connect to this practice server.
        user: Work as this user.
        day: Show this date first instead of today.
        theme: ``light``, ``dark``, or None for what was chosen last.
    """

    demo: bool = False
    data_dir: Path | None = None
    server_url: str | None = None
    user: str | None = None
    day: date | None = None
    theme: str | None = None


def parse_day(text: str) -> date:
    """Return the date written as YYYY-MM-DD.

    Raises:
        argparse.ArgumentTypeError: It is not one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-19") from error


def parse(argv: Sequence[str]) -> DeskOptions:
    """Return the options of ``argv``; prints help or the mistake and exits as argparse does."""
    commands = "\n".join(f"  {name:<11} {what}" for name, what in SERVER_COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="frontdesk",
        description="The scheduler a dental front desk keeps open all day. Without options it opens the practice "
        "that was open last, or offers a choice on the first start.",
        epilog=f"commands (each has --help):\n{commands}\n  screenshot  draw the window into a picture file",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    practice = parser.add_mutually_exclusive_group()
    practice.add_argument("--demo", action="store_true", help="open the built-in demo practice without asking")
    practice.add_argument("--data-dir", type=folder_named, metavar="DIR", help="open the practice kept in this folder")
    practice.add_argument("--server", metavar="URL", help="connect to a practice server")
    parser.add_argument("--user", metavar="NAME", help="work as this user, whom frontdesk user add has let in")
    parser.add_argument("--date", type=parse_day, metavar="YYYY-MM-DD", help="show this date first instead of today")
    parser.add_argument("--theme", choices=("light", "dark"), help="appearance; remembered")
    parser.add_argument("--version", action="version", version=f"frontdesk {__version__}")
    given, unknown = parser.parse_known_args(argv)
    if unknown:
        known = ", ".join((*SERVER_COMMANDS, "screenshot"))
        what = "option" if unknown[0].startswith("-") else "command"
        parser.error(f"there is no {what} {unknown[0]!r}; the commands are: {known}. frontdesk --help tells more")
    return DeskOptions(
        demo=given.demo,
        data_dir=given.data_dir.expanduser().absolute() if given.data_dir else None,
        server_url=given.server,
        user=given.user,
        day=given.date,
        theme=given.theme,
    )
