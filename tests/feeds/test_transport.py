"""A host's addresses are checked, and only what was checked is connected to."""

from __future__ import annotations

import asyncio
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


async def test_a_socks_proxy_is_given_the_hosts_name_and_brings_the_answer() -> None:
    asked = []

    async def socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """https://www.rfc-editor.org/rfc/rfc1928, without a password, and the answer of the host itself."""
        await reader.readexactly(3)
        writer.write(b"\x05\x00")
        head = await reader.readexactly(5)
        asked.append(await reader.readexactly(head[4]))
        await reader.readexactly(2)
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(socks, "127.0.0.1", 0) as server:
        proxy = f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with aclosing(open_pool(guard_for([], ""), proxy)) as pool:
            assert (await pool.request("GET", "http://feed.example/")).content == b"x"
    assert asked == [b"feed.example"]
