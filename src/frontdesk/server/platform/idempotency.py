"""The same request twice has its effect once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import BaseModel, SecretStr
from pydantic_core import from_json, to_json
from sqlalchemy import Row, and_, bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from frontdesk.server.db.tables import history, idempotency, users
from frontdesk.server.platform.errors import ApiProblem, ForbiddenProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import WriteUnit

KEPT = timedelta(hours=24)
LONGEST_KEY = 200

C = idempotency.c
_MINE = (C.org_id == bindparam("org"), C.user_id == bindparam("user"), C.key == bindparam("one"))
_ANSWER = (
    select(C.request_hash, C.status, C.body, C.created_at, users.c.updated_at.label("user_changed_at"))
    .outerjoin(users, and_(users.c.org_id == C.org_id, users.c.id == C.user_id))
    .where(*_MINE)
)
_LONGEST_WRITE = timedelta(hours=1)
_OF_USER = (history.c.org_id == bindparam("org"), history.c.entity_id == bindparam("user"))
# A write is timed by its start and numbered by its end: what began before an answer may be numbered long after it.
_BEFORE = (
    select(history.c.sequence)
    .where(*_OF_USER, history.c.changed_at < bindparam("long_before"))
    .order_by(history.c.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_DEEDS = select(history.c.changes).where(
    *_OF_USER, history.c.sequence > func.coalesce(_BEFORE, 0), history.c.changed_at >= bindparam("since")
)
"""Reads back no further than it must: the history of a user has the sign-ins of many years."""
_RIGHTS = frozenset({"role", "all_locations", "locations"})
"""What the history calls that which decides on what a user sees and may do."""
_FORGET, _KEEP = delete(idempotency).where(*_MINE), insert(idempotency)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the bytes of its body."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Keyed:
    """A caller's key and what it stands for."""

    key: str
    request_hash: str

    @classmethod
    def check(cls, key: str, hashed: str) -> Keyed:
        """Return the key a request carries; refuse one that is no key."""
        if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable() or not key.isascii():
            raise InvalidProblem(
                ("header", "Idempotency-Key"), f"A key has 1 to {LONGEST_KEY} printable characters.", "idempotency_key"
            )
        return cls(key, hashed)


def request_hash(method: str, path: str, query: str, body: BaseModel | None) -> str:
    """Return what tells two requests apart: where they go and what they ask, however it is written down."""
    said = f"{method} {path}?{query}\n"
    if body is not None:
        said += body.model_dump_json(exclude_unset=True)
        if any(isinstance(getattr(body, name), SecretStr) for name in body.model_fields_set):
            # This is kept for a day: a password behind a quick hash could be found by trying.
            return hashlib.scrypt(said.encode(), salt=path.encode(), n=2**14, r=8, p=1, dklen=32).hex()
    return hashlib.sha256(said.encode()).hexdigest()


def answered_before(
    unit: WriteUnit, keyed: Keyed, work: Callable[[WriteUnit], Any], *, only_asks: bool = False
) -> Answer | None:
    """Return the first answer to this key, or None if this is the first request.

    Whoever asks with the same key at the same time waits until the first one has committed. *work* is what the request
    asks for: who may no longer do it gets its refusal and not the answer. What *only_asks* is
    answered anew to who has other rights by now.
    """
    who = unit.caller
    unit.lock_key(who.user_id, keyed.key)
    mine = {"org": who.org_id, "user": who.user_id, "one": keyed.key}
    row = unit.first(_ANSWER, mine)
    if row is None:
        return None
    if row.created_at <= unit.now - KEPT:
        unit.execute(_FORGET, mine)
        return None
    if row.request_hash != keyed.request_hash:
        raise InvalidProblem(
            ("header", "Idempotency-Key"), "This key was already used for another request.", "idempotency_key_reused"
        )
    if row.user_changed_at is not None and row.user_changed_at >= row.created_at and _has_other_rights(unit, row):
        if only_asks:
            unit.execute(_FORGET, mine)
            return None
        _require_still_allowed(unit, work, row.body)
    return Answer(row.status, row.body.encode())


def _has_other_rights(unit: WriteUnit, answer: Row[Any]) -> bool:
    """Say whether the caller got another role or other locations since an answer; a name or a password is no right."""
    since = answer.created_at
    known = {
        "org": unit.org_id,
        "user": unit.caller.user_id,
        "since": since,
        "long_before": since - _LONGEST_WRITE,
    }
    return any(change["field"] in _RIGHTS for deed in unit.rows(_DEEDS, known) for change in deed.changes)


class _Undone(Exception):
    """Ends an attempt that was made only to see whether it is refused; carries what it would have answered."""

    def __init__(self, answer: Any) -> None:
        super().__init__("undone")
        self.body = answer if isinstance(answer, bytes) else to_json(answer)


def _require_still_allowed(unit: WriteUnit, work: Callable[[WriteUnit], Any], told: str) -> None:
    """Raise what refuses *work* to a caller whose rights have changed; nothing of it stays.

    Whatever else stands against doing it a second time does not matter: it was done. What is not there may be what the
    caller no longer sees; that matters only where something was *told* of it. So does a lost location of which the
    answer tells, unless the work would tell of it now as well.
    """
    lost = _places(from_json(told or "null"))
    try:
        with unit.attempt():
            raise _Undone(work(unit))  # noqa: TRY301 - it is what undoes the attempt
    except ForbiddenProblem:
        raise
    except NotFoundProblem:
        if told:
            raise
    except _Undone as undone:
        lost -= _places(from_json(undone.body))
    except (ApiProblem, IntegrityError):
        pass
    for location_id in lost:
        unit.caller.require_location(location_id)


def _places(said: Any) -> set[UUID]:
    """Return the locations at which an answer says that something is."""
    if isinstance(said, list):
        return set().union(*map(_places, said))
    if not isinstance(said, dict):
        return set()
    place = said.get("location")
    own = _id(place.get("id")) if isinstance(place, dict) else set()
    return own.union(*map(_places, said.values()))


def _id(said: Any) -> set[UUID]:
    try:
        return {UUID(said)}
    except (ValueError, TypeError, AttributeError):
        # Objects of a sender's own making have whatever they like in a place of that name.
        return set()


def keep_answer(unit: WriteUnit, keyed: Keyed, answer: Answer) -> None:
    """Remember the answer, in the transaction that it is about."""
    unit.execute(
        _KEEP,
        {
            "org_id": unit.org_id,
            "user_id": unit.caller.user_id,
            "key": keyed.key,
            "request_hash": keyed.request_hash,
            "status": answer.status,
            "body": answer.body.decode(),
            "created_at": unit.now,
        },
    )
