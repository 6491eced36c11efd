"""What stands in the words themselves: only the Markdown that is shown, and the voice of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldseam.journey.program.checks.subject import Subject, Told
from goldseam.journey.program.faults import Fault

PLAIN = frozenset({"title", "line", "ask", "help", "ends", "options", "cards", "heard", "breach", "cause"})
"""Sections that are shown as they stand, without Markdown."""

_MARKDOWN = (
    (
        re.compile(r"\]\(|\]\[|\bhttps?://|\bwww\."),
        "a link",
        "Say in words where to look. Pages lead to Help.",
    ),
    (re.compile(r"<[a-zA-Z/!?]|&#?\w+;"), "HTML", "Write it in words: it would be shown as it stands here."),
    (
        re.compile(r"^\s{0,3}#{1,6}\s|^\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$"),
        "a heading or a rule",
        "Take it away.",
    ),
    (re.compile(r"^\s*[>|]|`|^\s*~~~|\|\s*-{3}"), "a quotation, table or code", "Use a paragraph or a list."),
)
_STYLED = re.compile(r"\*\S|(?<!\w)_\S[^_]*_(?!\w)")
_LISTED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
_LOUD = re.compile("[!¡！]")
NEVER = {
    "en": r"victims?|offenders?|perpetrators?|abusers?|narcissis\w+|toxic|congratulations|well done|"
    r"your relationship|your marriage|as a couple|your spouse",
    "es": r"víctimas?|agresor(?:a|es|as)?|maltratador(?:a|es|as)?|narcisistas?|tóxic[oa]s?|felicidades|"
    r"enhorabuena|tu relación de pareja|tu matrimonio|como pareja",
}
"""Words that name a person, cheer, or assume what two people are to each other."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Of every line of every text. What only sounds wrong does not stop anything."""
    for told in subject.told:
        if told.texts.title:
            yield from _line(told, told.texts.line, told.texts.title, plain=True)
        for name, _, variant in told.variants:
            plain = name in PLAIN
            listed = name in ("ends", "options", "cards")
            for line, text in enumerate(variant.text.split("\n"), start=variant.first):
                yield from _line(told, line, text, plain=plain)
                if plain and not listed and _LISTED.match(text):
                    mend = f"`{name}` is shown as it stands: write a sentence."
                    yield told.fault(line, f"`{name}` holds a list.", mend, stops=False)


def _line(told: Told, line: int, text: str, *, plain: bool) -> Iterator[Fault]:
    for pattern, what, mend in _MARKDOWN:
        if pattern.search(text):
            yield told.fault(line, f"There is {what} here, which is never shown as one.", mend, stops=False)
    if plain and _STYLED.search(text):
        yield told.fault(
            line, "There is emphasis here, where it is not shown.", "Take the marks away.", stops=False
        )
    if _LOUD.search(text):
        yield told.fault(
            line, "There is an exclamation mark.", "End the sentence with a full stop.", stops=False
        )
    never = NEVER.get(told.language.split("-")[0])
    found = re.search(rf"\b(?:{never})\b", text, re.IGNORECASE) if never else None
    if found:
        yield told.fault(
            line,
            f"“{found[0]}” names a person, cheers, or assumes too much.",
            "Say what was done, or what the two of you are, in the words the person chose.",
            stops=False,
        )
