"""The server's log: one JSON object per line, and never a word of what a request or a record said."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from frontdesk.server.platform.gate import described


class JsonLines(logging.Formatter):
    """Writes a record's event name and fields; of an exception only its kind and where it arose."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # Other libraries' messages are their templates: the arguments may quote data.
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__qualname__,
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= described(record.exc_info[1])
        return json.dumps(line, default=str, ensure_ascii=False)


def configure(*, quiet: bool) -> None:
    """Send the log to standard error; *quiet* leaves out the line that every request writes."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("frontdesk").setLevel(logging.WARNING if quiet else logging.INFO)
