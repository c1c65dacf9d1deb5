"""How a tour is taken: one request after the other, each made from the answers so far."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import httpx

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One request of a tour.

    ``refused`` is empty for one that succeeds, else the code of the refusal, or of a 422 the type of its first finding.
    ``token`` is for requests that somebody else makes than the practice's admin.
    """

    operation: str
    body: Any = None
    parameters: Json = field(default_factory=dict)
    refused: str = ""
    token: str | None = None


Stop = Generator[Asked, Any, None]


def ask(operation: str, body: Any = None, *, token: str | None = None, **parameters: Any) -> Asked:
    """Return a request that is to succeed."""
    return Asked(operation, body, parameters, token=token)


def refuse(why: str, operation: str, body: Any = None, *, token: str | None = None, **parameters: Any) -> Asked:
    """Return a request that is to be refused."""
    return Asked(operation, body, parameters, refused=why, token=token)


class Addresses:
    """Where each operation of a document is."""

    def __init__(self, document: Json) -> None:
        self.places: dict[str, tuple[str, str, set[str]]] = {}
        for path, methods in document["paths"].items():
            for method, said in methods.items():
                named = {each["name"] for each in said.get("parameters", []) if each.get("in") == "path"}
                self.places[said["operationId"]] = (method.upper(), path, named)

    def request(self, client: httpx.Client | httpx.AsyncClient, asked: Asked, org: str) -> httpx.Request:
        """Return the request that asks this."""
        method, path, in_path = self.places[asked.operation]
        given = {"org_id": org, **asked.parameters}
        url = path.format(**{name: given[name] for name in in_path})
        query = {name: value for name, value in given.items() if name not in in_path and name != "org_id"}
        headers = {} if asked.token is None else {"Authorization": f"Bearer {asked.token}"}
        return client.build_request(
            method, url, params=query, headers=headers, **({} if asked.body is None else {"json": asked.body})
        )


def code_of(answer: Any, response: httpx.Response) -> str:
    """Return what a refusal calls itself; nothing for a success."""
    if response.is_success:
        return ""
    found: str = answer["detail"][0]["type"] if response.status_code == 422 else answer["code"]
    return found
