"""Progress of a long command: one line that renews itself for a person, one JSON line per step for a program."""

from __future__ import annotations

import json
import sys
import time

REDRAW_SECONDS = 0.1


class ProgressLine:
    """Tells how far a command is, on standard error.

    As JSON lines ``{"doing": text, "share": 0…1}`` for the window that started the command; as a line that is
    overwritten on a terminal; not at all into a file.
    """

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._is_terminal = sys.stderr.isatty()
        self._shown = 0.0
        self._width = 0

    def __call__(self, doing: str, share: float) -> None:
        """Show it, not more often than an eye can follow."""
        now = time.monotonic()
        if now - self._shown < REDRAW_SECONDS:
            return
        self._shown = now
        if self._as_json:
            print(json.dumps({"doing": doing, "share": round(share, 3)}), file=sys.stderr, flush=True)
        elif self._is_terminal:
            text = f"{doing} … {share:.0%}" if share else f"{doing} …"
            print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)
            self._width = max(self._width, len(text))

    def done(self) -> None:
        """Clear the line."""
        if self._is_terminal and not self._as_json and self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
