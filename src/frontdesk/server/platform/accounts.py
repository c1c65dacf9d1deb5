"""Organisations, users, passwords and tokens, as rows: for signing in, for the users resource and for the commands."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, delete, insert, select, update

from frontdesk.server.db.tables import organisations, tokens, user_locations, users
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.ledger import open_ledger

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PREFIX = "fd_"
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A bearer token taken apart: where its row is, and the secret that proves it."""

    org_id: UUID
    token_id: UUID
    secret: bytes

    def text(self) -> str:
        """Return the token as it travels."""
        raw = self.org_id.bytes + self.token_id.bytes + self.secret
        return PREFIX + base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @classmethod
    def parse(cls, token: str) -> TokenKey | None:
        """Return the parts of *token*, or None if it is not one of ours."""
        if not token.startswith(PREFIX) or len(token) > 200:
            return None
        body = token[len(PREFIX) :]
        try:
            raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        if len(raw) != 32 + _SECRET_BYTES:
            return None
        key = cls(UUID(bytes=raw[:16]), UUID(bytes=raw[16:32]), raw[32:])
        # Base64 has several spellings of the same bytes; who signs out ends the one that is remembered.
        return key if key.text() == token else None


def create_organisation(connection: Connection, name: str, now: datetime, org_id: UUID | None = None) -> UUID:
    """Make an organisation with its counters and return its id."""
    made = org_id or new_id()
    connection.execute(insert(organisations).values(id=made, name=name, created_at=now))
    open_ledger(connection, made)
    return made


def name_key(name: str) -> str:
    """Return what makes two sign-in names the same."""
    return name.strip().casefold()


def create_user(
    connection: Connection,
    org_id: UUID,
    name: str,
    role: Role,
    now: datetime,
    *,
    display_name: str = "",
    password_hash: str | None = None,
    location_ids: Collection[UUID] | None = None,
) -> UUID:
    """Make a user and return the id; *location_ids* None means all locations; no password, no signing in."""
    user_id = new_id()
    connection.execute(
        insert(users).values(
            org_id=org_id,
            id=user_id,
            name=name.strip(),
            name_key=name_key(name),
            display_name=display_name,
            password_hash=password_hash,
            role=role.value,
            all_locations=location_ids is None,
            created_at=now,
            updated_at=now,
        )
    )
    set_locations(connection, org_id, user_id, location_ids)
    return user_id


def set_locations(connection: Connection, org_id: UUID, user_id: UUID, location_ids: Collection[UUID] | None) -> None:
    """Replace the locations a user may see; ``users.all_locations`` is the caller's to keep in step."""
    mine = (user_locations.c.org_id == org_id, user_locations.c.user_id == user_id)
    connection.execute(delete(user_locations).where(*mine))
    rows = [{"org_id": org_id, "user_id": user_id, "location_id": each} for each in sorted(set(location_ids or ()))]
    if rows:
        connection.execute(insert(user_locations), rows)


def find_user(connection: Connection, org_id: UUID, name: str) -> Row[Any] | None:
    """Return the user of this sign-in name, or None."""
    return connection.execute(
        select(users).where(users.c.org_id == org_id, users.c.name_key == name_key(name))
    ).one_or_none()


def user_names(connection: Connection, org_id: UUID) -> list[str]:
    """Return the sign-in names of an organisation's active users, oldest first."""
    mine = (users.c.org_id == org_id, users.c.is_active)
    return list(
        connection.execute(select(users.c.name).where(*mine).order_by(users.c.created_at, users.c.id)).scalars()
    )


def caller_of(connection: Connection, user: Row[Any]) -> Caller:
    """Return the caller a row of `users` becomes."""
    scope = None
    if not user.all_locations:
        mine = (user_locations.c.org_id == user.org_id, user_locations.c.user_id == user.id)
        scope = frozenset(connection.execute(select(user_locations.c.location_id).where(*mine)).scalars())
    return Caller(user.id, user.display_name or user.name, user.org_id, Role(user.role), scope)


def issue_token(
    connection: Connection, org_id: UUID, user_id: UUID, now: datetime, *, label: str, expires_at: datetime | None
) -> str:
    """Make a token and return it; only its hash stays here, so this is the one time it can be seen."""
    key = TokenKey(org_id, new_id(), secrets.token_bytes(_SECRET_BYTES))
    connection.execute(
        insert(tokens).values(
            org_id=org_id,
            id=key.token_id,
            user_id=user_id,
            secret_hash=_fingerprint(key.secret),
            label=label,
            created_at=now,
            expires_at=expires_at,
        )
    )
    return key.text()


def user_of_token(connection: Connection, token: str, now: datetime) -> Row[Any] | None:
    """Return the active user a token stands for, or None if it is unknown, expired or revoked.

    The row also has ``token_expires_at``, None for a token without an end.
    """
    key = TokenKey.parse(token)
    if key is None:
        return None
    holder = and_(users.c.org_id == tokens.c.org_id, users.c.id == tokens.c.user_id)
    row = connection.execute(
        select(users, tokens.c.secret_hash, tokens.c.expires_at.label("token_expires_at"))
        .join(tokens, holder)
        .where(
            tokens.c.org_id == key.org_id, tokens.c.id == key.token_id, tokens.c.revoked_at.is_(None), users.c.is_active
        )
    ).one_or_none()
    if row is None or not hmac.compare_digest(row.secret_hash, _fingerprint(key.secret)):
        return None
    return None if row.token_expires_at is not None and row.token_expires_at <= now else row


def revoke_token(connection: Connection, token: str, now: datetime) -> bool:
    """Make a token worthless and return whether nobody had done so before."""
    key = TokenKey.parse(token)
    if key is None:
        return False
    mine = (tokens.c.org_id == key.org_id, tokens.c.id == key.token_id, tokens.c.revoked_at.is_(None))
    return connection.execute(update(tokens).where(*mine).values(revoked_at=now)).rowcount > 0


def revoke_tokens_of(connection: Connection, org_id: UUID, user_id: UUID, now: datetime) -> int:
    """Make all tokens of a user worthless, as after a new password or a closed account; return how many there were."""
    mine = (tokens.c.org_id == org_id, tokens.c.user_id == user_id, tokens.c.revoked_at.is_(None))
    return connection.execute(update(tokens).where(*mine).values(revoked_at=now)).rowcount


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password."""
    return _hasher().hash(password)


def verify_password(password: str, password_hash: str | None) -> bool:
    """Return whether the password is the one; takes as long when there is none to compare with."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(password_hash or _nobodys_hash(), password) and password_hash is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # OWASP's second choice: 19 MiB instead of 64, since the server shares the receptionist's machine.
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys_hash() -> str:
    return _hasher().hash(secrets.token_hex(16))


def _fingerprint(secret: bytes) -> str:
    # The secret is 256 random bits: a plain hash cannot be searched, and lookups stay quick.
    return hashlib.sha256(secret).hexdigest()
