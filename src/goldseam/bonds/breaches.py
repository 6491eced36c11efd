"""The kinds of breach a person can name, and the causes behind them. The program's content fills this in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language

Label = Callable[[str], str]

PRIVATE: Final = "private"
"""The tag of a reader who named any private kind, whichever: no kind may have this slug."""


@dataclass(frozen=True)
class Cause:
    """What broke trust, roughly. ``label`` gives its words in a language, such as ``"en"``."""

    slug: str
    label: Label

    @property
    def name(self) -> str:
        """In the language of this request."""
        return self.label(get_language() or "en")


@dataclass(frozen=True)
class Breach:
    """One kind of breach. ``cause`` is a cause's slug or empty; one that is ``private`` is never offered to
    the shared list. ``label`` gives its words in a language."""

    slug: str
    cause: str
    private: bool
    label: Label

    @property
    def name(self) -> str:
        """In the language of this request."""
        return self.label(get_language() or "en")


_breaches: dict[str, Breach] = {}
_causes: dict[str, Cause] = {}


def register(breaches: Sequence[Breach], causes: Sequence[Cause] = ()) -> None:
    """Called by whoever has read the program, with all of it: takes the place of what stood here before."""
    _breaches.clear()
    _breaches.update({breach.slug: breach for breach in breaches})
    _causes.clear()
    _causes.update({cause.slug: cause for cause in causes})


def listed() -> list[Breach]:
    """All kinds, in the program's order."""
    return list(_breaches.values())


def causes() -> list[Cause]:
    return list(_causes.values())


def named(slug: str) -> Breach | None:
    """The kind of this slug, if the program still knows it."""
    return _breaches.get(slug)


def offerable(slug: str) -> bool:
    """Whether words of this kind may ever be offered: unnamed ones, and known ones that are not private.
    A kind the program does not know any more is not offered: it may have been a private one."""
    return not slug or (slug in _breaches and not _breaches[slug].private)
