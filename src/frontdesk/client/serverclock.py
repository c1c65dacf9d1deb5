"""What time it is at the server, told from its answers: desks whose clocks are wrong agree on when something ends."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TOLERANCE = timedelta(seconds=3)
"""Answers tell the time in whole seconds and take a while to arrive; less than this is no difference."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ServerClock:
    """The server's clock, as far as the latest answer tells it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def heard(self, date: str | None) -> None:
        """Take note of an answer's ``Date``; one that is missing or makes no sense says nothing."""
        if date is None:
            return
        try:
            told = parsedate_to_datetime(date)
        except ValueError:
            return
        ahead = (told if told.tzinfo is not None else told.replace(tzinfo=UTC)) - _utc_now()
        self._ahead = ahead if abs(ahead) > TOLERANCE else timedelta()

    def now(self) -> datetime:
        """Return the present instant."""
        return _utc_now() + self._ahead
