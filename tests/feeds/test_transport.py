"""A host's addresses are checked, and only what was checked is connected to."""

from __future__ import annotations

from contextlib import aclosing

import pytest

from bot.errors import AddressRefused
from bot.feeds.transport import Guard, open_pool
from tests.feeds.server import answer, running


def guard_for(addresses: list[str], allowed: str) -> Guard:
    """Every host has these addresses, of which one is called public."""

    async def resolve(host: str, port: int) -> list[str]:
        return addresses

    return Guard(resolve, lambda ip: ip == allowed)


async def test_connects_to_the_allowed_address_with_the_hosts_own_name() -> None:
    async with running() as server:
        server.answers["/"] = answer(body=b"x")
        async with aclosing(open_pool(guard_for(["10.0.0.1", "127.0.0.1"], "127.0.0.1"), None)) as pool:
            response = await pool.request("GET", server.url("/", "feed.example"))
        assert response.content == b"x"
        assert server.seen[0][1]["host"] == f"feed.example:{server.port}"


async def test_second_address_is_tried() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]

    async with running() as server:
        server.answers["/"] = answer(body=b"x")
        async with aclosing(open_pool(Guard(resolve, lambda _: True), None)) as pool:
            assert (await pool.request("GET", server.url("/", "feed.example"))).content == b"x"


async def test_no_allowed_address() -> None:
    async with aclosing(open_pool(guard_for(["127.0.0.1"], "8.8.8.8"), None)) as pool:
        with pytest.raises(AddressRefused, match=r"feed\.example"):
            await pool.request("GET", "http://feed.example/")
