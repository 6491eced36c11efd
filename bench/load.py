"""A small load generator: threads that each keep one connection open, and a bound on requests and time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from statistics import quantiles

Make = Callable[[int], bytes]


@dataclass(frozen=True)
class Run:
    """What came of one drive: requests per second, and the seconds each answer took, sorted."""

    rate: float
    seconds: list[float]
    largest: int

    @property
    def p50(self) -> float:
        """Milliseconds within which half of the answers came."""
        return 1000 * self.seconds[len(self.seconds) // 2]

    @property
    def p99(self) -> float:
        """Milliseconds within which 99 of 100 answers came."""
        return 1000 * quantiles(self.seconds, n=100)[98]


class Wrong(Exception):
    """An answer had another status than the one asked for."""


def request(method: str, path: str, cookies: dict[str, str], body: str = "") -> bytes:
    """The bytes of one request, as a browser would send it."""
    sent = body.encode()
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        "Accept-Encoding: gzip",
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()),
    ]
    if method == "POST":
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(sent)}"]
    return "\r\n".join([*lines, "", ""]).encode() + sent


def drive(port: int, make: Make, status: int, connections: int, most: int, limit: float) -> Run:
    """Sends ``most`` requests over so many connections, for at most ``limit`` seconds.

    ``make`` gives the bytes of the request with this number. Raises ``Wrong``.
    """
    numbers, seconds, sizes = iter(range(most)), list[float](), list[int]()
    guard, faults = threading.Lock(), list[Exception]()
    end = time.perf_counter() + limit

    def client() -> None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for number in _taken(numbers, guard, end):
                    sent = make(number)
                    start = time.perf_counter()
                    line.sendall(sent)
                    answer = _answer(line)
                    seconds.append(time.perf_counter() - start)
                    sizes.append(len(answer))
                    if not answer.startswith(b"HTTP/1.1 %d " % status):
                        raise Wrong(answer[:200])
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=client) for _ in range(connections)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if faults:
        raise faults[0]
    return Run(len(seconds) / took, sorted(seconds), max(sizes))


def _taken(numbers: Iterator[int], guard: threading.Lock, end: float) -> Iterator[int]:
    for _ in count():
        with guard:
            number = next(numbers, None)
        if number is None or time.perf_counter() > end:
            return
        yield number


def _answer(line: socket.socket) -> bytes:
    got = line.recv(65536)
    while b"\r\n\r\n" not in got:
        got += _more(line)
    head, _, _ = got.partition(b"\r\n\r\n")
    low = head.lower()
    if b"content-length: " in low:
        length = int(low.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(got) < len(head) + 4 + length:
            got += _more(line)
    elif b"transfer-encoding: chunked" in low:
        while not got.endswith(b"0\r\n\r\n"):
            got += _more(line)
    return got


def _more(line: socket.socket) -> bytes:
    piece = line.recv(65536)
    if not piece:
        raise ConnectionError("the server hung up")
    return piece
