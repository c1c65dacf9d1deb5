"""The client's answers and errors, turned into the desk's."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from frontdesk.client import (
    ApiError,
    Conflict,
    ConnectFailed,
    FrontdeskError,
    NoAnswer,
    NotFound,
    OutcomeUnknown,
    ServerError,
    Unauthorized,
    Unusable,
)
from frontdesk.domain.speech import say
from frontdesk.operations import refusals
from frontdesk.operations.gateway import (
    GONE,
    GatewayError,
    NotSent,
    Refused,
    SignedOut,
    Unanswered,
)

T = TypeVar("T")
U = TypeVar("U")


@contextmanager
def told(*zones: str) -> Iterator[None]:
    """Turn the client's errors into ``GatewayError``; the place that is asked for lies in one of *zones*."""
    try:
        yield
    except FrontdeskError as error:
        raise translated(error, *zones) from error


def translated(error: FrontdeskError, *zones: str) -> GatewayError:
    """Return what a client's error means at the desk; the place that was asked for lies in one of *zones*."""
    match error:
        case Unauthorized():
            return SignedOut()
        case NotFound():
            return Refused(GONE, say("it is no longer there"))
        case ServerError():
            return Refused("server_error", say("the server failed"))
        case Conflict():
            return Refused(error.code or "conflict", refusals.reason(error, *zones))
        case ApiError():
            return Refused(error.code or f"http_{error.status}", refusals.reason(error, *zones))
        case Unusable():
            return Refused("unusable", say("that cannot be sent as it is written"))
        case ConnectFailed() | NoAnswer():
            return NotSent()
        case OutcomeUnknown():
            return Unanswered()
    # An answer nobody can read: what was sent may well have happened.
    return Unanswered()


async def everything(rows: AsyncIterator[T], made: Callable[[T], U]) -> list[U]:
    """Return all *rows*, page after page, each *made* into the desk's own."""
    return [made(row) async for row in rows]
