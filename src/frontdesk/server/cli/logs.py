"""The server's log: one line per event, as JSON or as text, and never a word of what a request or a record said."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime

from frontdesk.server.platform.gate import described

FORMATS = ("json", "text")
LEVELS = ("debug", "info", "warning", "error")
_PLAIN = re.compile(r'[^\s"=]+')


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return json.dumps(_said(record), default=str, ensure_ascii=False)


class TextLines(logging.Formatter):
    """Writes a record as time, level, logger and event, and its fields as ``name=value``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = _said(record)
        first = " ".join(str(said.pop(name)) for name in ("at", "level", "logger"))
        return " ".join((first, _plain(said.pop("event")), *(f"{name}={_plain(said[name])}" for name in said)))


def _said(record: logging.LogRecord) -> dict[str, object]:
    """Return a record's event name and fields; of an exception only its kind and where it arose."""
    said: dict[str, object] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        # Other libraries' messages are their templates: the arguments may quote data, and so may what asyncio adds in
        # further lines.
        "event": record.msg.partition("\n")[0] if isinstance(record.msg, str) else type(record.msg).__qualname__,
    }
    said |= getattr(record, "fields", {})
    if record.exc_info and record.exc_info[1] is not None:
        said |= described(record.exc_info[1])
    return said


def _plain(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    # A line stays one line, and a value one value.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def configure(level: str = "info", form: str = "json") -> None:
    """Send the log to standard error, in one of `FORMATS`; from "info" on, every request writes a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(TextLines() if form == "text" else JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, _number(level)))
    logging.getLogger("frontdesk").setLevel(_number(level))


def _number(level: str) -> int:
    return logging.getLevelNamesMapping()[level.upper()]
