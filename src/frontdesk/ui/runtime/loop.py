"""asyncio on Qt's event loop."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

# qasync takes the Qt binding that is already imported, so PySide6 has to come first.
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from frontdesk.ui import theme
from frontdesk.ui.runtime.collector import collecting_between_events

Result = TypeVar("Result")


class DeskLoop(QEventLoop):  # type: ignore[misc]
    """An asyncio loop that Qt drives.

    qasync pumps Qt's events once more after the last coroutine; handlers would then find the client closed and
    the store gone. Here the end is the end.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.set_default_executor(ThreadPoolExecutor(max_workers=4, thread_name_prefix="desk"))

    def run_until_complete(self, future: Coroutine[Any, Any, Result] | asyncio.Future[Result]) -> Result:
        """Run Qt and asyncio until `future` is done, and hand back its result."""
        task = asyncio.ensure_future(future, loop=self)

        def stop(_: object) -> None:
            self.stop()

        task.add_done_callback(stop)
        try:
            with collecting_between_events():
                self.run_forever()
        finally:
            task.remove_done_callback(stop)
        if not task.done():
            raise RuntimeError("The event loop was stopped before its work was done.")
        return task.result()


def make_application(arguments: Sequence[str] = ("frontdesk",)) -> QApplication:
    """The one QApplication, set up so that closing a window does not end the program by itself."""
    existing = QApplication.instance()
    application = cast("QApplication", existing) if existing else QApplication(list(arguments))
    application.setQuitOnLastWindowClosed(False)
    application.setApplicationName("Frontdesk")
    application.setApplicationDisplayName("Frontdesk")
    application.setStyle("Fusion")
    application.setFont(QFont(theme.interface_font()))
    return application
