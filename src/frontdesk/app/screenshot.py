"""``frontdesk screenshot``: draws the window of a practice into a picture, without a display."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from frontdesk import folder_named
from frontdesk.app.arguments import parse_day
from frontdesk.app.endings import Endings
from frontdesk.app.settings import PracticeChoice, Settings

SCENES = {
    "day": "a day, operatory by operatory",
    "week": "the week around the day",
    "month": "the month around the day, with load, production and holidays",
    "views": "a schedule view being made, the board showing it",
    "production": "who produces how much of which goal",
    "blockouts": "a blockout being changed, its types and copies at the side",
    "templates": "a template of blockouts being made of a day",
    "schedules": "a provider's weekly hours, days that differ, and holidays",
    "drag": "a visit on its way to another operatory, with the verdict",
    "pinboard": "a visit on hold picked up: every place where it fits is lit",
    "print": "the day sheet as it will look on paper",
    "booking": "a caller being booked in a free place",
    "hold": "a place held while phoning, with whose it is and the minutes left",
    "openings": "openings, numbered on the board and listed",
    "editor": "a visit being edited, with the line of its history",
    "history": "everything that happened to the visits of a day",
    "tasks": "what the office has to do, or a task about a visit being made",
    "waitlist": "who would come sooner",
    "waitlist-form": "an entry of the waitlist being changed",
    "offers": "a cancelled visit, and who fits into its place",
    "recalls": "who is due for a recall",
    "confirm": "who has not confirmed the coming days",
    "palette": "the search field with its answers",
    "keys": "every key",
    "lock": "the desk while it is locked",
    "privacy": "a day with every name hidden",
    "settings": "the settings at the side",
    "offline": "the window after its server has gone",
}
DEFAULT_SIZE = (1600, 960)
SMALLEST_SIZE, LARGEST_SIZE = 400, 8000
SMALLEST_TEXT, LARGEST_TEXT = 100, 200


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn; size in device-independent pixels."""

    scene: str
    out: Path
    width: int
    height: int
    theme: str
    data_dir: Path | None
    day: date | None
    at: datetime | None
    language: str = "en"


def main(argv: Sequence[str]) -> int:
    """Draw one scene; returns the process's exit code."""
    scenes = "\n".join(f"  {name:<13} {what}" for name, what in SCENES.items())
    parser = argparse.ArgumentParser(
        prog="frontdesk screenshot",
        description="Draw the window into a PNG file, without a display.",
        epilog=f"scenes:\n{scenes}\n\nWithout --data-dir the demo practice is drawn, at 10:40 of the date.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scene", choices=list(SCENES), metavar="SCENE", help="what to draw, see below")
    parser.add_argument("--out", type=_picture, required=True, metavar="FILE.png", help="where to put it")
    parser.add_argument("--size", type=_size, default=DEFAULT_SIZE, metavar="WIDTHxHEIGHT", help="default: 1600x960")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default: %(default)s")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="FACTOR", help="pixels per point, as in 1.5")
    parser.add_argument("--text", type=_text, default=100, metavar="PERCENT", help="size of the text as in the "
        "settings, 100 to 200; the window keeps its size, so less of it fits")  # fmt: skip
    parser.add_argument("--language", choices=("en", "es"), default="en", help="default: %(default)s")
    parser.add_argument("--data-dir", type=folder_named, metavar="DIR", help="draw the practice kept in this folder")
    parser.add_argument("--date", type=parse_day, metavar="YYYY-MM-DD", help="the day to draw (default: today)")
    parser.add_argument("--at", type=_instant, metavar="INSTANT", help="the moment the window takes for now, with its "
        "zone, as in 2026-11-19T09:04:00-05:00")  # fmt: skip
    given = parser.parse_args(argv)
    if given.data_dir is not None and (trouble := _trouble_with(given.data_dir)):
        print(f"frontdesk screenshot: {trouble}", file=sys.stderr)
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # As the window itself does it: everything is larger, so less of it fits.
    os.environ["QT_SCALE_FACTOR"] = str(given.scale * given.text / 100)
    width, height = (side * 100 // given.text for side in given.size)
    data_dir = given.data_dir.absolute() if given.data_dir else None
    at = (data_dir, given.date, given.at)
    picture = Picture(given.scene, given.out, width, height, given.theme, *at, language=given.language)
    with Endings().watching() as endings:
        return _draw(picture, endings)


def _draw(picture: Picture, endings: Endings) -> int:
    # Qt reads its environment when it is imported.
    from PySide6.QtGui import QFontDatabase

    from frontdesk.app.scenes import demo_day, demo_moment, draw_scene
    from frontdesk.app.setup import SetupFailed, make_demo_in
    from frontdesk.app.stagehand import NotDrawn
    from frontdesk.app.supervisor import LocalServer, ServerStartFailed, opening
    from frontdesk.app.work import utc_now
    from frontdesk.ui import appearance, i18n, theme
    from frontdesk.ui.runtime import DeskLoop, make_application

    application = make_application(("frontdesk", "-platform", "offscreen"))
    if "Inter" in QFontDatabase.families():
        # Offscreen there is no platform font to follow; this is the nearest to what desktops use.
        theme.set_family("Inter")
        application.setFont(theme.interface_font())
    i18n.begin(picture.language)
    appearance.apply(theme.THEMES[picture.theme])
    loop = DeskLoop(application)
    asyncio.set_event_loop(loop)
    day = picture.day or demo_day(utc_now())

    async def work(folder: Path, now: datetime | None) -> None:
        if picture.data_dir is None:
            await make_demo_in(folder, day)
        server = LocalServer(folder)
        opened = await opening(PracticeChoice("local", data_dir=str(folder)), server.ensure(), server)
        settings = Settings(folder / "no-settings.json", read_only=True)
        image = await draw_scene(opened, settings, picture, now)
        if not await asyncio.to_thread(image.save, str(picture.out)):
            raise NotDrawn(f"the picture could not be written to {picture.out}.")

    with ExitStack() as stack:
        stack.enter_context(loop)
        folder, now = picture.data_dir, picture.at
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-")))
            now = now or demo_moment(day)
        working = loop.create_task(work(folder, now))
        endings.tell(working.cancel)
        try:
            loop.run_until_complete(working)
        except (NotDrawn, SetupFailed, ServerStartFailed) as problem:
            print(f"frontdesk screenshot: {problem}", file=sys.stderr)
            return 1
        except asyncio.CancelledError:
            return endings.exit_code
    return 0


def _trouble_with(folder: Path) -> str:
    """Return in a sentence why no practice of this folder can be drawn, or nothing."""
    try:
        is_there = (folder / "frontdesk.db").exists()
    except OSError as error:
        return f"{folder} cannot be looked into: {error.strerror}."
    return "" if is_there else f"there is no practice in {folder}."


def _picture(text: str) -> Path:
    file = Path(text)
    try:
        is_folder, is_there, has_folder = file.is_dir(), file.exists(), file.absolute().parent.is_dir()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{text} cannot be written: {error.strerror}") from error
    if not has_folder:
        raise argparse.ArgumentTypeError(f"there is no folder {file.parent}; make it first")
    if is_folder or file.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a picture like day.png")
    # Drawing takes a while: whoever may not keep the picture is told before it.
    if is_there and not os.access(file, os.W_OK):
        raise argparse.ArgumentTypeError(f"you have no permission to write {text}; name another file")
    if not is_there and not os.access(file.absolute().parent, os.W_OK | os.X_OK):
        raise argparse.ArgumentTypeError(f"you have no permission to write in the folder {file.absolute().parent}")
    return file


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(SMALLEST_SIZE <= side <= LARGEST_SIZE for side in sides):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1600x960")
    return sides


def _scale(text: str) -> float:
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if not 0.5 <= factor <= 4.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a factor between 0.5 and 4")
    return factor


def _text(text: str) -> int:
    percent = int(text) if text.isdecimal() else 0
    if not SMALLEST_TEXT <= percent <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share between {SMALLEST_TEXT} and {LARGEST_TEXT}")
    return percent


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not an instant like 2026-11-19T09:04:00-05:00") from error
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} lacks its time zone; end it with Z or an offset like -05:00")
    return instant
