"""What a seam can be, each with its word: open, half (I have done my part), mended (both have).

Nothing here knows of the other's half: it is never shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

OPEN, HALF, MENDED = "open", "half", "mended"
STATES = (OPEN, HALF, MENDED)
WORDS = {OPEN: _("open"), HALF: _("half mended, your part is done"), MENDED: _("mended")}
STEPS = (
    _("Acknowledge"),
    _("Speak and listen"),
    _("Own it and apologise"),
    _("Give it time"),
    _("Boundaries and expectations"),
    _("Ask for help"),
    _("Walk in their shoes"),
    _("Look ahead"),
)


def checked(states: Sequence[str]) -> tuple[str, ...]:
    """The eight states, one per step. Raises ``ValueError`` for another number or an unknown state."""
    if len(states) != len(STEPS) or not set(states) <= set(STATES):
        raise ValueError(f"not eight states of {STATES}: {states}")
    return tuple(states)
