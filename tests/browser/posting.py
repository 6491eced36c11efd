"""The pages around letters: written, resting, handed over, opened, answered, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

PROGRAM = Path(__file__).parents[1] / "exercises" / "letters_program"
WORDS = (
    "I stopped asking where you had been. I was afraid of the answer.\n\n"
    "I sat in the car in front of our house and could not go in. You were inside, humming."
)
COST = "Two years in which I did not believe my own ears. My sister, for a while. Sleep."


def beside(home: Path) -> Path:
    """Puts letters beside the bundled program of a home."""
    shutil.copytree(PROGRAM, home / "programs" / "letters")
    return home


def _to(one: Visitor, title: str) -> None:
    one.go(one.space + "journey/3/")
    follow(one.page.get_by_role("link", name=title, exact=True))


def _write(one: Visitor, words: str, cost: str = "") -> None:
    fields = one.page.locator("main textarea")
    fields.nth(0).fill(words)
    fields.nth(1).fill(cost)


def posted(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Ines hands Jonas a letter; he answers it part by part; she takes it back."""
    yield at(ines, "letters-none", ines.space + "letters/")
    yield from _written(ines)
    page = ines.path
    yield at(jonas, "today-letter", jonas.space)
    yield at(jonas, "letters", jonas.space + "letters/")
    yield at(jonas, "letter-card", page)
    jonas.press("Open it")
    yield Scene("letter-open", jonas.page)
    jonas.press("Answer it")
    jonas.page.get_by_label("Landed", exact=True).first.check(force=True)
    jonas.page.get_by_label("Not there yet", exact=True).nth(1).check(force=True)
    jonas.page.locator("main textarea").last.fill("I had not known about the car.")
    yield Scene("letter-answer", jonas.page)
    follow(jonas.page.get_by_role("button", name="Give it to Ines"))
    yield Scene("letter-answered", jonas.page)
    yield at(ines, "letter-answer-seen", page)
    ines.press("Write a next version")
    ines.press("Write a next version")
    _write(ines, WORDS + "\n\nI am writing this at the kitchen table.", COST)
    ines.press("Save, only for me")
    ines.press("Hand it over")
    yield Scene("letter-hand-over-next", ines.page)
    follow(ines.page.get_by_role("button", name="Hand it to Jonas"))
    yield at(jonas, "letter-next", page)
    yield at(ines, "letter-version", page + "1/")
    yield at(ines, "letter-delete", page + "delete/")
    yield at(ines, "letter-back", page + "take-back/")
    ines.press("Take it back")
    yield Scene("letter-back-mine", ines.page)
    yield at(jonas, "letter-back-theirs", page)
    yield from _resting(jonas)


def _written(ines: Visitor) -> Iterator[Scene]:
    _to(ines, "What it was like for you")
    _write(ines, WORDS, COST)
    ines.page.get_by_text("Draft saved at").wait_for()
    yield Scene("letter-write", ines.page)
    ines.press("Save, only for me")
    yield Scene("letter-desk", ines.page)
    ines.press("Hand it over")
    yield Scene("letter-hand-over", ines.page)
    follow(ines.page.get_by_role("button", name="Hand it to Jonas"))
    yield Scene("letter-handed", ines.page)


def _resting(one: Visitor) -> Iterator[Scene]:
    """A letter that is to lie for a day."""
    _to(one, "A quiet letter")
    _write(one, "Thank you for the soup.")
    one.press("Save, only for me")
    yield Scene("letter-resting", one.page)
    letter = one.page.get_by_role("link", name="Delete", exact=True).get_attribute("href") or ""
    yield at(one, "letter-not-now", letter.removesuffix("delete/") + "hand-over/")
