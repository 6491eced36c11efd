"""How many dialogues one process can hold open, what each costs, and how soon a nudge arrives.

``python -m bench.live [streams ...]`` (1,000 and 5,000 unless told). Servers of its own stream as the program
does: the same door, the same check of session and side before every nudge and every 25 seconds. One process
on SQLite; two on one PostgreSQL, where the two of a bond are at different processes; and, to compare with in
the same run, a bare asyncio server that asks nobody. One nudge at a time goes to one bond, as after a turn.
Times are from the request to publish, in this process, to the event at both clients, and so have a pipe in
them that the program does not. Memory is what the serving processes grew by, from before the first stream to
all of them open; the rows were made by another process.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from bench import machine
from tests import postgres
from tests.home import furnish

NUDGES = 1_000
BATCH = 50
TOO_LONG = 60.0
HEAD = "| served by | streams | MiB they took | kB a stream | nudge p50 ms | p99 ms | slowest ms |"
COMPARED = "| beside the bare server | streams | memory | p50 | p99 |"


@dataclass(frozen=True)
class Found:
    """One measurement: memory of all serving processes, and the seconds each nudge took, sorted."""

    place: str
    many: int
    grown: float
    took: list[float]

    @property
    def each(self) -> float:
        """kB a stream."""
        return self.grown * 2**20 / 1000 / self.many

    def within(self, share: float) -> float:
        """Milliseconds within which this share of the nudges arrived."""
        return self.took[int((len(self.took) - 1) * share)] * 1000

    @property
    def line(self) -> str:
        p50, p99, last = (self.within(share) for share in (0.5, 0.99, 1))
        return (
            f"| {self.place} | {self.many} | {self.grown:.0f} | {self.each:.0f} | {p50:.1f} | {p99:.1f} "
            f"| {last:.0f} |"
        )

    def beside(self, bare: Found) -> str:
        """How many times as much as the bare server."""
        memory, p50, p99 = (
            self.each / bare.each,
            self.within(0.5) / bare.within(0.5),
            self.within(0.99) / bare.within(0.99),
        )
        return f"| {self.place} | {self.many} | {memory:.1f} | {p50:.1f} | {p99:.1f} |"


Process = subprocess.Popen[str]


class Served:
    """Processes that serve streams, with their ports, and who may listen."""

    def __init__(self, processes: list[Process], who: list[tuple[str, str]]) -> None:
        self.processes, self.who = processes, who
        self.ports = [int(_out(process).readline()) for process in processes]

    def resident(self) -> float:
        """MiB in all of them."""
        return sum(machine.resident(process.pid) for process in self.processes)

    def nudge(self, bond: str, about: uuid.UUID) -> None:
        """Has one of them say it."""
        pipe = random.choice(self.processes).stdin  # which one is no secret
        assert pipe is not None
        pipe.write(f"{bond} {about}\n")
        pipe.flush()


def _out(process: Process) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


@contextmanager
def served(many: int, what: str = "serve", processes: int = 1, database: str = "") -> Iterator[Served]:
    """A home with rows, and processes that serve it: the program's, or ``bare`` ones."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as started:
        home, file = Path(folder) / "home", Path(folder) / "set"
        furnish(home)
        told = {"GOLDSEAM_HOME": str(home), "GOLDSEAM_KDF": "1x1"}
        if database:
            told["GOLDSEAM_DATABASE_URL"] = database
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GOLDSEAM_")}

        def run(call: str) -> Process:
            made = subprocess.Popen(
                [sys.executable, "-c", f"from bench import listeners; listeners.{call}"],
                env=kept | told,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            started.callback(lambda: (made.kill(), made.wait()))
            return made

        assert run(f"rows(listeners.Path({str(file)!r}), {many})").wait() == 0
        who = msgspec.json.decode(file.read_bytes(), type=list[tuple[str, str]])
        yield Served([run(f"{what}()") for _ in range(processes)], who)


async def _opened(port: int, bond: str, cookie: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """One stream, after its first line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = [f"GET /b/{bond}/live/ HTTP/1.1", "Host: localhost", "Accept: text/event-stream"]
    writer.write("\r\n".join([*asked, f"Cookie: {cookie}", "", ""]).encode())
    head = await asyncio.wait_for(reader.readuntil(b"retry"), TOO_LONG)
    assert b" 200 " in head.split(b"\r\n", 1)[0], head
    return reader, writer


async def _arrived(reader: asyncio.StreamReader, about: uuid.UUID, began: float) -> float:
    await asyncio.wait_for(reader.readuntil(f"{about}\n\n".encode()), TOO_LONG)
    return time.monotonic() - began


async def measured(place: str, server: Served) -> Found:
    """Opens all, nudges, and says what was found."""
    empty = server.resident()
    streams: dict[str, list[asyncio.StreamReader]] = {}
    writers = []
    who = [(server.ports[n % len(server.ports)], *one) for n, one in enumerate(server.who)]
    for n in range(0, len(who), BATCH):
        batch = who[n : n + BATCH]
        pairs = await asyncio.gather(*(_opened(*one) for one in batch))
        for (_, bond, _), (reader, writer) in zip(batch, pairs, strict=True):
            streams.setdefault(bond, []).append(reader)
            writers.append(writer)
    await asyncio.sleep(1)
    grown = server.resident() - empty
    took: list[float] = []
    for _ in range(NUDGES):
        bond = random.choice(list(streams))  # which bond is no secret
        about = uuid.uuid4()
        began = time.monotonic()
        server.nudge(bond, about)
        took += await asyncio.gather(*(_arrived(one, about, began) for one in streams[bond]))
        await asyncio.sleep(0.02)
    for writer in writers:
        writer.close()
    return Found(place, len(who), grown, sorted(took))


def main() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print(f"{machine.note()}\n\n{HEAD}\n|---|---|---|---|---|---|---|")
    found: list[tuple[Found, Found]] = []
    for many in [int(one) for one in sys.argv[1:]] or [1_000, 5_000]:
        with served(many, "bare") as server:
            bare = asyncio.run(measured("a bare asyncio server", server))
        print(bare.line, flush=True)
        with served(many) as server:
            found.append((asyncio.run(measured("one process, SQLite", server)), bare))
        print(found[-1][0].line, flush=True)
        with postgres.server() as address:
            postgres.make(address, "goldseam")
            with served(many, processes=2, database=address.format("goldseam")) as server:
                found.append((asyncio.run(measured("two processes, PostgreSQL", server)), bare))
        print(found[-1][0].line, flush=True)
    print(f"\n{COMPARED}\n|---|---|---|---|---|")
    for one, bare in found:
        print(one.beside(bare))
    print(f"\nAt the end: load {os.getloadavg()[0]:.1f}.")


if __name__ == "__main__":
    main()
