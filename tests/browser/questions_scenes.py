"""The pages of the question list, of the apology's room, and of booklets to be done by hand."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor

ASKED = "Since when did you know that the money was gone?"
TOLD = "Since the second week of March. I had the letter in my coat for nine days."
LATER = "I have looked at the date on it. It was the ninth of March."


def _type(one: Visitor, text: str) -> None:
    one.page.locator("main textarea").first.fill(text)


def _choose(one: Visitor, name: str, value: str) -> None:
    one.page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)


def alone(one: Visitor) -> Iterator[Scene]:
    """What one person finds, and what anybody may print."""
    yield at(one, "questions-alone", one.space + "questions/")
    yield at(one, "apology-alone", one.space + "apology/")
    space = one.space
    yield at(one, "booklets", "/print/")
    one.go(space)


def asked(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """A question noted, one looked at once more, one asked, answered, added to, and taken back."""
    page = ines.space + "questions/"
    yield at(ines, "questions-none", page)
    _type(ines, "Did you think of me that day?")
    ines.press("Note it, only for me")
    _type(ines, "Tell me everything about that evening.")
    _choose(ines, "visibility", "shared")
    _choose(ines, "knowing", "haunt")
    ines.press("Send it to Jonas")
    yield Scene("question-once-more", ines.page)
    _type(ines, ASKED)
    ines.press("Send it as it is")
    yield Scene("question-mine", ines.page)
    here = ines.path
    yield at(jonas, "today-question", jonas.space)
    yield at(jonas, "question-theirs", here)
    jonas.press("Send it to Ines")
    yield Scene("question-errors", jonas.page)
    _type(jonas, TOLD)
    jonas.press("Send it to Ines")
    _type(jonas, LATER)
    jonas.press("Send it to Ines")
    yield Scene("question-answered", jonas.page)
    yield at(ines, "questions", page)
    ines.go(here)
    ines.press("Take it back")
    yield Scene("question-back", ines.page)
    for one in (ines, jonas):
        one.go(one.space)
