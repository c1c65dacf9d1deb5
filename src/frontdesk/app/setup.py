"""Making a practice on this computer for the first time: the server's own commands, run beside the window."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from frontdesk.app.obstacles import Obstacle, retell
from frontdesk.app.settings import default_data_dir
from frontdesk.domain.speech import mark
from frontdesk.ui.start.importing import ImportWish
from frontdesk.ui.start.plan import NewPractice, as_json

Progress = Callable[[str, float], None]

DEMO_PREFIX = "demo-"
DEMO_STAMP = "%Y%m%dT%H%M%SZ"
DEMO_STAYS_FRESH = timedelta(hours=3)
KEEP_DEMOS_FOR = timedelta(days=7)
DATABASE_FILE = "frontdesk.db"
END_SECONDS = 5.0


class SetupFailed(Obstacle):
    """The practice could not be made; the message says why, in words for the user."""


def newest_demo(now: datetime) -> Path | None:
    """Return the folder of a demo practice made within the last hours, if there is one.

    A demo lives around the moment it was made for: one of yesterday would show everybody a day late.
    """
    young = [folder for folder, made in _demos() if now - made < DEMO_STAYS_FRESH]
    return max(young, default=None)


def _demos() -> Iterator[tuple[Path, datetime]]:
    found: list[Path] = []
    with suppress(OSError):
        found.extend(default_data_dir("").glob(f"{DEMO_PREFIX}*"))
    for folder in found:
        with suppress(ValueError):
            made = datetime.strptime(folder.name.removeprefix(DEMO_PREFIX), DEMO_STAMP).replace(tzinfo=UTC)
            yield folder, made


def has_practice(data_dir: Path) -> bool:
    """Return whether a practice is kept in this folder, as far as one may look into it."""
    try:
        return (data_dir / DATABASE_FILE).exists()
    except OSError:
        return False


def is_closed(data_dir: Path) -> bool:
    """Return whether one may not look into this folder, so that nobody knows what is kept there."""
    try:
        (data_dir / DATABASE_FILE).exists()
    except OSError:
        return True
    return False


def forget_old_demos(now: datetime) -> None:
    """Remove demo practices of more than a week ago; what was tried in them is nobody's record."""
    for folder, made in list(_demos()):
        if now - made > KEEP_DEMOS_FOR:
            shutil.rmtree(folder, ignore_errors=True)


async def make_demo(now: datetime, progress: Progress) -> Path:
    """Make a demo practice for this moment unless there is a fresh one, and return its folder.

    Raises:
        SetupFailed: It could not be made.
    """
    await asyncio.to_thread(forget_old_demos, now)
    fresh = await asyncio.to_thread(newest_demo, now)
    if fresh is not None:
        return fresh
    target = default_data_dir(f"{DEMO_PREFIX}{now.strftime(DEMO_STAMP)}")
    # Made beside its place and moved there whole: a demo that was interrupted must not look finished.
    draft = target.with_name(f".{target.name}.part")
    await asyncio.to_thread(shutil.rmtree, draft, ignore_errors=True)
    try:
        await _run(["demo", "--data-dir", str(draft), "--until", now.isoformat()], progress)
        await asyncio.to_thread(draft.replace, target)
    finally:
        # What was begun, where it failed or the person left meanwhile.
        await asyncio.to_thread(shutil.rmtree, draft, ignore_errors=True)
    return target


async def make_demo_in(folder: Path, day: date) -> None:
    """Make the demo practice of a day in an empty folder.

    Raises:
        SetupFailed: It could not be made.
    """
    await _run(["demo", "--data-dir", str(folder), "--date", day.isoformat()], lambda _words, _share: None)


async def make_new(data_dir: Path, practice: NewPractice, language: str, progress: Progress) -> None:
    """Make a practice in ``data_dir`` with the operatories, people and hours it is to begin with.

    Raises:
        SetupFailed: It could not be made.
    """
    words = ["--name", practice.name, "--zone", practice.zone, "--person", practice.person, "--language", language]
    command = ["new", "--data-dir", str(data_dir), *words, "--plan", "-"]
    async with _whole_or_nothing(data_dir):
        await _run(command, progress, json.dumps(as_json(practice)))


async def make_of_export(data_dir: Path, wish: ImportWish, progress: Progress) -> None:
    """Make a practice in ``data_dir`` of another system's export.

    Raises:
        SetupFailed: It could not be made; nothing is left of it, so that it can be tried again.
    """
    words = ["--data-dir", str(data_dir), "--name", wish.name, "--zone", wish.zone]
    async with _whole_or_nothing(data_dir):
        await _run(["import", wish.folder, *words], progress)


@asynccontextmanager
async def _whole_or_nothing(data_dir: Path) -> AsyncIterator[None]:
    """Leave no database that was begun in the block, where it failed or the person left meanwhile.

    The command lays a database out before it fills it. Whatever else is in the folder is not ours.
    """
    was_there = has_practice(data_dir) or is_closed(data_dir)
    try:
        yield
    except (SetupFailed, asyncio.CancelledError):
        if not was_there:
            await asyncio.to_thread(_remove_database, data_dir)
        raise


def _remove_database(data_dir: Path) -> None:
    for file in data_dir.glob(f"{DATABASE_FILE}*"):
        file.unlink(missing_ok=True)


async def _run(command: Sequence[str], progress: Progress, given: str = "") -> None:
    loop = asyncio.get_running_loop()

    def show(doing: str, share: float) -> None:
        progress(retell(doing), share)

    def tell(line: str) -> None:
        step = json.loads(line)
        loop.call_soon_threadsafe(show, step["doing"], step["share"])

    process = _started(command)
    try:
        await asyncio.to_thread(_follow, process, tell, given)
    except asyncio.CancelledError:
        # Nobody waits for the practice any more, and the program is not to wait for it either.
        await asyncio.to_thread(_end, process)
        raise


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "frontdesk.server.cli", *command, "--progress-json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        # Ctrl+C is for the window, which ends this in order.
        start_new_session=True,
    )


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _follow(process: subprocess.Popen[str], tell: Callable[[str], None], given: str) -> None:
    said: list[str] = []
    with process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        assert process.stderr is not None  # noqa: S101 - asked for above
        # A command that refuses what it was told does not wait to be given more.
        with suppress(BrokenPipeError):
            process.stdin.write(given)
            process.stdin.close()
        for line in process.stderr:
            if line.startswith("{"):
                tell(line)
            else:
                said.append(line.strip())
    if process.returncode != 0:
        reason = said[-1] if said else mark("it ended without saying why")
        raise SetupFailed(mark("The practice could not be made: {why}"), why=reason)
