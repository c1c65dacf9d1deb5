"""A patient whose name, phone and e-mail address are in the tests' practices and must never get into a log.

A plugin: whatever any logger says during a test, and whatever a server process writes into its log, is searched for
them, and a test that brought one to light fails.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontdesk.server.cli.logs import JsonLines, TextLines

CANARY = ("alvarez", "quist", "wrenhouse", "555-0186", "5550186", "010-2207", "0102207")
"""Names of the tiny practice and of the little office, an e-mail domain, and phones as typed and as searched."""

EMAIL = "ada@wrenhouse.example"
PHONE = "+1 312 555-0186"

QUIETENED = ("httpx", "httpcore")
"""Asking sides: they log addresses with queries in passing, which is why our programs let them warn only."""


def sung(text: str) -> str | None:
    """Return the first of the canary's words that a text holds."""
    said = text.casefold()
    return next((word for word in CANARY if word in said), None)


class Listener(logging.Handler):
    """Hears every record, as both of the server's formats write it and as a plain handler would.

    Attributes:
        heard: where a word of the canary was, by logger and event.
        records: how many records there were.
    """

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.heard: list[str] = []
        self.records = 0
        self._forms = (JsonLines(), TextLines(), logging.Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Look into a record."""
        if record.name.partition(".")[0] in QUIETENED and record.levelno < logging.WARNING:
            return
        self.records += 1
        plain = self._forms if record.name.startswith("frontdesk.server") else self._forms[:2]
        said = [record.getMessage(), *(form.format(record) for form in plain)]
        # The plain form keeps the traceback it made, and would hand it to everybody's formatter.
        record.exc_text = None
        if any(sung(text) for text in said):
            self.heard.append(f"{record.name} {record.levelname} {record.pathname}:{record.lineno}")


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear what is logged meanwhile; the program's own loggers say everything they can."""
    listener = Listener()
    root, ours = logging.getLogger(), logging.getLogger("frontdesk")
    level = ours.level
    ours.setLevel(logging.DEBUG)
    root.addHandler(listener)
    try:
        yield listener
    finally:
        root.removeHandler(listener)
        ours.setLevel(level)


def look_into(log: Path | str) -> None:
    """Fail if a server's log, as a file or as text, holds a word of the canary."""
    text = log.read_text(encoding="utf-8", errors="replace") if isinstance(log, Path) else log
    for line in text.splitlines():
        word = sung(line)
        assert word is None, f"the server's log holds the canary's {word!r}"


@pytest.fixture(autouse=True)
def no_canary_in_any_log() -> Iterator[None]:
    """A test ends without a patient's data in any log record."""
    with listening() as listener:
        yield
    if listener.heard:
        pytest.fail(f"a patient's data was logged: {listener.heard}")
