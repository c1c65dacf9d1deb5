"""What comes of an operation, and how the desk stands to its server."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an operation ended, in one sentence for the status line.

    Attributes:
        ok: it happened.
        ids: the appointments it was about; for a copy, the new one.
        reason: when it did not happen, a word a program can act on: ``stale_version``, ``slot_taken``,
            ``time_locked``, ``gone``, ``signed_out``, ``closed``, …
    """

    ok: bool
    sentence: str
    ids: tuple[UUID, ...] = ()
    reason: str | None = None


class ConnectionState(StrEnum):
    """How the desk stands to its server.

    *retrying* is the first seconds without it, *offline* what it is called when it does not come back.
    """

    CONNECTING = "connecting"
    LIVE = "live"
    RETRYING = "retrying"
    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"
