"""What a running server consists of, reachable from every request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.server.platform.sharing import SharedAnswers

if TYPE_CHECKING:
    from anyio import CapacityLimiter

    from frontdesk.server.platform.auth import Authenticator
    from frontdesk.server.platform.meters import Meters
    from frontdesk.server.platform.streams import EventHub
    from frontdesk.server.platform.unit import Database
    from frontdesk.server.platform.workers import Workers


@dataclass(slots=True)
class Services:
    """The parts. Reads and writes have worker threads of their own, so that waiting writers never hold up a read.

    ``meters`` is None where nobody watches: a server that belongs to a window.
    """

    database: Database
    auth: Authenticator
    hub: EventHub
    readers: Workers
    writers: Workers
    ready_limiter: CapacityLimiter
    meters: Meters | None
    answers: SharedAnswers = field(default_factory=SharedAnswers)
