"""One place where unexpected errors end: the log gets the traceback, the person at the desk a sentence."""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontdesk.ui.i18n import tr

log = logging.getLogger("frontdesk.desktop")


class ErrorSink(QObject):
    """Takes every error nobody expected.

    Signals:
        told(str): a sentence to show.
    """

    told = Signal(str)

    def report(self, error: BaseException, doing: str) -> None:
        """Log `error` with its traceback and say what could not be finished; `doing` completes "while …"."""
        log.error("while %s", doing, exc_info=error)
        self.told.emit(tr("Something went wrong while {doing}. The details are in the log.", doing=doing))

    def install(self, loop: asyncio.AbstractEventLoop | None = None) -> Callable[[], None]:
        """Become the end of errors from slots, threads and the loop; call the answer to give them back."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._from_slot
        threading.excepthook = self._from_thread
        if loop is not None:
            loop.set_exception_handler(self._from_loop)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before
            if loop is not None:
                loop.set_exception_handler(None)

        return restore

    def _from_slot(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error, tr("answering a key or a click"))

    def _from_thread(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self.report(failure.exc_value, tr("working in the background"))

    def _from_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, asyncio.CancelledError):
            return
        if isinstance(error, BaseException):
            self.report(error, tr("working in the background"))
        else:
            log.error("event loop: %s", context.get("message"))
