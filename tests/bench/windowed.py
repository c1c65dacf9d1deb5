"""A real window before a real server, for measurements of the window."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from desks import IMPORTED_USER
from served import MIDDLE, USER, fill, frontdesk, served

from frontdesk.ui import appearance, theme
from frontdesk.ui.runtime import DeskLoop, make_application

VISITS = 5000
"""How many visits a practice made for the measurement has."""

Measure = Callable[[str, str, argparse.Namespace, Path], Awaitable[bool]]
"""Measures with the server's address, a token, the options and a folder; says whether the figures hold."""


def arguments(about: str | None, of_the_day: str) -> argparse.ArgumentParser:
    """Return the options every measurement of the window has."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--practice", type=Path, metavar="FOLDER", help=f"import this export; else {VISITS:,} visits are made"
    )
    parser.add_argument("--date", type=date.fromisoformat, default=MIDDLE, help=of_the_day)
    return parser


def run(measure: Measure, given: argparse.Namespace) -> int:
    """Make the practice, serve it, and measure in the window's loop; return the exit code."""
    application = make_application()
    appearance.apply(theme.LIGHT)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-bench-")))
        place = ["--data-dir", str(folder / "practice")]
        if given.practice:
            frontdesk("import", str(given.practice), *place)
        else:
            fill(place, VISITS)
        token = frontdesk("user", "token", IMPORTED_USER if given.practice else USER, *place)
        address = stack.enter_context(served(place, folder / "server.log"))
        loop = stack.enter_context(DeskLoop(application))
        asyncio.set_event_loop(loop)
        return 0 if loop.run_until_complete(measure(address, token, given, folder)) else 1
