"""How fast pages are, beside an ordinary small Django site on the same server in the same run.

    python -m bench.pages [--rounds 5] [--requests 200]

Today, Journey, a step, a writing page and a saved writing, for a bond that has just begun and for one with
3,000 writings; each measured in turn with the ordinary site's page or insert, so that a noisy machine is
noisy for both.
Figures are medians over rounds; a ratio is the median of the ratios of neighbours in time.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench import load, machine
from bench.load import Make, Run
from goldseam.hosting import start
from goldseam.hosting.home import Home
from goldseam.lib import clock
from tests.home import HOME
from tests.hosting.own_copy import serving, surroundings
from tests.hosting.visitor import Visitor

CONNECTIONS = (1, 8)
SECONDS = 6.0
AIMS = {
    "Today, new bond / bare page": 2.5,
    "Today, old bond / new bond": 1.2,
    "writing page, old bond / new bond": 1.2,
    "Journey, new bond / bare page": 2.5,
    "Journey, old bond / new bond": 1.2,
    "step, new bond / bare page": 2.5,
    "step, old bond / new bond": 1.2,
    "saved writing, new bond / bare insert": 3.0,
    "saved writing, old bond / bare insert": 3.0,
    "saved writing, old bond / new bond": 1.2,
}


@dataclass(frozen=True)
class Site:
    """A serving process."""

    port: int
    pid: int


@dataclass
class Case:
    """One kind of request: where it goes, how it is made, what answers it."""

    name: str
    site: Site
    make: Make
    status: int
    runs: dict[int, list[Run]] = field(default_factory=dict)
    cpu: dict[int, list[float]] = field(default_factory=dict)

    def measure(self, connections: int, most: int) -> None:
        before = machine.cpu(self.site.pid)
        run = load.drive(self.site.port, self.make, self.status, connections, most, SECONDS)
        spent = 1000 * (machine.cpu(self.site.pid) - before) / len(run.seconds)
        self.runs.setdefault(connections, []).append(run)
        self.cpu.setdefault(connections, []).append(spent)

    def rate(self, connections: int) -> float:
        return median(run.rate for run in self.runs[connections])

    def over(self, other: Case, connections: int) -> float:
        """How much longer this takes than the other, pair by pair."""
        pairs = zip(self.runs[connections], other.runs[connections], strict=True)
        return median(its.rate / mine.rate for mine, its in pairs)

    def dearer(self, other: Case, connections: int) -> float:
        """How much more of the processor this takes than the other, pair by pair."""
        pairs = zip(self.cpu[connections], other.cpu[connections], strict=True)
        return median(mine / its for mine, its in pairs)


@contextmanager
def bare(folder: Path) -> Iterator[Site]:
    """The ordinary site, serving."""
    command = [sys.executable, "-P", "-m", "bench.bare.serve", str(folder)]
    process = subprocess.Popen(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        yield Site(int(said.split()[-1]), process.pid)
    finally:
        process.terminate()
        process.wait(30)


def bare_cases(site: Site) -> tuple[Case, Case]:
    """Its page, and its insert."""
    visitor = Visitor(f"http://localhost:{site.port}")
    visitor.get("/enter/")
    page = visitor.get("/page/").text
    got = load.request("GET", "/page/", visitor.cookies)
    form = urlencode({"text": _text(), "csrfmiddlewaretoken": _token(page)})
    sent = load.request("POST", "/insert/", visitor.cookies, form)
    return Case("bare page", site, lambda _: got, 200), Case("bare insert", site, lambda _: sent, 302)


def cases(site: Site, name: str, passphrase: str, bond: str) -> list[Case]:
    """Today, Journey, a step, a writing page and a saved writing of one person."""
    visitor = Visitor(f"http://localhost:{site.port}", name)
    given = {"sign_in_name": name, "passphrase": passphrase, "device": "own"}
    assert visitor.post("/sign-in/", given).status == 302
    space = visitor.space()
    place = visitor.place_to_write()
    token = _token(visitor.get(place).text)
    today = load.request("GET", space, visitor.cookies)
    page = load.request("GET", place, visitor.cookies)
    journey = load.request("GET", f"{space}journey/", visitor.cookies)
    step = load.request("GET", f"{space}journey/1/", visitor.cookies)

    def save(_: int) -> bytes:
        form = {"p-story": _text(), "csrfmiddlewaretoken": token, "form_id": str(uuid.uuid4())}
        return load.request("POST", place, visitor.cookies, urlencode(form))

    return [
        Case(f"Today, {bond}", site, lambda _: today, 200),
        Case(f"Journey, {bond}", site, lambda _: journey, 200),
        Case(f"step, {bond}", site, lambda _: step, 200),
        Case(f"writing page, {bond}", site, lambda _: page, 200),
        Case(f"saved writing, {bond}", site, save, 302),
    ]


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def _text() -> str:
    return "It rained, and we talked for an hour in the car before going in. " * 20


def measure(triples: list[tuple[Case, Case, Case]], rounds: int, most: int) -> None:
    """Every triple in every round, forwards and backwards by turns."""
    for connections in CONNECTIONS:
        for number in range(rounds + 1):
            for triple in triples:
                for case in triple if number % 2 else reversed(triple):
                    case.measure(connections, most if number else 30)
        for triple in triples:
            for case in triple:
                case.runs[connections] = case.runs[connections][1:]


def table(triples: list[tuple[Case, Case, Case]], connections: int) -> str:
    """What was measured, as Markdown."""
    lines = [
        f"| connections: {connections} | a second | p50 ms | p99 ms | CPU ms | time beside the bare one |",
        "|---|---|---|---|---|---|",
    ]
    for ordinary, new, old in triples:
        for case in (ordinary, new, old):
            runs = case.runs[connections]
            p50, p99 = median(run.p50 for run in runs), median(run.p99 for run in runs)
            beside = "" if case is ordinary else f"{case.over(ordinary, connections):.2f}"
            figures = (
                f"{case.rate(connections):.0f}",
                f"{p50:.1f}",
                f"{p99:.1f}",
                f"{median(case.cpu[connections]):.1f}",
            )
            lines.append(f"| {' | '.join((case.name, *figures, beside))} |")
    return "\n".join(lines)


def aims(triples: list[tuple[Case, Case, Case]]) -> str:
    """The ratios that matter, beside their aims."""
    named = {case.name: case for triple in triples for case in triple}
    lines = ["| ratio | aim | 1 connection | 8 connections | CPU, 1 | CPU, 8 |", "|---|---|---|---|---|---|"]
    for what, most in AIMS.items():
        first, _, other = what.partition(" / ")
        mine = named[first]
        its = named[other] if other in named else named[f"{first.partition(',')[0]}, {other}"]
        shown = [f"{mine.over(its, connections):.2f}" for connections in CONNECTIONS]
        shown += [f"{mine.dearer(its, connections):.2f}" for connections in CONNECTIONS]
        lines.append(f"| {what} | {most} | {' | '.join(shown)} |")
    return "\n".join(lines)


def people() -> list[tuple[str, str, str]]:
    """Makes the two pairs; sign-in name, passphrase and kind of bond of whoever is measured."""
    home = Home(HOME)
    start.settings_of(home)
    start.prepare(home, clock.now())
    from bench import fill

    new, old = fill.pair("Ines", "Jonas", 1), fill.pair("Mika", "Robin", fill.MANY)
    start.finish()
    return [
        (new.name.lower(), new.passphrase, "new bond"),
        (old.name.lower(), old.passphrase, "old bond"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=200, help="at most so many in one measurement")
    options = parser.parse_args()
    both = people()
    with tempfile.TemporaryDirectory() as folder, bare(Path(folder)) as site, serving(HOME) as copy:
        page, insert = bare_cases(site)
        assert copy.process is not None
        served = Site(int(copy.url.rpartition(":")[2]), copy.process.pid)
        new, old = (cases(served, *one) for one in both)
        pages = [page, *(Case(f"bare page, {n} times more", site, page.make, 200) for n in (1, 2, 3))]
        triples = list(zip((*pages, insert), new, old, strict=True))
        measure(triples, options.rounds, options.requests)
        held = machine.resident(served.pid)
    print(machine.note(), "", aims(triples), "", *(f"{table(triples, c)}\n" for c in CONNECTIONS), sep="\n")
    print(f"Memory of the serving process after all of it: {held:.0f} MiB (aim: under 150)")
    for triple in triples:
        sizes = {case.name: case.runs[1][0].largest for case in triple}
        print("bytes on the wire:", sizes)


if __name__ == "__main__":
    main()
