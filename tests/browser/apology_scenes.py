"""The workshop: a letter of six parts, its notes, its earlier drafts, read aloud, carried to a promise; and
marks drawn over time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

PROGRAM = Path(__file__).parents[1] / "apology" / "program"
WORDS = (
    "In March two years ago I took out the loan, and I hid it from you until you found the letters. "
    "I told you that we were fine, eleven times that I can count.",
    "You rang Marta and told her that we could not help. You carried that for a year.",
    "I was under a lot of pressure, but I only wanted to protect you.",
    "I am sorry if that made you feel you could not trust me.",
    "On the first of each month you see the bank paper.",
    "Please forgive me.",
)


def beside(home: Path) -> Path:
    """Puts the room and its letter beside the bundled program of a home, open from the first day."""
    shutil.copytree(PROGRAM, home / "programs" / "workshop")
    return home


def looked_at(one: Visitor) -> Iterator[Scene]:
    """Written badly first, looked at, saved, changed, looked at again as it was before."""
    yield at(one, "apology-room", one.space + "apology/")
    follow(one.page.get_by_role("link", name="Six parts of a letter", exact=True).first)
    fields = one.page.locator("main textarea")
    for nth, words in enumerate(WORDS):
        fields.nth(nth).fill(words)
    one.press("Look at my words")
    yield Scene("apology-words", one.page)
    follow(one.page.get_by_role("link", name="Read it aloud to yourself"))
    yield Scene("apology-aloud", one.page)
    follow(one.page.get_by_role("link", name="Back to the notes"))
    follow(one.page.get_by_role("link", name="Keep writing"))
    one.press("Save, only for me")
    yield Scene("apology-desk", one.page)
    follow(one.page.get_by_role("link", name="Make a promise of what I do now"))
    yield Scene("apology-promise", one.page)
    follow(one.page.get_by_role("link", name="Leave it in the letter"))
    follow(one.page.get_by_role("link", name="Look at its words"))
    yield Scene("apology-words-saved", one.page)
    yield from _drawn(one)


def _drawn(one: Visitor) -> Iterator[Scene]:
    """One's own marks, before there is any and after the first."""
    one.go(one.space + "journey/3/")
    follow(one.page.get_by_role("link", name="Marks in a row", exact=True).first)
    here = one.path
    yield at(one, "over-time-none", f"{here}over-time/")
    one.go(here)
    one.page.locator('input[name="p-near"][value="5"]').check(force=True)
    one.page.locator('input[name="p-settled"][value="little"]').check(force=True)
    one.page.locator("main textarea").fill("The kettle was on when I came in.")
    one.press("Save, only for me")
    yield at(one, "over-time", f"{here}over-time/")
