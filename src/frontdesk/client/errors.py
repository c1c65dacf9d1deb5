"""What can go wrong between this desk and the server, as a tree of exceptions.

Nothing here quotes what was sent: requests carry patient data, and errors end up in logs.
"""

import json
from typing import Any

from pydantic import ValidationError

from frontdesk.contract.conflicts import ConflictsOut
from frontdesk.contract.errors import FieldError

_KNOWN = {"detail", "code", "expected_version", "current_version", "conflicts"}


class FrontdeskError(Exception):
    """Anything the client raises."""


class ApiError(FrontdeskError):
    """The server answered, and the answer is no.

    Attributes:
        status: the HTTP status.
        detail: one sentence to show.
        code: a word to act on, such as `slot_taken`, if the server sent one.
        request_id: finds the request in the server's log.
        retry_after: seconds to wait before asking again, if the server said so, as in a 429 or 503.
        extras: whatever else the server sent beside the sentence.
    """

    retry_after: float | None = None

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        code: str | None = None,
        request_id: str | None = None,
        extras: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status
        self.detail = detail
        self.code = code
        self.request_id = request_id
        self.extras = extras or {}


class BadRequest(ApiError):
    """The request cannot be taken for another reason: not understood (400), too slow, too large, too often (429)."""


class Unauthorized(ApiError):
    """No token, or one that does not hold any more."""


class Forbidden(ApiError):
    """The user may not do this, or not at this office."""


class NotFound(ApiError):
    """The record is gone or was never there."""


class Conflict(ApiError):
    """The change meets another one: a stale version, a taken slot, a step that is not allowed.

    Attributes:
        conflicts: what occupies the slot, if that is the reason.
        expected_version: the version the request was based on, if it was stale.
        current_version: the version the record has now, if the request was stale.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        conflicts: ConflictsOut | None = None,
        expected_version: int | None = None,
        current_version: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        extras: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(status, detail, code=code, request_id=request_id, extras=extras)
        self.conflicts = conflicts
        self.expected_version = expected_version
        self.current_version = current_version


class Invalid(ApiError):
    """A field's value cannot be accepted.

    Attributes:
        fields: each fault with its place, sentence and kind.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        fields: tuple[FieldError, ...] = (),
        code: str | None = None,
        request_id: str | None = None,
        extras: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(status, detail, code=code, request_id=request_id, extras=extras)
        self.fields = fields

    def has(self, kind: str) -> bool:
        """Whether one of the faults is of this kind, such as `dst_gap`."""
        return any(field.type == kind for field in self.fields)


class ServerError(ApiError):
    """The server failed, or something in front of it did."""


class UnexpectedAnswer(FrontdeskError):
    """The server answered with something this client cannot read; a write may well have happened.

    Attributes:
        status: the HTTP status.
        request_id: finds the request in the server's log.
    """

    def __init__(self, status: int, why: str, request_id: str | None = None) -> None:
        super().__init__(f"{status}: {why}")
        self.status = status
        self.request_id = request_id


class Unusable(FrontdeskError):
    """What the client was given makes no request: an address, a token, a key or a text. Nothing was sent."""


class TransportError(FrontdeskError):
    """There is no answer."""


class ConnectFailed(TransportError):
    """The request never left: nothing has changed, and it is safe to send it again."""


class NoAnswer(TransportError):
    """A read was sent and not answered; it changes nothing, so it can be sent again."""


class OutcomeUnknown(TransportError):
    """A write was sent and not answered: it may have happened. Read before repeating it.

    Attributes:
        key: repeating the write with this idempotency key cannot do it twice.
    """

    def __init__(self, message: str, key: str) -> None:
        super().__init__(message)
        self.key = key


_BY_STATUS: dict[int, type[ApiError]] = {401: Unauthorized, 403: Forbidden, 404: NotFound}


def error_from(status: int, content: bytes, request_id: str | None, retry_after: float | None = None) -> ApiError:
    """The exception for an answer from 400 up, whatever its body looks like."""
    error = _error(status, content, request_id)
    error.retry_after = retry_after
    return error


def _error(status: int, content: bytes, request_id: str | None) -> ApiError:
    body = _body(content)
    raw = body.get("detail")
    detail = raw if isinstance(raw, str) and raw else f"The server answered {status}."
    code = body.get("code") if isinstance(body.get("code"), str) else None
    extras = {name: value for name, value in body.items() if name not in _KNOWN}
    if status == 409:
        return Conflict(
            status,
            detail,
            conflicts=_conflicts(body.get("conflicts")),
            expected_version=_int(body.get("expected_version")),
            current_version=_int(body.get("current_version")),
            code=code,
            request_id=request_id,
            extras=extras,
        )
    if status == 422:
        fields = _fields(raw)
        if fields:
            detail = fields[0].msg
        return Invalid(status, detail, fields=fields, code=code, request_id=request_id, extras=extras)
    kind = _BY_STATUS.get(status, ServerError if status >= 500 else BadRequest)
    return kind(status, detail, code=code, request_id=request_id, extras=extras)


def _body(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _conflicts(value: object) -> ConflictsOut | None:
    if value is None:
        return None
    try:
        return ConflictsOut.model_validate(value)
    except ValidationError:
        return None


def _fields(detail: object) -> tuple[FieldError, ...]:
    if not isinstance(detail, list):
        return ()
    fields = []
    for entry in detail:
        try:
            # FieldError has no room for the input some servers echo
            fields.append(FieldError.model_validate(entry))
        except ValidationError:
            continue
    return tuple(fields)
