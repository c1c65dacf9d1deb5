"""Pages by number, and cursors that nobody else can make."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, Query
from sqlalchemy import Select, bindparam, func, select

from frontdesk.server.db.tables import organisations
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.remembering import paged
from frontdesk.server.platform.unit import ReadUnit

T = TypeVar("T")

MAX_PAGE_SIZE = 200
_SIGNATURE_BYTES = 16
_SECRET = select(organisations.c.cursor_secret).where(organisations.c.id == bindparam("org"))


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of a list: ``number`` counts from 1."""

    number: int = 1
    size: int = 50

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.number - 1) * self.size

    @property
    def is_first(self) -> bool:
        """Whether this is what one sees of a list before one goes on in it."""
        return self.number == 1

    @property
    def bounds(self) -> dict[str, int]:
        """The parameters of `paged`."""
        return {"size": self.size, "offset": self.offset}

    def share(self, read: Callable[[], Sequence[T]], count: Callable[[], int]) -> tuple[Sequence[T], int]:
        """Return the rows of this page and how many there are in all.

        A first page that is not full tells how long the list is; a page behind the end is not looked for.
        """
        if self.is_first:
            rows = read()
            return rows, count() if len(rows) == self.size else len(rows)
        total = count()
        return read() if total > self.offset else (), total

    def fetch(
        self, unit: ReadUnit, statement: Select[Any], asked: Mapping[str, Any] | None = None
    ) -> tuple[Sequence[Any], int]:
        """Return the rows of this page of an ordered *statement*, and how many rows there are in all.

        With *asked*, its parameters, the statement is one that is put together once, and so are those made of it.
        """
        paged_, counted_ = (paged, counted) if asked is None else (_paged_once, _counted_once)
        return self.share(
            lambda: unit.rows(paged_(statement), {**(asked or {}), **self.bounds}),
            lambda: unit.scalar(counted_(statement), asked),
        )


def counted(statement: Select[Any]) -> Select[Any]:
    """Return the statement that counts the rows of another one."""
    # Of the same rows, without what they hold: half of putting a statement together are its columns.
    return statement.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)


_paged_once, _counted_once = lru_cache(256)(paged), lru_cache(256)(counted)


async def page_params(
    page: Annotated[int, Query(ge=1, le=10_000_000, description="Page number, counted from 1.")] = 1,
    page_size: Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE, description="Rows on a page.")] = 50,
) -> Page:
    """Read ``page`` and ``page_size`` from the query."""
    return Page(page, page_size)


PageParams = Annotated[Page, Depends(page_params)]
"""What a list route takes."""


def encode_cursor(unit: ReadUnit, sort: str, values: Sequence[UUID | datetime | str | int | None]) -> str:
    """Return a cursor that stands behind a row with these sort *values*, for this organisation and *sort* only."""
    payload = json.dumps([sort, [_tagged(value) for value in values]], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_signature(unit, payload) + payload).decode().rstrip("=")


def decode_cursor(unit: ReadUnit, sort: str, cursor: str, name: str = "after") -> list[Any]:
    """Return the values behind a cursor, of the types they were encoded with.

    Raises:
        InvalidProblem: It was altered, or made for another list or sort. *name* is the query parameter's.
    """
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        signature, payload = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
        if hmac.compare_digest(signature, _signature(unit, payload)):
            made_for, values = json.loads(payload)
            if made_for == sort:
                return [_untagged(*value) for value in values]
    except (binascii.Error, ValueError):
        pass
    raise InvalidProblem(("query", name), "This cursor does not belong to this list.", "cursor_invalid")


def _tagged(value: UUID | datetime | str | int | None) -> tuple[str, str | int | None]:
    if isinstance(value, UUID):
        return "u", value.hex
    if isinstance(value, datetime):
        return "t", value.isoformat()
    return "v", value


def _untagged(kind: str, value: Any) -> Any:
    return UUID(value) if kind == "u" else datetime.fromisoformat(value) if kind == "t" else value


def _signature(unit: ReadUnit, payload: bytes) -> bytes:
    secret = unit.scalar(_SECRET, {"org": unit.org_id})
    return hmac.digest(bytes.fromhex(secret), payload, hashlib.sha256)[:_SIGNATURE_BYTES]
