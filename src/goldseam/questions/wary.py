"""Questions whose answers tend to come back as pictures: finding words of them, so that a kind note can stand
there before they lie in the jar, and a day goes by before they open, unless their writer says that they are
about health or mean something else. It is never a block, it is not kept, and it says nothing about anybody.

That details of sex are better left out is clinicians' advice (evidence card ``facts-not-pictures``).
"""

from __future__ import annotations

import re
from typing import Final

PICTURES: Final = (
    r"sex bed\b naked undress orgasm positions? kiss(?:ed|es|ing)? condom in-bed better-than-me "
    r"sexo sexual cama\b desnud orgasmo posici bes(?:o|os|ar|aste|ó)\b condón preservativo mejor-que-yo"
)
ALL: Final = (
    r"everything every-detail every-single each-detail all-the-details tell-me-all exactly-what "
    r"todo\b cada-detalle todos-los-detalles con-detalle cuéntamelo-todo exactamente-qué"
)
"""How words of each begin, in every language of the program: the writer's own language is not known."""


def _pattern(words: str) -> re.Pattern[str]:
    beginnings = (word.replace("-", r"\s+") for word in words.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(beginnings)})")


_PICTURES, _ALL = _pattern(PICTURES), _pattern(ALL)


def pictures(text: str) -> bool:
    """Whether a question may ask for details that turn into pictures."""
    return bool(_PICTURES.search(text.casefold()))


def everything(text: str) -> bool:
    """Whether a question may ask for all there is, at once."""
    return bool(_ALL.search(text.casefold()))


def rests(text: str) -> bool:
    """Whether it is better slept over once before it opens."""
    return pictures(text) or everything(text)
