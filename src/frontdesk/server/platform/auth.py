"""Who a bearer token stands for, remembered briefly; and signing in, slowed down for guessers."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from anyio import CapacityLimiter, sleep, to_thread
from sqlalchemy import select

from frontdesk.server.db.tables import users
from frontdesk.server.platform.accounts import (
    caller_of,
    issue_token,
    name_key,
    revoke_token,
    user_of_token,
    verify_password,
)
from frontdesk.server.platform.caller import Caller, Origin
from frontdesk.server.platform.errors import TooManyRequests, UnauthorizedProblem
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

CACHE_SECONDS = 10.0
"""How long another process's revocation may go unnoticed here at worst; on PostgreSQL its processes tell each other."""
USER_CHANGED, SIGNED_OUT, FAILED, GOT_IN = "user-changed", "signed-out", "sign-in-failed", "sign-in-worked"
CACHE_SIZE = 4096
MOST_CANDIDATES = 4
NAME_MARK = "."
LONGEST_NAME = 200
REFUSED_SECONDS = 0.5
"""How long after it was asked an answer comes that one has to wait: later than a password is looked at, so that the
time does not tell whether one was. Waiting costs the server nothing, looking at passwords would."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A token fresh from signing in."""

    token: str
    caller: Caller
    expires_at: datetime


class Authenticator:
    """Turns tokens into callers. Revoking in this process is immediate; elsewhere it takes `CACHE_SECONDS` at most.

    Processes on one PostgreSQL database tell each other who signed out and who failed to sign in, so that a guesser
    gains nothing by being served by several workers. What is told are digests and ids, never a name.
    """

    def __init__(self, database: Database, token_days: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        """*token_days* is how long a token lasts that somebody gets by signing in."""
        self._database = database
        self._token_life = timedelta(days=token_days)
        self._monotonic = monotonic
        self._mutex = threading.Lock()
        self._known: OrderedDict[bytes, tuple[float, Caller]] = OrderedDict()
        self._admitted: dict[bytes, Caller] = {}
        self._named: Callable[[str], Caller | None] | None = None
        self._generation = 0
        self._throttle = Throttle(self._token_life, monotonic)
        # Each password check takes 19 MiB and a core; two at a time are plenty for a front desk.
        self._hashing = CapacityLimiter(2)
        database.neighbours.hear(USER_CHANGED, self._heard_of_user)
        database.neighbours.hear(SIGNED_OUT, lambda said: self._forget_token(bytes.fromhex(said)))
        database.neighbours.hear(FAILED, self._throttle.heard_failure)
        database.neighbours.hear(GOT_IN, self._throttle.heard_success)

    def admit(self, secret: str, caller: Caller, named: Callable[[str], Caller | None] | None = None) -> None:
        """Let whoever knows *secret* act as *caller* for the life of this process.

        With a full stop and a name in URL-safe base64 behind it, the secret stands for whom *named* finds by that name:
        several windows of one computer share a server, and each acts for who sits at it.
        """
        self._admitted[_digest(secret)] = caller
        self._named = named

    def known(self, token: str) -> Caller | None:
        """Return the caller behind a token seen lately, without asking the database."""
        digest = _digest(token)
        admitted = self._admitted.get(digest)
        if admitted is not None:
            return admitted
        with self._mutex:
            found = self._known.get(digest)
            if found is None or found[0] <= self._monotonic():
                return None
            self._known.move_to_end(digest)
            return found[1]

    async def caller(self, token: str) -> Caller | None:
        """Return the caller behind a token, or None."""
        return self.known(token) or await to_thread.run_sync(self._look_up, token)

    def _look_up(self, token: str) -> Caller | None:
        with self._mutex:
            generation = self._generation
        secret, mark, name = token.rpartition(NAME_MARK)
        found, left = (self._by_name(secret, name), CACHE_SECONDS) if mark else self._by_token(token)
        if found is not None:
            with self._mutex:
                # Something was revoked while we read: what we read may be the state before it.
                if generation == self._generation:
                    self._known[_digest(token)] = (self._monotonic() + min(left, CACHE_SECONDS), found)
                    while len(self._known) > CACHE_SIZE:
                        self._known.popitem(last=False)
        return found

    def _by_token(self, token: str) -> tuple[Caller | None, float]:
        """Return who holds a token, and for how many seconds that may be remembered."""
        now = self._database.clock()
        with self._database.engines.reading() as connection:
            user = user_of_token(connection, token, now)
            if user is None:
                return None, 0.0
            until = user.token_expires_at
            return caller_of(connection, user), CACHE_SECONDS if until is None else (until - now).total_seconds()

    def _by_name(self, secret: str, name: str) -> Caller | None:
        if self._named is None or _digest(secret) not in self._admitted:
            return None
        try:
            called = base64.b64decode(name + "=" * (-len(name) % 4), altchars=b"-_", validate=True).decode()
        except ValueError:
            return None
        return self._named(called) if 0 < len(called.strip()) <= LONGEST_NAME else None

    def forget_user(self, org_id: UUID, user_id: UUID) -> None:
        """Look the user up again on the next request; call it after a change of the user has committed."""
        with self._mutex:
            self._generation += 1
            for digest, (_, caller) in list(self._known.items()):
                if (caller.org_id, caller.user_id) == (org_id, user_id):
                    del self._known[digest]

    async def user_changed(self, org_id: UUID, user_id: UUID) -> None:
        """Do what `forget_user` does, here and in the other processes."""
        self.forget_user(org_id, user_id)
        tell = self._database.neighbours.tell
        await to_thread.run_sync(tell, USER_CHANGED, f"{org_id.hex} {user_id.hex}")

    def _heard_of_user(self, said: str) -> None:
        org_id, _, user_id = said.partition(" ")
        self.forget_user(UUID(hex=org_id), UUID(hex=user_id))

    def _forget_token(self, digest: bytes) -> None:
        with self._mutex:
            self._generation += 1
            self._known.pop(digest, None)

    async def sign_in(self, username: str, password: str, peer: str, origin: Origin) -> Issued:
        """Exchange a name and a password for a token.

        Raises:
            UnauthorizedProblem: They do not belong together.
            TooManyRequests: Too many failures for this name or from this address.
        """
        since = time.monotonic()
        try:
            self._throttle.check(username, peer)
            return await to_thread.run_sync(self._try_in_turn, username, password, peer, origin, limiter=self._hashing)
        except TooManyRequests:
            await sleep(max(0.0, since + REFUSED_SECONDS - time.monotonic()))
            raise

    def _try_in_turn(self, username: str, password: str, peer: str, origin: Origin) -> Issued:
        # Once more: those who had to queue for this came before the failures of those in front were counted.
        wait = self._throttle.check(username, peer)
        issued = self._sign_in(username, password, peer, origin)
        if issued is None:
            self._database.neighbours.tell(FAILED, self._throttle.failed(username, peer, is_waiting=wait > 0))
            if wait > 0:
                # As to any other name: who is known at this address is nobody's business.
                raise TooManyRequests(wait)
            raise UnauthorizedProblem("Name and password do not belong together.")
        self._database.neighbours.tell(GOT_IN, self._throttle.succeeded(username, peer))
        return issued

    def _sign_in(self, username: str, password: str, peer: str, origin: Origin) -> Issued | None:
        with self._database.engines.reading() as connection:
            candidates = connection.execute(
                select(users)
                .where(users.c.name_key == name_key(username), users.c.is_active)
                .order_by(users.c.org_id)
                .limit(MOST_CANDIDATES)
            ).all()
        if not candidates:
            verify_password(password, None)
            return None
        user = next((each for each in candidates if verify_password(password, each.password_hash)), None)
        if user is None:
            return None
        with self._database.engines.reading() as connection:
            who = caller_of(connection, user).coming_from(origin)

        def let_in(unit: WriteUnit) -> Issued:
            until = unit.now + self._token_life
            token = issue_token(unit.connection, user.org_id, user.id, unit.now, label="sign-in", expires_at=until)
            unit.record("user", user.id, "signed in", {"address": (None, peer or None), "expires_at": (None, until)})
            return Issued(token, who, until)

        return in_transaction(self._database, who, let_in)

    async def sign_out(self, token: str, who: Caller, peer: str) -> None:
        """Make a token worthless, here at once."""
        await to_thread.run_sync(self._sign_out, token, who, peer)

    def _sign_out(self, token: str, who: Caller, peer: str) -> None:
        digest = _digest(token)

        def let_out(unit: WriteUnit) -> None:
            if revoke_token(unit.connection, token, unit.now):
                unit.record("user", who.user_id, "signed out", {"address": (None, peer or None)})
            self._database.engines.tell(unit.connection, SIGNED_OUT, digest.hex())

        in_transaction(self._database, who, let_out)
        self._forget_token(digest)


class Throttle:
    """Counts failed attempts per name and per address; each further one has to wait longer, up to a minute.

    Failures from an address do not hold up a name that has lately signed in from there: behind one address there can
    be a whole office, and one guesser in it. Such a name is still held up by its own failures, wherever they come
    from, and those count for the address too; what a guesser gains is the few guesses a name has from a fresh address.

    While an address waits, a wrong password for such a name and any other name get one answer and count alike for the
    address, so that nobody learns there who works in the office. Who also asks from another address may still see that
    only the names known here have failures of their own counted.
    """

    FREE = {"name": 5, "peer": 20}  # noqa: RUF012 - a constant
    LONGEST = 60.0
    FORGET_SECONDS = 900.0
    MOST = 10_000

    def __init__(self, at_home: timedelta, monotonic: Callable[[], float]) -> None:
        """A name counts as one that signs in from an address for *at_home*: as long as the token it got there lasts."""
        self._at_home_seconds = at_home.total_seconds()
        self._monotonic = monotonic
        self._mutex = threading.Lock()
        self._failures: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()
        self._at_home: OrderedDict[tuple[str, str], float] = OrderedDict()

    def check(self, username: str, peer: str) -> int:
        """Return how many seconds the address has to wait, though not this name there, which is known at it; mostly 0.

        Raises:
            TooManyRequests: The name has to wait, or the address and the name with it.
        """
        now = self._monotonic()
        name, address = self._keys(username, peer)
        with self._mutex:
            since = self._at_home.get((name[1], address[1]))
            is_at_home = since is not None and now - since < self._at_home_seconds
            own, others = self._wait(name, now), self._wait(address, now)
        longer = int(max(own, others)) + 1
        if own > 0 or (others > 0 and not is_at_home):
            if others > 0:
                self._count([address])
            raise TooManyRequests(longer)
        return longer if others > 0 else 0

    def failed(self, username: str, peer: str, *, is_waiting: bool = False) -> str:
        """Count a failure and return what to tell others of it.

        What comes from an address that *is_waiting* is told for the name alone: refusals there are told to nobody.
        """
        name, address = self._keys(username, peer)
        self._count([name, address])
        return name[1] if is_waiting else f"{name[1]} {address[1]}"

    def heard_failure(self, said: str) -> None:
        """Count a failure that happened in another process."""
        name, _, peer = said.partition(" ")
        self._count([("name", name), ("peer", peer)] if peer else [("name", name)])

    def _count(self, keys: Iterable[tuple[str, str]]) -> None:
        now = self._monotonic()
        with self._mutex:
            for key in keys:
                count, at = self._failures.pop(key, (0, now))
                self._failures[key] = (1 if now - at > self.FORGET_SECONDS else count + 1, now)
            while len(self._failures) > self.MOST:
                self._failures.popitem(last=False)

    def succeeded(self, username: str, peer: str) -> str:
        """Forget the failures of a name that got in, and return what to tell others; the address keeps its own."""
        told = " ".join(digest for _, digest in self._keys(username, peer))
        self.heard_success(told)
        return told

    def heard_success(self, said: str) -> None:
        """Forget the failures of a name that got in through another process."""
        name, _, address = said.partition(" ")
        with self._mutex:
            self._failures.pop(("name", name), None)
            self._at_home.pop((name, address), None)
            self._at_home[name, address] = self._monotonic()
            while len(self._at_home) > self.MOST:
                self._at_home.popitem(last=False)

    def _keys(self, username: str, peer: str) -> tuple[tuple[str, str], tuple[str, str]]:
        return ("name", _digest(name_key(username)).hex()), ("peer", _digest(peer).hex())

    def _wait(self, key: tuple[str, str], now: float) -> float:
        count, at = self._failures.get(key, (0, now))
        over = count - self.FREE[key[0]]
        # Whoever goes on and on is counted beyond any number that can be raised to.
        return min(self.LONGEST, 2.0 ** min(over, 10)) - (now - at) if over >= 0 else 0.0


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
