"""Keeping the garbage collector's pauses out of what the hand feels, and free memory out of the window's account."""

import ctypes
import gc
from collections.abc import Callable
from functools import cache


@cache
def settle_collector() -> None:
    """Put what is there by now aside for good, once in the life of the program.

    The window, its modules and the practice live until the end: a full collection that walks through all of them
    again takes longer than a frame may.
    """
    gc.collect()
    gc.freeze()
    give_back()


def give_back() -> None:
    """Return to the system what is free inside the process, in a few milliseconds; for a moment without a drag.

    GNU's C library keeps what was freed, up to ten megabytes after a look at every panel; others need no reminder.
    """
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
