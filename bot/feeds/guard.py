"""Where Casewatch may connect to: public addresses only, since an article's links are anybody's choice.

Ranges are those of the IANA special-purpose registries (RFC 6890 and its updates). They are written out where the
standard library of a supported Python still calls one global.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from bot.errors import AddressRefused

_NOT_PUBLIC_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# Protocol assignments with Teredo, documentation, 6to4: what they lead to is not in the hands of who owns the address.
_NOT_PUBLIC_V6 = tuple(IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
# RFC 6052. The local-use prefix 64:ff9b:1::/48 (RFC 8215) is not public: where its IPv4 part lies is up to the network.
_NAT64 = IPv6Network("64:ff9b::/96")
_LOWEST_UNUSUAL_PORT = 1024  # below it live mail, shells and file shares, none of which should get a request from here
_USUAL_PORTS = (80, 443)


def is_public(ip: str | IPv4Address | IPv6Address) -> bool:
    """Whether the whole internet means the same machine by this address; False for what is no address."""
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    return _is_public_v6(address) if isinstance(address, IPv6Address) else _is_public_v4(address)


def _is_public_v4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in net for net in _NOT_PUBLIC_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    embedded = address.ipv4_mapped
    if embedded is None and address in _NAT64:
        embedded = IPv4Address(int(address) & 0xFFFFFFFF)
    if embedded is not None:
        return _is_public_v4(embedded)
    return address in _GLOBAL_UNICAST and address.is_global and not any(address in net for net in _NOT_PUBLIC_V6)


def check_address(url: str) -> None:
    """Refuse an address that is not plain http(s)://host[:port]/….

    Raises AddressRefused for another scheme, no host, a user name or password, a port of another service, and for
    characters that two readers of addresses could understand differently.
    """
    if any(ch <= " " or ch in "\\\x7f" for ch in url):
        raise AddressRefused("the address holds a space, a backslash or a control character; write it percent-encoded")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressRefused("the address cannot be read; it must look like https://example.org/feed") from None
    if parts.scheme not in ("http", "https"):
        raise AddressRefused(f"only http and https addresses are fetched, not {parts.scheme[:20] or 'none'}")
    if not host:
        raise AddressRefused("the address names no host; it must look like https://example.org/feed")
    if "@" in parts.netloc:
        raise AddressRefused(f"{host}: an address with a user name or password is not fetched")
    if port is not None and port < _LOWEST_UNUSUAL_PORT and port not in _USUAL_PORTS:
        raise AddressRefused(f"{host}: port {port} is not one where web pages are served")
