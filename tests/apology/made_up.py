"""A few rules of the tests' own: each kind is found by its own name."""

from __future__ import annotations

from goldseam.apology.notes import KINDS, Rule, Rules
from goldseam.apology.patterns import compiled

RULES = Rules(
    "en",
    [Rule(kind, compiled(kind, {}), compiled("unless", {})) for kind in KINDS],
    compiled("no excuse", {}),
)
