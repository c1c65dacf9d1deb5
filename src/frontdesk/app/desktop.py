"""The desktop program from its first window to its last: which practice, signing in, the window over it, the end."""

from __future__ import annotations

import asyncio
import ctypes
import getpass
import logging
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from frontdesk.app.arguments import DeskOptions
from frontdesk.app.endings import Endings
from frontdesk.app.settings import PracticeChoice, Settings, config_dir, default_data_dir
from frontdesk.app.setup import has_practice, newest_demo
from frontdesk.app.supervisor import Endpoint, LocalServer

LOG_FILE = "desktop.log"
PRACTICE_DIR = "practice"
LARGEST_TEXT_PERCENT = 200
M_ARENA_MAX = -8
"""The number of that setting in the C library's malloc.h."""


def run(options: DeskOptions, endings: Endings) -> None:
    """Open the desktop; returns when its last window has gone, or a signal came."""
    _keep_one_heap()
    _configure_logs()
    settings = Settings()
    choice = _choose(options, settings)
    _set_text_size(settings, choice)
    # The server starts while Qt is still being imported: both take about as long.
    early = _start_early(choice, options)
    from frontdesk.app.session import Desktop
    from frontdesk.ui import appearance, i18n, language, theme
    from frontdesk.ui.runtime import DeskLoop, make_application

    application = make_application()
    i18n.begin(language.wanted(settings.get(f"{_person(choice)}/{language.LANGUAGE}")))
    look = theme.THEMES.get(options.theme or settings.get("theme"), theme.LIGHT)
    if options.theme:
        settings.set("theme", options.theme)
    appearance.apply(look)
    loop = DeskLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        desktop = Desktop(settings, options, choice, early)
        endings.tell(desktop.leave)
        loop.run_until_complete(desktop.run())


def _keep_one_heap() -> None:
    """Have all threads take their memory from one place; to be called before there is a second one.

    GNU's C library gives each thread a heap of its own, and what a thread freed there is of no use to the others:
    twelve megabytes with every panel open. Threads that mostly wait, and for Python's lock before that, need not be so
    apart.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _person(choice: PracticeChoice | None) -> str:
    """Return under whose name the window keeps its settings."""
    return (choice.user_name if choice is not None else None) or getpass.getuser()


def _set_text_size(settings: Settings, choice: PracticeChoice | None) -> None:
    """Have Qt draw everything larger for whoever asked for it; it reads this only before its first window."""
    kept = settings.get(f"{_person(choice)}/text.percent")
    if kept.isdigit() and 100 < int(kept) <= LARGEST_TEXT_PERCENT:
        os.environ.setdefault("QT_SCALE_FACTOR", str(int(kept) / 100))


def _choose(options: DeskOptions, settings: Settings) -> PracticeChoice | None:
    if options.demo:
        return PracticeChoice("demo")
    if options.data_dir is not None:
        return PracticeChoice("local", data_dir=str(options.data_dir), user_name=options.user)
    if options.server_url is not None:
        return PracticeChoice("remote", server_url=options.server_url, user_name=options.user)
    kept = settings.practice
    return replace(kept, user_name=options.user) if kept is not None and options.user else kept


def local_dir(choice: PracticeChoice) -> Path | None:
    """Return the folder of a practice on this computer; None for a remote one and for a demo yet to be made."""
    if choice.kind == "demo":
        return newest_demo(datetime.now(UTC))
    return Path(choice.data_dir) if choice.data_dir else None


class EarlyStart:
    """A server that is being started before there is a window to say so."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="early-server")
        self._future: Future[Endpoint] = self._pool.submit(server.ensure_blocking)
        self._pool.shutdown(wait=False)

    async def endpoint(self) -> Endpoint:
        """Return where it answers.

        Raises:
            ServerStartFailed: It did not start.
        """
        return await asyncio.wrap_future(self._future)


def _start_early(choice: PracticeChoice | None, options: DeskOptions) -> EarlyStart | None:
    folder = local_dir(choice) if choice is not None else None
    if choice is None or folder is None or not has_practice(folder):
        return None
    return EarlyStart(LocalServer(folder, choice.user_name or options.user))


def _configure_logs() -> None:
    """Log to a file of the user's; to standard error where that cannot be had."""
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    with suppress(OSError):
        config_dir().mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(config_dir() / LOG_FILE, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    # It logs every address it asks, and with it what somebody searched for.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def free_practice_dir() -> Path:
    """Return a folder for the practice that is started from the first page; one that holds none yet."""
    names = chain((PRACTICE_DIR,), (f"{PRACTICE_DIR}-{number}" for number in count(2)))
    return next(folder for folder in map(default_data_dir, names) if not has_practice(folder))
