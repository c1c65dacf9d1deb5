"""How the dialect refuses: a bare sentence with one of the codes it knows, whoever refuses below its addresses."""

from __future__ import annotations

from typing import Final

from pydantic_core import to_json

from frontdesk.server.platform.errors import ApiProblem, NotFoundProblem, TooManyRequests

Refusal = tuple[int, list[tuple[bytes, bytes]], bytes]

STATUSES: Final = {403: 401, 405: 404, 408: 400, 409: 400, 413: 400, 422: 400, 503: 504}
"""Codes of the scheduling API that the dialect does not have, and what it says in their place."""
UNREAD: Final = frozenset({408, 413})
"""Refusals after which the rest of a body may still be on its way; nobody here will read it."""


def refusal(problem: ApiProblem) -> Refusal:
    """Return status, headers and body of a problem's answer."""
    sentence = problem.detail
    if isinstance(problem, NotFoundProblem):
        what = sentence.removeprefix("There is no such ").removesuffix(".")
        sentence = f"{what[:1].upper()}{what[1:]} not found"
    seconds = problem.seconds if isinstance(problem, TooManyRequests) else 0
    if seconds:
        sentence = f"Too many requests. Try again in {seconds} seconds."
    body = to_json(sentence)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if seconds:
        headers.append((b"retry-after", str(seconds).encode()))
    if problem.status in UNREAD:
        headers.append((b"connection", b"close"))
    return STATUSES.get(problem.status, problem.status), headers, body
