"""Ctrl+C for programs that a test starts."""

import signal
import sys


def _heed() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


# Tests that run in the background of a shell would hand on that Ctrl+C is nothing to them.
HEED_INTERRUPTS = None if sys.platform == "win32" else _heed
"""To be called in a program before it begins (``preexec_fn``)."""
