"""Words in place of numbers: generated passphrases, and fingerprints two people read to each other."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

from goldseam.vault import sodium
from goldseam.vault.identity import Public

_LIST = Path(__file__).parent.parent / "content" / "words" / "en.txt"


@cache
def listed() -> tuple[str, ...]:
    """The word list: common words of three to nine letters, each once."""
    return tuple(_LIST.read_text().split())


def passphrase(count: int = 6) -> str:
    """``count`` words drawn with equal chance, spaces between; six are more than 70 bits."""
    return " ".join(secrets.choice(listed()) for _ in range(count))


def fingerprint_words(one: Public, other: Public, count: int = 8) -> list[str]:
    """The same ``count`` words on both phones when both see the same four keys; more than 88 bits."""
    both = sorted((one.sign + one.box, other.sign + other.box))
    number = int.from_bytes(sodium.digest(*both, person=b"tw1-words", size=64), "big")
    words = listed()
    chosen = []
    for _ in range(count):
        number, at = divmod(number, len(words))
        chosen.append(words[at])
    return chosen
