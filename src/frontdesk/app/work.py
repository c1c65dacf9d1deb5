"""One practice in its window: client, desk and main window wired together, kept connected, and wound down."""

from __future__ import annotations

import asyncio
import getpass
import logging
import platform
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from uuid import uuid4

from frontdesk.app import offline
from frontdesk.app.settings import PracticeChoice, Settings, UserSettings
from frontdesk.app.supervisor import LocalServer, Opened, ServerStartFailed
from frontdesk.client import FrontdeskError, SchedulingClient
from frontdesk.operations import ConnectionState, Desk
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.identity import Identity
from frontdesk.operations.jobs import Jobs
from frontdesk.store.store import Store
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime import ErrorSink, TaskScope

log = logging.getLogger(__name__)

FIRST_RETRY_SECONDS, LONGEST_RETRY_SECONDS = 0.5, 10.0
HEAD_START_SECONDS = 0.1
"""So long, at most, the window waits for the server to say who works here before it is built."""
ASKING_SECONDS = 0.01
"""What the next questions need to leave this desk."""
SIGN_OUT_SECONDS = 3.0

SignInAgain = Callable[[PracticeChoice], Awaitable[str | None]]


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


class Work:
    """A practice while it is worked in.

    Attributes:
        desk: what knows the practice.
        window: what shows it, once `open` has built it.
        signed_out: the person left to sign in anew.
    """

    window: MainWindow

    def __init__(
        self,
        opened: Opened,
        settings: Settings,
        errors: ErrorSink,
        day: date | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.signed_out = False
        self._opened, self._settings, self._errors = opened, settings, errors
        self._day, self._now = day, now
        self._client = SchedulingClient(opened.endpoint.base_url, opened.endpoint.token, client_id=desk_name())
        self.desk = Desk(ClientGateway(self._client), Store(server_now=self._client.server_now), now)
        self._scope = TaskScope("practice", errors)
        self._trouble, self._is_built = asyncio.Event(), asyncio.Event()
        self._unsubscribe = self.desk.subscribe_connection(self._watch)

    async def open(self) -> None:
        """Begin to read the practice, and build the window while the server answers."""
        self._scope.start(self._start(), "sign in and read")
        with suppress(TimeoutError):
            async with asyncio.timeout(HEAD_START_SECONDS):
                await self.desk.greeted()
                await asyncio.sleep(ASKING_SECONDS)
        choice = self._opened.choice
        self.window = MainWindow(
            self.desk,
            UserSettings(self._settings, choice.user_name or getpass.getuser()),
            self._errors,
            person=choice.user_name or "",
            day=self._day,
            now=self._now,
            can_sign_out=choice.kind == "remote",
            jobs=Jobs(self.desk, self._client, _identity(self._opened)),
        )
        self.window.sign_out_asked.connect(self._sign_out)
        self._is_built.set()

    def show(self) -> None:
        """Show the window; it says that it is reading the practice until that is done."""
        self.window.show()

    async def run(self, sign_in_again: SignInAgain) -> None:
        """Work until the window is to go."""
        self._scope.start(self._keep_connected(sign_in_again), "keep connected")
        await self.window.stop.wait()

    async def lose_server(self) -> None:
        """Stop the server of this window and do not bring it back, to show what the window does without it."""
        self._unsubscribe()
        if self._opened.server is not None:
            await self._opened.server.stop()

    async def close(self) -> None:
        """Wind down: reads end, changes under way get a moment, then the server goes if it is this window's."""
        self._unsubscribe()
        await self._scope.close()
        if self._is_built.is_set():
            await self.window.dispose()
        await self.desk.close()
        if self.signed_out:
            with suppress(FrontdeskError, TimeoutError):
                async with asyncio.timeout(SIGN_OUT_SECONDS):
                    await self._client.sign_out()
            await asyncio.to_thread(offline.forget_copy, self._opened.choice)
        await self._client.close()
        if self._opened.server is not None:
            await self._opened.server.stop()
        if self._is_built.is_set():
            self.window.deleteLater()

    async def _open_copy(self) -> None:
        copy = await asyncio.to_thread(offline.copy_of, self._opened.choice)
        if copy is not None:
            self.desk.keep_in(copy)

    async def _start(self) -> None:
        outcome, _ = await asyncio.gather(self.desk.start(), self._open_copy())
        await self._is_built.wait()
        if not outcome.ok and self.desk.connection not in (ConnectionState.LIVE, ConnectionState.SIGNED_OUT):
            await self.desk.recall()
        if not outcome.ok and self.desk.connection is ConnectionState.LIVE:
            self.window.show_waiting(outcome.sentence)

    def _sign_out(self) -> None:
        self.signed_out = True
        self.window.stop.set()

    def _watch(self, state: ConnectionState, _sentence: str) -> None:
        if state is ConnectionState.LIVE:
            self._trouble.clear()
        elif state is not ConnectionState.CONNECTING:
            self._trouble.set()

    async def _keep_connected(self, sign_in_again: SignInAgain) -> None:
        """Bring back what this desk can bring back itself: a server of its own, or a session that ended."""
        delay = FIRST_RETRY_SECONDS
        while True:
            await self._trouble.wait()
            if self._opened.server is not None:
                restored = await self._restart(self._opened.server)
            elif self.desk.connection is ConnectionState.SIGNED_OUT:
                restored = await self._renew(sign_in_again)
            else:
                restored = False
            if restored:
                self.desk.reconnect()
            delay = FIRST_RETRY_SECONDS if restored else min(delay * 2, LONGEST_RETRY_SECONDS)
            await asyncio.sleep(delay)

    async def _restart(self, server: LocalServer) -> bool:
        try:
            endpoint = await server.ensure()
        except ServerStartFailed as problem:
            log.warning("the practice server is not back: %s", problem)
            return False
        self._client.use_server(endpoint.base_url, endpoint.token)
        return True

    async def _renew(self, sign_in_again: SignInAgain) -> bool:
        token = await sign_in_again(self._opened.choice)
        if token is None:
            self.window.stop.set()
            return False
        self._client.use_token(token)
        return True


def _identity(opened: Opened) -> Identity | None:
    """Return who signed in; nobody has to at a practice of this computer."""
    if opened.choice.kind != "remote" or not opened.choice.user_name:
        return None
    return Identity(opened.endpoint.base_url, opened.choice.user_name)


def desk_name() -> str:
    """Return how this desk calls itself: the computer's name and a part of its own, in plain letters."""
    computer = re.sub(r"[^A-Za-z0-9.-]+", "-", platform.node())[:40] or "desk"
    return f"{computer}-{uuid4().hex[:8]}"
