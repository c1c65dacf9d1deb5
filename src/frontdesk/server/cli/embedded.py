"""A server that belongs to one window: started by it, known to it alone, gone with it."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.opening import Place, opened
from frontdesk.server.db.tables import users
from frontdesk.server.platform.accounts import caller_of, create_user, find_user, user_names
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database

if TYPE_CHECKING:
    from frontdesk.server.cli.running import Runner

RUNTIME_FILE = "server.json"
SHORTEST_SECRET = 16
LONGEST_HELLO = 10_000
USUAL_NAME = "front desk"
"""The administrator of a practice that has none and does not say who it is."""

LAST_RESORT_SECONDS = 10.0
"""How long the orderly end may take once the parent has gone."""


@dataclass(frozen=True, slots=True)
class Hello:
    """What the window says first: the secret it will send as its token, and who sits at it."""

    secret: str
    user: str | None


def serve_embedded(place: Place, port: int) -> int:
    """Serve until standard input closes; every obstacle is reported as ``{"error": …}`` on standard output."""
    try:
        hello = _read_hello()
        with opened(place) as database:
            _serve(place, database, hello, port)
    except CommandFailed as failure:
        _report({"error": str(failure)})
        return 1
    return 0


def _serve(place: Place, database: Database, hello: Hello, port: int) -> None:
    from frontdesk.server.app import create_app
    from frontdesk.server.cli import logs
    from frontdesk.server.cli.running import Runner, listen
    from frontdesk.server.settings import Settings

    logs.configure("warning")
    who = acting_user(database, hello.user)
    runtime = None if place.data_dir is None else RuntimeFile(place.data_dir)
    with listen("127.0.0.1", port) as bound:
        app = create_app(Settings(embedded=True), database)
        app.state.services.auth.admit(hello.secret, who, partial(named_user, database))
        taken: int = bound.getsockname()[1]

        def ready() -> None:
            if runtime is not None:
                runtime.write(port=taken, org_id=who.org_id, secret=hello.secret)
            _report({"port": taken, "org_id": str(who.org_id)})

        runner = Runner(app, bound, ready)
        threading.Thread(target=_end_with_parent, args=(runner,), name="parent-watch", daemon=True).start()
        try:
            runner.run_until_stopped()
        finally:
            if runtime is not None:
                runtime.remove()


def acting_user(database: Database, name: str | None) -> Caller:
    """Return who the window's requests are made by: *name*, or the practice's first administrator.

    Raises:
        CommandFailed: Nobody has an open account of that name; a mistyped one must not become a person.
    """
    from frontdesk.server.cli.founding import DEFAULT_NAME, found_practice, only_practice

    org_id = only_practice(database)
    if org_id is None:
        org_id = found_practice(database, DEFAULT_NAME, name or USUAL_NAME)
    with database.engines.reading() as connection:
        c = users.c
        if name is None:
            admins = select(users).where(c.org_id == org_id, c.role == Role.ADMIN.value, c.is_active)
            user = connection.execute(admins.order_by(c.created_at, c.number)).first()
        else:
            user = find_user(connection, org_id, name)
        if user is not None and user.is_active:
            return replace(caller_of(connection, user), source="desktop")
        known = ", ".join(user_names(connection, org_id))
    if user is not None:
        raise CommandFailed(f"The account of {user.name} is closed. Start as somebody else.")
    if name is not None:
        raise CommandFailed(
            f"There is nobody called {name} in this practice; there are: {known}. Start as one of them, or add them "
            "with: frontdesk user add"
        )
    made_by = Caller(org_id, "setup", org_id, Role.ADMIN, source="setup")
    with database.write(made_by) as unit:
        user_id = create_user(unit.connection, org_id, USUAL_NAME, Role.ADMIN, unit.now)
        unit.record("user", user_id, "created", {"name": (None, USUAL_NAME)})
        unit.emit("user.changed", user_id, 1)
    return Caller(user_id, USUAL_NAME, org_id, Role.ADMIN, source="desktop")


def named_user(database: Database, name: str) -> Caller | None:
    """Return who another window of this server acts for; None where nobody has an open account of that name."""
    try:
        return acting_user(database, name)
    except CommandFailed:
        return None


class RuntimeFile:
    """Beside the database: how another window of the same person on this machine reaches the running server."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / RUNTIME_FILE
        # We hold the folder's lock: whatever is written there was left behind by a server that died.
        self.remove()

    def write(self, *, port: int, org_id: UUID, secret: str) -> None:
        """Write the file, readable by nobody else from its first moment, complete when it appears."""
        draft = self._path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"port": port, "org_id": str(org_id), "secret": secret, "pid": os.getpid()}, file)
        draft.replace(self._path)

    def remove(self) -> None:
        """Remove it."""
        self._path.unlink(missing_ok=True)


def _read_hello() -> Hello:
    line = sys.stdin.buffer.readline(LONGEST_HELLO)
    try:
        said: Any = json.loads(line)
        hello = Hello(said["secret"], said.get("user"))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CommandFailed('The first line of standard input has to be {"secret": …, "user": …}.') from error
    if not isinstance(hello.secret, str) or len(hello.secret) < SHORTEST_SECRET:
        raise CommandFailed(f"The secret has to be a text of at least {SHORTEST_SECRET} characters.")
    if hello.user is not None and not (isinstance(hello.user, str) and hello.user.strip() and len(hello.user) <= 200):
        raise CommandFailed("The user has to be a name or null.")
    return hello


def _report(what: dict[str, object]) -> None:
    try:
        print(json.dumps(what), flush=True)
    except OSError:
        # The window went away while we started; its end of our input is closed too.
        sys.stdout = None


def _end_with_parent(runner: Runner) -> None:
    """Wait for the end of standard input, which closes when the window's process ends, even by SIGKILL."""
    descriptor = sys.stdin.fileno()
    try:
        while os.read(descriptor, 4096):
            pass
    except OSError:
        pass
    runner.stop()
    time.sleep(LAST_RESORT_SECONDS)
    os._exit(1)
