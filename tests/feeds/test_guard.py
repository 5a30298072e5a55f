"""Only public addresses pass."""

from __future__ import annotations

import pytest

from bot.errors import AddressRefused
from bot.feeds.guard import check_address, is_public

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
NOT_PUBLIC = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1"),
    *("255.255.255.255", "240.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "198.18.0.1", "192.88.99.1"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "3fff::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808"),
    *("2002:7f00:1::", "2002:808:808::", "::127.0.0.1", "100::1", "5f00::1"),
    *("", "example.org", "1.2.3", "0x7f.1", "2130706433"),
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://example.org:8443/rss?x=1#y",
        "https://пример.рф/лента",
        "http://[2606:4700::1]/rss",
    ],
)
def test_addresses_that_pass(url: str) -> None:
    check_address(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org/rss",
            "",
            "//example.org",
            "http://",
        ),
        *("http://user:word@example.org", "http://@example.org", "http://example.org:22/", "http://example.org:99999/"),
        *("http://example.org\\@evil.example/", "http://exam ple.org", "http://example.org/\r\nX: y", "http://[::1/"),
        "http://example.org:x/",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(url)
