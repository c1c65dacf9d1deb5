"""Whom a proxy asks for, without a server: what is written in a header is an address or nothing."""

from __future__ import annotations

import httpx
import pytest

from frontdesk.server.cli.proxies import BehindProxy

PROXY = "10.0.0.1"


async def told(forwarded, peer=PROXY, proxies="10.0.0.0/8"):
    async def asked_by(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["client"][0].encode()})

    transport = httpx.ASGITransport(BehindProxy(asked_by, proxies), client=(peer, 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
        return (await client.get("/", headers={"X-Forwarded-For": forwarded})).text


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:5512", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:DB8:0:0::7", "2001:db8::7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("fe80::1%" + "z" * 3000, "fe80::1"),
    ],
)
async def test_an_address_is_told_in_one_spelling(forwarded, address):
    assert await told(forwarded) == address


@pytest.mark.parametrize("forwarded", ["garbage", "z" * 3000, "010.009.009.009", "203.0.113.7, garbage", "1", ""])
async def test_who_is_named_by_no_address_is_the_proxy(forwarded):
    assert await told(forwarded) == PROXY


async def test_a_proxy_is_known_also_where_the_socket_writes_its_address_the_long_way():
    assert await told("203.0.113.7", peer="::ffff:10.0.0.1") == "203.0.113.7"


@pytest.mark.parametrize("written", ["::ffff:10.0.0.1", "192.0.2.9, ::ffff:10.0.0.1", "10.0.0.1"])
async def test_a_proxy_is_believed_in_whatever_spelling_it_is_named(written):
    assert await told("203.0.113.7", peer="::ffff:10.0.0.1", proxies=written) == "203.0.113.7"


async def test_who_is_no_proxy_speaks_for_themselves():
    assert await told("203.0.113.7", peer="192.0.2.1") == "192.0.2.1"
