"""How many dialogues one process can hold open, what each costs, and how soon a nudge arrives.

``python -m bench.live [streams ...]`` (1,000 and 5,000 unless told). A server of its own serves streams as
the program does: the same door, the same check of session and side on SQLite before every nudge. Two people a
bond, one window each; one nudge at a time goes to one bond, as after a turn. Times are from the request to
publish, in this process, to the event at both clients, and so have a pipe in them that the program does not.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bench import machine

NUDGES = 400
TOO_LONG = 10.0


def _listening(path: str, many: int) -> None:
    """The process that serves. It prints its port, then publishes whatever bond is written to it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    import django

    import tests.home  # noqa: F401  # a home of its own, before the settings are read

    django.setup()
    from bench.listeners import serve

    serve(Path(path), many)


@contextmanager
def server(many: int) -> Iterator[tuple[subprocess.Popen[str], int, list[tuple[str, str]]]]:
    """A process that serves streams, its port, and who may listen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "set"
        run = [sys.executable, "-c", f"from bench.live import _listening; _listening({str(file)!r}, {many})"]
        process = subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline())
            yield process, port, msgspec.json.decode(file.read_bytes(), type=list[tuple[str, str]])
        finally:
            process.kill()
            process.wait()


async def opened(port: int, bond: str, cookie: str) -> asyncio.StreamReader:
    """One stream, after its first line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = [f"GET /b/{bond}/live/ HTTP/1.1", "Host: localhost", "Accept: text/event-stream"]
    writer.write("\r\n".join([*asked, f"Cookie: {cookie}", "", ""]).encode())
    head = await asyncio.wait_for(reader.readuntil(b"retry"), TOO_LONG * 6)
    assert b" 200 " in head.split(b"\r\n", 1)[0], head
    _kept.append(writer)
    return reader


_kept: list[asyncio.StreamWriter] = []


async def measured(process: subprocess.Popen[str], port: int, who: list[tuple[str, str]], many: int) -> str:
    """Opens them, nudges, and says what was found, as one line of a table."""
    empty = machine.resident(process.pid)
    streams: dict[str, list[asyncio.StreamReader]] = {}
    for n in range(0, many, 50):
        batch = who[n : n + 50]
        readers = await asyncio.gather(*(opened(port, *one) for one in batch))
        for (bond, _), reader in zip(batch, readers, strict=True):
            streams.setdefault(bond, []).append(reader)
    held = machine.resident(process.pid)
    took: list[float] = []
    assert process.stdin is not None
    for _ in range(NUDGES):
        bond = random.choice(list(streams))  # which bond is no secret
        about = uuid.uuid4()
        began = time.monotonic()
        process.stdin.write(f"{bond} {about}\n")
        process.stdin.flush()
        took += await asyncio.gather(*(_arrived(one, about, began) for one in streams[bond]))
        await asyncio.sleep(0.005)
    took.sort()
    each = (held - empty) * 1024 / many
    p50, p99 = statistics.median(took) * 1000, took[int(len(took) * 0.99)] * 1000
    return f"| {many} | {held:.0f} | {each:.0f} | {p50:.1f} | {p99:.1f} |"


async def _arrived(reader: asyncio.StreamReader, about: uuid.UUID, began: float) -> float:
    await asyncio.wait_for(reader.readuntil(f"{about}\n\n".encode()), TOO_LONG)
    return time.monotonic() - began


def main() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print(machine.note())
    print("| streams | MiB in all | kB a stream | nudge p50 ms | p99 ms |\n|---|---|---|---|---|")
    for many in [int(one) for one in sys.argv[1:]] or [1_000, 5_000]:
        with server(many) as (process, port, who):
            print(asyncio.run(measured(process, port, who, many)), flush=True)
        _kept.clear()


if __name__ == "__main__":
    main()
