"""Under which names and addresses this machine can be reached from its own network."""

from __future__ import annotations

import socket
import struct
import sys
from ipaddress import IPv4Address, IPv6Address, ip_address

Address = IPv4Address | IPv6Address

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_SIOCGIFADDR = 0x8915  # linux/sockios.h: the address of a network interface
# Documentation addresses (RFC 5737, RFC 3849): asking for the way there sends nothing.
_SOMEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def is_loopback(bind: str) -> bool:
    """Whether an address to listen on is reached from this machine only."""
    try:
        return ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def everywhere() -> str:
    """The address to listen on that reaches this machine under all of its addresses."""
    return "::" if socket.has_dualstack_ipv6() else "0.0.0.0"  # noqa: S104 - only ever with TLS


def reached_by(bind: str) -> list[Address]:
    """Which addresses others on the network reach a program under that listens on ``bind``."""
    if bind == everywhere():
        return on_the_network()
    if bind == "0.0.0.0":  # noqa: S104 - as chosen by the host, and only ever with TLS
        return [address for address in on_the_network() if address.version == 4]
    return [] if is_loopback(bind) else [ip_address(bind)]


def names() -> list[str]:
    """The machine's name, and the name home networks know it by."""
    name = socket.gethostname().split(".")[0].lower()
    return [name, f"{name}.local"] if name and name != "localhost" else []


def on_the_network() -> list[Address]:
    """The machine's own addresses that others on its network can use, without doubles, in a settled order."""
    found = {*_of_interfaces(), *_on_the_way_out()}
    usable = (a for a in found if not (a.is_loopback or a.is_link_local or a.is_unspecified))
    return sorted(usable, key=lambda a: (a.version, int(a)))


def in_url(host: str | Address) -> str:
    """The name or address as it stands in a URL and in a Host header."""
    return f"[{host}]" if isinstance(host, IPv6Address) else str(host)


def _of_interfaces() -> list[Address]:
    if sys.platform != "linux":
        return []
    import fcntl

    found: list[Address] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asking, _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            found.append(IPv4Address(answer[20:24]))
    return found


def _on_the_way_out() -> list[Address]:
    found: list[Address] = []
    for family, target in _SOMEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((target, 9))
                found.append(ip_address(asking.getsockname()[0]))
        except OSError:
            continue
    return found
