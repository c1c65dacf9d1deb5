"""Key pairs: who a program is, what it may do, and how often it may ask."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, insert, or_, select, update

from frontdesk.server.db.tables import locations, opendental_keys, opendental_paces, users
from frontdesk.server.db.types import new_id
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.platform.accounts import caller_of
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.errors import TooManyRequests

SCHEME = "odfhir"
K = opendental_keys.c
P = opendental_paces.c


@dataclass(frozen=True, slots=True)
class Pair:
    """A key pair that was let in.

    Attributes:
        id: the pair.
        customer_key: the half that names the office.
        caller: the user it acts as.
        permissions: what it may do.
        zone: the time zone of its first office.
        label: what the program was called when it was let in.
        next_at: from when on it may ask again, if it is elsewhere.
    """

    id: UUID
    customer_key: str
    caller: Caller
    permissions: frozenset[Permission]
    zone: str
    next_at: datetime
    label: str = ""

    @property
    def interval(self) -> timedelta:
        """The time from one request to the next, for programs elsewhere."""
        return timedelta(seconds=5 if self.permissions <= {Permission.READ_ALL} else 1)


def issue_pair(
    connection: Connection,
    org_id: UUID,
    user_id: UUID,
    now: datetime,
    permissions: Collection[Permission],
    label: str = "",
) -> str:
    """Make a key pair that acts as a user and return it as ``developer/customer``; it can be seen this once."""
    key_id, developer = new_id(), _text(secrets.token_bytes(24))
    connection.execute(
        insert(opendental_keys).values(
            org_id=org_id,
            id=key_id,
            user_id=user_id,
            secret_hash=_fingerprint(developer),
            permissions=sorted(permission.value for permission in permissions),
            label=label,
            created_at=now,
        )
    )
    connection.execute(insert(opendental_paces).values(org_id=org_id, key_id=key_id, next_at=now))
    return f"{developer}/{_text(org_id.bytes + key_id.bytes)}"


def pair_of(connection: Connection, header: str) -> Pair | None:
    """Return the pair that an ``Authorization`` header names, or None."""
    scheme, _, both = header.strip().partition(" ")
    developer, _, customer = both.strip().partition("/")
    ids = _ids(customer)
    if scheme.lower() != SCHEME or not developer or ids is None:
        return None
    org_id, key_id = ids
    row = connection.execute(
        select(opendental_keys, P.next_at)
        .join(opendental_paces, and_(P.org_id == K.org_id, P.key_id == K.id))
        .where(K.org_id == org_id, K.id == key_id, K.revoked_at.is_(None))
    ).one_or_none()
    if row is None or not hmac.compare_digest(row.secret_hash, _fingerprint(developer)):
        return None
    user = connection.execute(
        select(users).where(users.c.org_id == org_id, users.c.id == row.user_id, users.c.is_active)
    ).one_or_none()
    if user is None:
        return None
    caller = caller_of(connection, user)
    known = {permission.value for permission in Permission}
    permissions = frozenset(Permission(name) for name in row.permissions if name in known)
    return Pair(key_id, customer, caller, permissions, zone_of(connection, caller), row.next_at, row.label)


def customer_key(org_id: UUID, key_id: UUID) -> str:
    """Return the half of a pair that names the office."""
    return _text(org_id.bytes + key_id.bytes)


def take_turn(connection: Connection, pair: Pair, now: datetime) -> None:
    """Count a request, or raise TooManyRequests if it comes too soon after the one before.

    The time a request takes counts, so the next one may come an interval after this one has begun.
    """
    is_free = or_(P.next_at <= now, P.next_at > now + pair.interval)
    mine = (P.org_id == pair.caller.org_id, P.key_id == pair.id)
    counted = connection.execute(update(opendental_paces).where(*mine, is_free).values(next_at=now + pair.interval))
    if counted.rowcount == 0:
        raise TooManyRequests(_wait(pair.interval))


def check_turn(pair: Pair, now: datetime) -> None:
    """Raise TooManyRequests if it is plain already that a request comes too soon; that costs nobody a write."""
    wait = pair.next_at - now
    # A clock that was put back would keep a program waiting for as long as it was put back by.
    if timedelta() < wait <= pair.interval:
        raise TooManyRequests(_wait(wait))


def _wait(wait: timedelta) -> int:
    return max(ceil(wait.total_seconds()), 1)


def zone_of(connection: Connection, caller: Caller) -> str:
    """Return the time zone of the first office that a caller may see."""
    c = locations.c
    statement = select(c.id, c.zone).where(c.org_id == caller.org_id).order_by(c.item_order, c.id)
    found: list[Any] = [row.zone for row in connection.execute(statement) if caller.sees(row.id)]
    return found[0] if found else "UTC"


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _ids(customer: str) -> tuple[UUID, UUID] | None:
    try:
        raw = base64.b64decode(customer + "=" * (-len(customer) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return (UUID(bytes=raw[:16]), UUID(bytes=raw[16:])) if len(raw) == 32 else None


def _fingerprint(secret: str) -> str:
    # The secret is 192 random bits: a plain hash cannot be searched, and each request needs it.
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
