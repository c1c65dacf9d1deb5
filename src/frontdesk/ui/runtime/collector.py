"""Keeping the garbage collector's pauses out of what the hand feels."""

import gc
from functools import cache


@cache
def settle_collector() -> None:
    """Put what is there by now aside for good, once in the life of the program.

    The window, its modules and the practice live until the end: a full collection that walks through all of them
    again takes longer than a frame may.
    """
    gc.collect()
    gc.freeze()
