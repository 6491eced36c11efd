"""Listening: the socket, the addresses people use, and the one server process."""

from __future__ import annotations

import errno
import resource
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import uvicorn

from goldseam.hosting.patience import Patient
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.way import Way
from goldseam.lib import stream

CONNECTIONS = 600 + stream.MOST
LARGEST_HEAD = 16 * 1024
KEEP_ALIVE_SECONDS = 20
FAREWELL_SECONDS = 10


@dataclass(frozen=True)
class Listening:
    """A socket that has its port and does not answer yet: whoever comes early waits."""

    socket: socket.socket
    port: int


def bind(address: str, port: int) -> Listening:
    """Takes the port. Raises ``Refused`` when it is in use or not allowed, or the address is not ours."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # The protocol is named because asyncio sends small pieces at once (TCP_NODELAY) only on sockets that say
    # it; otherwise every answer waits 40 ms for the other side's acknowledgement.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if address == "::":
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    try:
        made.bind((address, port))
        made.listen()  # only a socket that listens keeps others from the port
    except (OSError, OverflowError) as error:
        made.close()
        raise _not_bound(address, port, error) from None
    return Listening(made, made.getsockname()[1])


def run(listening: Listening, way: Way, ready: Callable[[], None]) -> None:
    """Serves until asked to stop, then lets running requests end. Calls ``ready`` once it answers."""
    from goldseam.server import asgi

    _raise_open_files()
    config = uvicorn.Config(
        asgi,
        http=Patient,
        ws="none",
        loop="asyncio",
        interface="asgi3",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=way.proxy is not None,
        forwarded_allow_ips="127.0.0.1,::1" if way.proxy else "",
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
        ssl_certfile=way.certificate.chain if way.certificate else None,
        ssl_keyfile=way.certificate.key if way.certificate else None,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _Server(config, ready).run(sockets=[listening.socket])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Streams never end by themselves; browsers come back to the next server."""
        stream.hub.close()
        await super().shutdown(sockets)


def _raise_open_files() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536) if hard > 0 else 65_536, hard))


def _not_bound(address: str, port: int, error: OSError | OverflowError) -> Refused:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return Refused(
            f"The port {port} is in use: another program answers there, or Goldseam runs already.",
            UNTOUCHED,
            f"Please stop the other program, or take another port: ./goldseam serve --port {port + 1}",
        )
    if number == errno.EACCES:
        return Refused(
            f"This user may not use the port {port}.",
            UNTOUCHED,
            "Please take a port above 1023: ./goldseam serve --port 8040",
        )
    return Refused(
        f"Goldseam can not listen on {address}, port {port}: that is not an address of this machine.",
        UNTOUCHED,
        "Please check --bind and --port, or leave them out.",
    )
