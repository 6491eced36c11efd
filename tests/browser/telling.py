"""The pages around what happened: told for oneself, offered, each own part, and the rule of day one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

LINE = "He sold the car and told me it was stolen."


def tell(one: Visitor, part: str, kind: str = "", when: str = "", line: str = "") -> None:
    """From the list to an entry of its own."""
    one.go(one.space + "incidents/")
    more = one.page.locator("summary", has_text="Name one more thing")
    if more.count():
        more.click()
    one.page.get_by_label(part, exact=True).check(force=True)
    if kind and one.page.get_by_label(kind, exact=True).count():
        one.page.get_by_label(kind, exact=True).check(force=True)
    one.fill("About when", when)
    one.fill("A line of your own, if you like", line)


def alone(one: Visitor) -> Iterator[Scene]:
    """Before anybody else is here."""
    yield at(one, "incidents-first", one.space + "incidents/")
    yield at(one, "day-one-first", one.space + "if-one-leaves/")
    one.go(one.space + "journey/0/")
    follow(one.page.locator(".doing__h a").nth(2))
    yield Scene("room", one.page)
    one.go(one.space)


def two_windows(one: Visitor, here: str) -> Iterator[Scene]:
    """The same entry changed in two windows."""
    other = one.window()
    other.goto(here + "edit/")
    one.go(here + "edit/")
    one.press("Save, only for me")
    other.get_by_label("About when", exact=True).fill("since April")
    follow(other.get_by_role("button", name="Save, only for me"))
    yield Scene("incident-two-windows", other)
    other.close()


def told(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Two people, each with their own."""
    tell(ines, "I was hurt", "A lie, or something kept hidden", "since last spring", LINE)
    ines.page.get_by_text("Draft saved at").wait_for()
    yield Scene("incident-telling", ines.page)
    ines.press("Save, only for me")
    yield Scene("incident", ines.page)
    here = ines.path
    yield at(ines, "incident-edit", here + "edit/")
    yield from two_windows(ines, here)
    yield at(ines, "incident-delete", here + "delete/")
    yield at(ines, "incident-offer", here + "offer/")
    ines.press("Offer it")
    tell(ines, "I was hurt", "Fear, threats, or being hurt", "when I was small")
    ines.press("Save, only for me")
    yield Scene("incident-private", ines.page)
    yield at(ines, "incidents-offered", ines.space + "incidents/")
    jonas.go(jonas.space + "incidents/")
    yield Scene("incidents-to-read", jonas.page)
    jonas.press("Say my own part")
    jonas.page.get_by_label("I did this", exact=True).check(force=True)
    yield Scene("role", jonas.page)
    jonas.press("Say this part")
    yield at(ines, "incidents-both", ines.space + "incidents/")
    yield at(ines, "today-part-taken", ines.space)
    ines.go(ines.space + "if-one-leaves/")
    ines.page.get_by_label("Given words go", exact=True).check(force=True)
    ines.press("Keep this choice")
    yield Scene("day-one", ines.page)
    ines.page.get_by_label("Given words stay", exact=True).check(force=True)
    ines.press("Keep this choice")
    ines.go(ines.space)
