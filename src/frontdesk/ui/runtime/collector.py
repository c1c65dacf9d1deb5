"""Keeping the garbage collector out of Qt's work and its pauses out of what the hand feels; giving memory back."""

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QTimer

TURN_MS = 250
"""How long new garbage waits at most. In that time a burst of changes leaves a few milliseconds of work."""


@contextmanager
def collecting_between_events() -> Iterator[None]:
    """Have garbage collected between Qt's events and on this thread only, inside of the block.

    By itself Python collects as soon as enough was made: on the thread that decodes an answer, or in the midst of Qt
    telling one window after the other that the theme is another. Among the garbage may be a window, and Qt ends the
    program when one goes on a thread it does not live on, or just before its turn.
    """
    was_automatic = gc.isenabled()
    timer = QTimer()
    timer.timeout.connect(_collect_young)
    gc.disable()
    timer.start(TURN_MS)
    try:
        yield
    finally:
        timer.stop()
        if was_automatic:
            gc.enable()


def _collect_young() -> None:
    """Collect among what is new, and in its turn what has been there for a while.

    What has lived for long is left to `give_back`: to go through that takes longer than a frame may.
    """
    _, turns, _ = gc.get_count()
    _, most_turns, _ = gc.get_threshold()
    gc.collect(1 if turns > most_turns else 0)


@cache
def settle_collector() -> None:
    """Put what is there by now aside for good, once in the life of the program.

    The window, its modules and the practice live until the end: a full collection that walks through all of them
    again takes longer than a frame may.
    """
    give_back()
    gc.freeze()


def give_back() -> None:
    """Collect all garbage, and return to the system what is free inside the process; for a moment without a drag.

    That takes some milliseconds. GNU's C library keeps what was freed, up to ten megabytes after a look at every panel;
    others need no reminder.
    """
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return found
