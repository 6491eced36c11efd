"""Visitors who use the pages in another language: what a scene says in English, they press in theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from playwright.sync_api import Locator, Page

from tests.catalogue import Catalogue

NAMED = re.compile(r"%\((?!n\))\w+\)s")
HOLE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


class Speech:
    """From the English of a scene to what stands on the page."""

    def __init__(
        self,
        catalogue: Catalogue,
        change: Callable[[str], str] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        """``change`` makes this language from any English, where one can; ``more`` is not of the pages."""
        self._said = {**(more or {}), **{_plain(key): text for key, text in catalogue.items()}}
        self._change = change or self._beginning
        filled = [
            english for english in self._said if NAMED.search(english) and len(HOLE.sub("", english)) > 4
        ]
        self._patterns = [(re.compile(_pattern(english)), self._said[english]) for english in filled]

    def whole(self, words: str) -> str:
        """What a whole label or button says. Words that are nobody's of the pages stay as they are."""
        if words in self._said:
            return self._said[words]
        for pattern, text in self._patterns:
            if found := pattern.fullmatch(words):
                return HOLE.sub(lambda hole: found[hole[1] or hole[2]], text)
        return words

    @property
    def english(self) -> frozenset[str]:
        """Everything that is said otherwise than in English."""
        return frozenset(english for english, text in self._said.items() if english != text)

    def _beginning(self, words: str) -> str:
        longer = (text for english, text in self._said.items() if english.startswith(words))
        return HOLE.split(next(longer, words))[0].strip()

    def part(self, words: str) -> str:
        """What a piece of a longer text says, or how that text begins."""
        return self._change(words) if any(words in english for english in self._said) else words


def _plain(key: str | tuple[str, int]) -> str:
    return (key if isinstance(key, str) else key[0]).rpartition("\x04")[2]


def _pattern(english: str) -> str:
    names: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        again = name in names
        names.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+)"

    pieces = [
        (HOLE.sub(hole, piece) if HOLE.fullmatch(piece) else re.escape(piece)) for piece in _pieces(english)
    ]
    return "".join(pieces)


def _pieces(english: str) -> list[str]:
    at, found = 0, []
    for hole in HOLE.finditer(english):
        found += [english[at : hole.start()], hole[0]]
        at = hole.end()
    return [*found, english[at:]]


class _Speaking:
    """A page that finds by English words what it shows in other ones."""

    def __init__(self, page: Page, speech: Speech) -> None:
        self._page, self._speech = page, speech

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def get_by_role(self, role: Any, *, name: str = "", exact: bool = False, **more: Any) -> Locator:
        named = {"name": self._words(name, exact), "exact": exact} if name else {}
        return self._page.get_by_role(role, **named, **more)

    def get_by_label(self, text: str, *, exact: bool = False) -> Locator:
        return self._page.get_by_label(self._words(text, exact), exact=exact)

    def get_by_text(self, text: str, *, exact: bool = False) -> Locator:
        return self._page.get_by_text(self._words(text, exact), exact=exact)

    def locator(self, selector: str, *, has_text: str = "", **more: Any) -> Locator:
        given = {"has_text": self._words(has_text, False)} if has_text else {}
        return self._page.locator(selector, **given, **more)

    def _words(self, words: str, exact: bool) -> str:
        whole = self._speech.whole(words)
        return whole if exact or whole != words else self._speech.part(words)


def speaking(page: Page, speech: Speech | None) -> Page:
    """The page, as somebody with this speech uses it."""
    return page if speech is None else cast(Page, _Speaking(page, speech))
