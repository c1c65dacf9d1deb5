"""Ctrl+C and SIGTERM: what ends the program in order, as closing its windows does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSocketNotifier

ENDING = (signal.SIGINT, signal.SIGTERM)


class Endings:
    """What asks the program to end, noted from the first moment and told once there is an event loop.

    Qt's loop runs no Python while nothing happens, so that a handler in Python alone would wait for the next mouse
    move. The interpreter itself writes to a socket the moment a signal comes, and Qt wakes up for that.

    Attributes:
        number: the first signal that came, None until then.
    """

    def __init__(self) -> None:
        self.number: int | None = None
        self._ours, self._theirs = socket.socketpair()
        self._notifier: QSocketNotifier | None = None
        for end in (self._ours, self._theirs):
            end.setblocking(False)

    @contextmanager
    def watching(self) -> Iterator[Endings]:
        """Note signals within the block; to be called in the main thread.

        Once one has come, Ctrl+C does nothing any more, after the block too: the program is ending already.
        """
        before = {number: signal.signal(number, self._note) for number in ENDING}
        wakeup = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        try:
            yield self
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler if self.number is None else signal.SIG_IGN)
            self._let_go()

    def tell(self, leave: Callable[[], object]) -> None:
        """Have ``leave`` called from Qt's loop, once, when a signal comes or has come. It needs a QApplication."""
        from PySide6.QtCore import QSocketNotifier

        def woken() -> None:
            self._drain()
            # Where the interpreter has not come to its handler yet, the number was in what it wrote.
            if self.number is not None:
                self._hush()
                leave()

        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(woken)

    @property
    def exit_code(self) -> int:
        """What the process ends with: 0, or as a shell counts the signal."""
        return 0 if self.number is None else 128 + self.number

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self.number is None:
            self.number = number

    def _drain(self) -> None:
        try:
            for number in self._ours.recv(4096):
                if number in ENDING:
                    self._note(number, None)
        except BlockingIOError:
            return

    def _hush(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None

    def _let_go(self) -> None:
        self._hush()
        self._ours.close()
        self._theirs.close()
