"""How a server is told to run."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BODY_BYTES = 1024 * 1024
BODY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between one server and another.

    An ``embedded`` server belongs to the windows of one machine: it refuses web pages and other machines' names and
    does not serve its document. ``is_behind_proxy`` says that a proxy passes on what others ask, so that nobody
    counts as a program of this machine. A body has at most ``max_body_bytes`` and is there within ``body_seconds``.
    ``stream_seconds`` and ``keep_alive_seconds`` bound the life of an event stream and of its silences.
    """

    embedded: bool = False
    is_behind_proxy: bool = False
    max_body_bytes: int = MAX_BODY_BYTES
    body_seconds: float = BODY_SECONDS
    stream_seconds: float = 600.0
    keep_alive_seconds: float = 15.0
    token_days: int = 30
