"""A server process: the socket, the moment it is ready, and an end that no open stream can hold up."""

from __future__ import annotations

import errno
import gc
import signal
import socket
import sys
import threading
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from frontdesk.server.cli import CommandFailed
from frontdesk.server.cli.connections import Connection
from frontdesk.server.cli.proxies import BehindProxy
from frontdesk.server.platform.services import Services

LAST_REQUESTS_SECONDS = 3


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address; port 0 takes any free one.

    Raises:
        CommandFailed: It cannot be had, with the reason.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise CommandFailed(f"There is no address called {host} on this machine.") from error
    bound = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":
            # Elsewhere this would let two servers share the port.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(512)
    except OSError as error:
        bound.close()
        raise CommandFailed(_why(error, host, port)) from error
    return bound


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program. Choose another one with --port."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"You have no permission to use port {port}. Choose one above 1023 with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine. Use 0.0.0.0 to answer on all of them."
    return f"Port {port} on {host} cannot be used: {error.strerror}."


class Runner(uvicorn.Server):
    """Runs an application on a socket until it is told to stop.

    Only *proxies*, addresses or networks with commas between, are believed whom they ask for.
    """

    def __init__(self, app: FastAPI, bound: socket.socket, ready: Callable[[], None], proxies: str = "") -> None:
        super().__init__(
            uvicorn.Config(
                BehindProxy(app, proxies) if proxies else app,
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                http=Connection,
                ws="none",
                lifespan="on",
                timeout_keep_alive=75,
                timeout_graceful_shutdown=LAST_REQUESTS_SECONDS,
            )
        )
        self._app = app
        self._bound = bound
        self._ready = ready

    def run_until_stopped(self) -> None:
        """Serve until a signal or `stop`; returns after everything has ended."""
        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal once more when it is done; we still have files to put away then.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: None)
        self.run(sockets=[self._bound])

    def stop(self) -> None:
        """End soon; may be called from any thread."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        # From here on there is garbage, but never among what is loaded now.
        gc.freeze()
        # A day's answer is some thousand small objects that are gone with it; looking through them costs more.
        gc.set_threshold(20_000, 20, 50)
        gc.enable()
        if not self.should_exit:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the event streams first: uvicorn would wait for them."""
        serving: Services = self._app.state.services
        serving.hub.close()
        await super().shutdown(sockets)
