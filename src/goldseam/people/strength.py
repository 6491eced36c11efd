"""An honest look at a passphrase of one's own. What is generated needs none."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

SHORTEST = 15
LONGEST = 1024
STRONG = 4


def fault(passphrase: str, known: Iterable[str]) -> str | None:
    """Why this passphrase will not do, in words, or nothing when it will.

    ``known`` are words somebody close would try first: names, the name of this place. The estimate is
    zxcvbn's (Wheeler, USENIX Security 2016); it asks for its highest grade, more than 10^10 guesses.
    """
    if len(passphrase) < SHORTEST:
        return _("This is too short. Take at least 15 signs, or the six words above.")
    if len(passphrase.encode()) > LONGEST:
        return _("This is too long. Take at most 1,000 signs.")
    from zxcvbn import zxcvbn

    judged = zxcvbn(passphrase[:72], user_inputs=[word for word in known if word])
    if judged["score"] < STRONG:
        return _(
            "This could be guessed. Names, dates, sayings and rows of keys are tried first, "
            "most of all by someone who knows you. "
            "Take words that have nothing to do with each other or with you."
        )
    return None
