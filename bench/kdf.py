"""What one try of a passphrase costs here, and whether a try tells if the account exists.

    python -m bench.kdf [--tries 30] [--cost 64x3]

First Argon2id by itself, one at a time and two at once; then the sign-in page, in turn for an account with a
wrong passphrase and for a name nobody has. The cheaper the derivation, the sharper that comparison.
"""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from bench import machine
from goldseam.hosting import start
from goldseam.hosting.home import Home
from goldseam.lib import clock
from goldseam.vault import sodium
from goldseam.vault.kdf import MIB, Cost
from tests.home import HOME

COSTS = (Cost(64, 3), Cost(64, 4), Cost(128, 3), Cost(256, 3))
RUNS = 5
WITHIN = 0.10


def once(cost: Cost) -> float:
    """Seconds of one derivation."""
    began = time.perf_counter()
    sodium.argon2id(b"measuring this machine", bytes(16), cost.passes, cost.mib * MIB)
    return time.perf_counter() - began


def table() -> str:
    """Each cost: the best and the middle of five, and two at the same time."""
    lines = ["| cost | best s | median s | two at once s |", "|---|---|---|---|"]
    for cost in COSTS:
        alone = [once(cost) for _ in range(RUNS)]
        with ThreadPoolExecutor(2) as pool:
            together = median(max(pool.map(once, (cost, cost))) for _ in range(3))
        lines.append(f"| {cost} | {min(alone):.2f} | {median(alone):.2f} | {together:.2f} |")
    return "\n".join(lines)


def told_apart(tries: int, cost: str) -> tuple[float, float]:
    """Median seconds of a sign-in with a wrong passphrase and with an unknown name, tried in turn."""
    os.environ["GOLDSEAM_KDF"] = cost
    home = Home(HOME)
    start.settings_of(home)
    start.prepare(home, clock.now())
    from django.test import Client
    from django.urls import reverse

    from goldseam.people.models import Attempt
    from tests.cast import Actor

    Actor.new("Ines")
    seconds: dict[str, list[float]] = {"ines": [], "nobody": []}
    for number in range(2 * tries + 2):
        name = "ines" if number % 2 else "nobody"
        Attempt.objects.all().delete()
        form = {
            "sign_in_name": name,
            "passphrase": "not what it is at all, not even near",
            "device": "shared",
        }
        began = time.perf_counter()
        answer = Client().post(reverse("sign-in"), form)
        seconds[name].append(time.perf_counter() - began)
        assert answer.status_code == 200
    return median(seconds["ines"][1:]), median(seconds["nobody"][1:])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tries", type=int, default=30)
    parser.add_argument("--cost", default="64x3", help="MiB and passes of the sign-in that is compared")
    options = parser.parse_args()
    print(machine.note(), "", table(), "", sep="\n")
    wrong, unknown = told_apart(options.tries, options.cost)
    ratio = unknown / wrong
    verdict = "within" if abs(ratio - 1) <= WITHIN else "NOT within"
    print(
        f"Sign-in, median of {options.tries}: wrong passphrase {wrong:.3f} s, unknown name {unknown:.3f} s,"
    )
    print(f"ratio {ratio:.3f}, {verdict} 10 % ({options.cost}).")


if __name__ == "__main__":
    main()
