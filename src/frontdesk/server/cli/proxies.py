"""Whom a proxy asks for: its header is text, and becomes an address here or is not believed."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, cast

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_PEER = "frontdesk.peer"


class BehindProxy:
    """Passes requests on to *app* as coming from whom one of the *proxies* asks for, if that is an address."""

    def __init__(self, app: ASGIApp, proxies: str) -> None:
        self._app = app
        # uvicorn's own words for the same types are private to it.
        believed = ",".join(map(_as_seen, proxies.split(",")))
        self._believing = cast("ASGIApp", ProxyHeadersMiddleware(cast("Any", self._admit), believed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        scope[_PEER] = scope["client"] = _in_one_spelling(scope.get("client"))
        return await self._believing(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        peer = scope.pop(_PEER)
        scope["client"] = _in_one_spelling(scope["client"]) or peer
        await self._app(scope, receive, send)


def _as_seen(proxy: str) -> str:
    """Return a proxy as its address is spelled when it asks; networks as they are."""
    seen = _in_one_spelling((proxy.strip(), 0))
    return proxy if seen is None else seen[0]


def _in_one_spelling(client: tuple[str, int] | None) -> tuple[str, int] | None:
    """Return a client by the usual spelling of their address, IPv4 where that is what it means; None if it is none."""
    if client is None:
        return None
    host, port = client
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address), port
