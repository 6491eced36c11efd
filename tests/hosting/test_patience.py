from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from goldseam.hosting import patience

WAITS = 0.3
ASKS = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def slow_page(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(3 * WAITS)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"kept"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(patience, "HEAD_SECONDS", WAITS)
    config = uvicorn.Config(
        slow_page, http=patience.Patient, ws="none", loop="asyncio", lifespan="off", log_config=None
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        running.join()


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


@pytest.mark.parametrize("said", [b"", b"GET / HTT"])
def test_a_connection_that_asks_for_nothing_is_closed(port: int, said: bytes) -> None:
    with connected(port) as one:
        one.sendall(said)
        assert one.recv(1) == b""


def test_dribbling_does_not_help(port: int) -> None:
    with connected(port) as one:
        began = time.monotonic()
        with pytest.raises(ConnectionError):
            while time.monotonic() - began < 20:
                one.sendall(b"x")
                time.sleep(WAITS / 10)
        assert time.monotonic() - began < 10


@pytest.mark.slow
def test_an_answer_may_take_its_time_and_another_question_may_follow(port: int) -> None:
    with connected(port) as one:
        for _ in range(2):
            one.sendall(ASKS)
            answer = b""
            while not answer.endswith(b"kept"):
                answer += one.recv(4096)
            assert answer.startswith(b"HTTP/1.1 200")
        one.sendall(b"GET")
        assert one.recv(1) == b""
