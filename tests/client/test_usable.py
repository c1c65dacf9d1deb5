"""What the client is given makes a request, or is refused with a sentence; and what it says of itself is true."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest

from frontdesk.client import SchedulingClient, Unusable
from frontdesk.client.resources.base import Group, Kept
from frontdesk.contract import calendar, tasks


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/", "/office/api/v1", "/opendental/api/v1"])
def test_an_address_with_the_apis_own_path_is_refused_with_a_sentence(path: str) -> None:
    with pytest.raises(Unusable, match="before /api"):
        SchedulingClient(f"http://127.0.0.1:8765{path}", "t")


def test_an_address_below_which_a_proxy_keeps_the_server_is_one() -> None:
    SchedulingClient("http://practice.example/frontdesk", "t")


def test_no_address_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unusable, match="cannot be read"):
        SchedulingClient(None, "t")  # type: ignore[arg-type]


async def test_a_closed_client_says_so(server: Any) -> None:
    async with SchedulingClient("http://127.0.0.1:9", "t", uuid4(), http=httpx.MockTransport(server)) as client:
        pass
    with pytest.raises(Unusable, match="client is closed"):
        await client.me()
    with pytest.raises(Unusable, match="client is closed"):
        await client.appointments.delete(uuid4())
    with pytest.raises(Unusable, match="client is closed"):
        await anext(client.events.stream())
    assert server.requests == []


def groups(holder: object, before: str = "") -> dict[str, Group]:
    """The resource groups of a client by their names, nested ones too."""
    found: dict[str, Group] = {}
    for name, value in vars(holder).items():
        if isinstance(value, Group):
            found |= {before + name: value} | groups(value, f"{before}{name}.")
    return found


def test_the_client_tells_all_of_its_groups(client: SchedulingClient) -> None:
    told = set(re.findall(r"[\w.]+(?=[,:])", SchedulingClient.__doc__ or ""))
    assert set(groups(client)) - told == set()


def test_each_group_names_the_models_that_go_in_and_out(client: SchedulingClient) -> None:
    for name, group in groups(client).items():
        if isinstance(group, Kept):
            assert re.search(r"`create` takes a `\S+In`, `update` a `\S+In`.* `\S+Out`", type(group).__doc__ or ""), (
                name
            )
    assert f"`{tasks.__name__}.CreateTaskIn`" in (type(client.tasks).__doc__ or "")


def test_further_fields_are_found_where_the_client_says() -> None:
    assert f"{calendar.__name__}.TIER_2_FIELDS" in (SchedulingClient("http://127.0.0.1:9").calendar.daily.__doc__ or "")
