"""The life of the embedded practice server: started as a process, joined when it already runs, never orphaned."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import http.client
import json
import logging
import secrets
import subprocess
import sys
import threading
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontdesk.app.obstacles import Obstacle
from frontdesk.app.settings import PracticeChoice
from frontdesk.domain.speech import mark

log = logging.getLogger(__name__)

START_SECONDS = 30.0
HEALTH_SECONDS = 2.0
STOP_SECONDS = 3.0
RUNTIME_FILE = "server.json"
LOG_FILE = "server.log"


class ServerStartFailed(Obstacle):
    """The embedded server did not start; the message says why and what to do, in words for the user."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a practice server answers, and the secret that lets this desk in."""

    base_url: str
    token: str


class LocalServer:
    """The practice server of one data folder on this computer.

    The first window starts the server and owns it; a further window on the same folder joins it, as its own user. When
    the owner closes, a joined window calls `ensure` again and becomes the owner.
    """

    def __init__(self, data_dir: Path, user: str | None = None) -> None:
        self.data_dir = data_dir
        self._user = user
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def owns_process(self) -> bool:
        """Whether this window started the server that is running."""
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int | None:
        """Process id of the server this window started."""
        return self._process.pid if self._process is not None else None

    async def ensure(self) -> Endpoint:
        """Join the running server or start one.

        Raises:
            ServerStartFailed: It neither runs nor could be started.
        """
        return await asyncio.to_thread(self.ensure_blocking)

    async def stop(self) -> None:
        """Stop the server if this window started it."""
        await asyncio.to_thread(self.stop_blocking)

    def ensure_blocking(self) -> Endpoint:
        """Do what `ensure` does, in the calling thread."""
        with self._lock:
            endpoint = self._join()
            if endpoint is not None:
                return endpoint
            if self.owns_process:
                raise ServerStartFailed(mark("The practice server is running but does not answer yet."))
            try:
                return self._start()
            except ServerStartFailed:
                # Another window may have been quicker; what it started is as good.
                endpoint = self._join()
                if endpoint is not None:
                    return endpoint
                raise

    def stop_blocking(self) -> None:
        """Do what `stop` does, in the calling thread."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def _join(self) -> Endpoint | None:
        try:
            runtime = json.loads((self.data_dir / RUNTIME_FILE).read_text(encoding="utf-8"))
            port = int(runtime["port"])
            endpoint = _endpoint(runtime, _secret_for(str(runtime["secret"]), self._user))
            if _status(port, "/api/health") != http.client.OK:
                return None
            if self._user and _status(port, "/api/v1/auth/me", endpoint.token) == http.client.UNAUTHORIZED:
                text = mark(
                    "Nobody called {name} may work here: the account is closed, or there is none. Start as somebody "
                    "else, or add them with: frontdesk user add"
                )
                raise ServerStartFailed(text, name=self._user)
            return endpoint
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return None

    def _start(self) -> Endpoint:
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            log_file = (self.data_dir / LOG_FILE).open("ab")
        except OSError as error:
            text = mark("The folder {folder} cannot be used: {why}. Choose another one.")
            raise ServerStartFailed(text, folder=self.data_dir, why=error.strerror) from error
        secret = secrets.token_urlsafe(32)
        with log_file:
            command = ["-m", "frontdesk.server.cli", "serve", "--embedded", "--data-dir", str(self.data_dir)]
            try:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [sys.executable, *command],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log_file,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    # Ctrl+C is for the window, which hands in what is under way before it ends the server.
                    start_new_session=True,
                )
            except OSError as error:
                text = mark("The practice server cannot be started: {why}.")
                raise ServerStartFailed(text, why=error.strerror) from error
        self._process = process
        hello = {"secret": secret, "user": self._user}
        return _endpoint(self._greet(process, hello), secret)

    def _greet(self, process: subprocess.Popen[bytes], hello: Mapping[str, str | None]) -> Mapping[str, object]:
        """Hand the server its secret and read where it listens; both travel over pipes only we two hold."""
        assert process.stdin is not None  # noqa: S101 - both were asked for above
        assert process.stdout is not None  # noqa: S101 - likewise
        timer = threading.Timer(START_SECONDS, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(hello).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            answer: object = json.loads(line)
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
            timer.join()
        if isinstance(answer, dict) and "port" in answer:
            return answer
        process.kill()
        process.wait()
        process.stdout.close()
        with contextlib.suppress(OSError):
            process.stdin.close()
        self._process = None
        if isinstance(answer, dict) and isinstance(answer.get("error"), str):
            raise ServerStartFailed(answer["error"])
        text = mark("The practice server did not start. What it said is in {file}.")
        raise ServerStartFailed(text, file=self.data_dir / LOG_FILE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A practice that answers: which, where, and for one on this computer its server."""

    choice: PracticeChoice
    endpoint: Endpoint
    server: LocalServer | None = None


async def opening(choice: PracticeChoice, starting: Awaitable[Endpoint], server: LocalServer) -> Opened:
    """Return the practice of a server that is being started; whoever leaves meanwhile leaves none running.

    Raises:
        ServerStartFailed: It did not start.
    """
    try:
        return Opened(choice, await starting, server)
    except asyncio.CancelledError:
        await server.stop()
        raise


def _secret_for(secret: str, user: str | None) -> str:
    """Return what this window shows a server that another one started: the secret, and who sits here."""
    if not user:
        return secret
    return f"{secret}.{base64.urlsafe_b64encode(user.encode()).decode().rstrip('=')}"


def _status(port: int, path: str, token: str = "") -> int | None:
    """Return what a practice server on this port answers; None for whatever else took the port over since."""
    # Asked directly: what the environment says of proxies holds for the network, not for this computer.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HEALTH_SECONDS)
    try:
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
        return connection.getresponse().status
    except http.client.HTTPException:
        return None
    finally:
        connection.close()


def _endpoint(runtime: Mapping[str, object], secret: str) -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{int(str(runtime['port']))}", secret)
