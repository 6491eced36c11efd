"""What one try of a passphrase may cost on this machine: measured, written down, used from then on."""

from __future__ import annotations

import os

from goldseam.hosting import disk
from goldseam.hosting.home import Home
from goldseam.vault import kdf
from goldseam.vault.kdf import Cost


def measure(home: Home) -> tuple[Cost, float]:
    """Measures, writes the choice into the home, and returns it with the seconds one try takes."""
    cost, seconds = kdf.tune()
    disk.put(home.kdf, f"{cost.mib}x{cost.passes}\n".encode())
    return cost, seconds


def measure_once(home: Home) -> None:
    """At the first start of a home, unless the surroundings name a cost: takes a second or two."""
    if not home.kdf.exists() and "GOLDSEAM_KDF" not in os.environ:
        measure(home)
