"""An application of this process behind an ordinary blocking client."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx


class InThisProcess(httpx.BaseTransport):
    """Hands requests to an application on an event loop that runs only while it is asked."""

    def __init__(self, app: Any) -> None:
        self._runner = asyncio.Runner()
        self._transport = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def ask() -> httpx.Response:
            answer = await self._transport.handle_async_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        return self._runner.run(ask())

    def close(self) -> None:
        self._runner.close()
