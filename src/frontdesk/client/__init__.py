"""The typed, asynchronous client of the scheduling API."""

from frontdesk.client.api import SchedulingClient
from frontdesk.client.errors import (
    ApiError,
    BadRequest,
    Conflict,
    ConnectFailed,
    Forbidden,
    FrontdeskError,
    Invalid,
    NoAnswer,
    NotFound,
    OutcomeUnknown,
    ServerError,
    TransportError,
    Unauthorized,
    UnexpectedAnswer,
    Unusable,
)
from frontdesk.client.events import Connected, Lost, Reset, StreamItem
from frontdesk.client.retries import Backoff
from frontdesk.contract.events import Event

__all__ = [
    "ApiError",
    "Backoff",
    "BadRequest",
    "Conflict",
    "ConnectFailed",
    "Connected",
    "Event",
    "Forbidden",
    "FrontdeskError",
    "Invalid",
    "Lost",
    "NoAnswer",
    "NotFound",
    "OutcomeUnknown",
    "Reset",
    "SchedulingClient",
    "ServerError",
    "StreamItem",
    "TransportError",
    "Unauthorized",
    "UnexpectedAnswer",
    "Unusable",
]
