"""The small language the rules are written in, and what it becomes.

    sorry <3> if (you|anyone)     words in this order, with up to three others between
    <sorry> <5,> but              a name of the file's [words]; up to five words, commas too
    apologi* (really )?           any ending; something that may be missing
    now ?$                        signs or none, at the end of the sentence

Every gap, ending and choice is bounded, so a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from goldseam.apology.sentences import COVER

_BETWEEN: Final = rf"[^\w{COVER}]{{1,4}}"
_MAYBE: Final = rf"[^\w{COVER}]{{0,4}}"
_WORD: Final = r"\w[\w'-]{0,30}"
_GAP: Final = rf"(?:{_WORD}[ '/-]{{1,3}}){{0,%s}}"
_WIDE_GAP: Final = rf"(?:{_WORD}{_BETWEEN}){{0,%s}}"
_ENDING: Final = r"[\w'-]{0,20}"
_TOKEN = re.compile(
    r"<(?P<gap>\d)(?P<wide>,?)> |<(?P<name>[a-z][a-z-]*)>|(?P<group>\((?!\?))"
    r"|(?P<space> +)(?P<maybe>\??)|(?P<end>\*)"
)
_FORBIDDEN = re.compile(r"[+{}\\]|<\d,?>(?! )")


class Unreadable(ValueError):
    """A pattern that can not be used; the message says why."""


def compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """What finds this pattern in one plain sentence, at whole words. Raises ``Unreadable``."""
    try:
        return re.compile(rf"(?<!\w)(?:{_written(pattern, words, ())})(?!(?<=\w)\w)")
    except re.error as error:
        raise Unreadable(f"its brackets or signs do not fit ({error})") from error


def _written(pattern: str, words: Mapping[str, str], within: tuple[str, ...]) -> str:
    forbidden = _FORBIDDEN.search(pattern)
    if forbidden is not None:
        raise Unreadable(f"`{forbidden[0]}` has no meaning here")

    def become(token: re.Match[str]) -> str:
        if token["gap"]:
            return (_WIDE_GAP if token["wide"] else _GAP) % token["gap"]
        if token["group"]:
            return "(?:"
        if token["space"]:
            return _MAYBE if token["maybe"] else _BETWEEN
        if token["end"]:
            return _ENDING
        name = token["name"]
        if name in within or name not in words:
            raise Unreadable(f"`<{name}>` is not one of the file's words, or stands within itself")
        return f"(?:{_written(words[name], words, (*within, name))})"

    return _TOKEN.sub(become, pattern)
