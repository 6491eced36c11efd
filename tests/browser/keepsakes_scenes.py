"""The pages of what is kept, and of people outside: letters to a later day, lines, rituals, two sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor
from tests.keepsakes.rooms import furnish

WEST, EAST, HOME = "Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Berlin"
LETTER = (
    "You will have forgotten that I ate standing up in May, because the table was too big.\n\n"
    "If you sit at it again: good. If it is another table: good too."
)


def beside(home: Path) -> Path:
    """Puts rooms that are open from the first day beside the bundled program of a home."""
    furnish(home / "programs" / "rooms")
    return home


def alone(one: Visitor) -> Iterator[Scene]:
    """What one person finds who is here alone."""
    for name, path in (
        ("capsule-none", "later/"),
        ("appreciations-alone", "appreciations/"),
        ("rituals-alone", "rituals/"),
        ("brief", "brief/"),
        ("brief-none", "brief/page/"),
        ("supporter", "supporter/"),
        ("supporter-sheet", "supporter/sheet/"),
    ):
        yield at(one, name, one.space + path)
    one.go(one.space)


def kept(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Each from its form to what both see then."""
    yield from _later(ines, jonas)
    yield from _lines(ines, jonas)
    yield from _rituals(ines, jonas)
    yield from _brief(ines)
    for one in (ines, jonas):
        one.go(one.space)


def _later(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    space = ines.space
    _live_in(ines, WEST)
    ines.go(f"{space}later/write/")
    ines.press("Close it until that day")
    _unrequired(ines.page)
    ines.press("Close it until that day")
    yield Scene("capsule-errors", ines.page)
    ines.page.locator("main textarea").fill(LETTER)
    for name, value in (("to", "other"), ("when", "own")):
        ines.page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)
    tomorrow = datetime.now(ZoneInfo(WEST)).date() + timedelta(days=1)
    ines.page.locator('input[name="own"]').fill(str(tomorrow))
    yield Scene("capsule-write", ines.page)
    ines.press("Close it until that day")
    yield Scene("capsule-closed", ines.page)
    letter = ines.path
    yield at(ines, "capsule", f"{space}later/")
    yield at(ines, "capsule-delete", f"{letter}delete/")
    _live_in(ines, EAST)
    yield at(ines, "today-letter-due", space)
    yield at(ines, "capsule-due", letter)
    ines.press("Open it")
    yield Scene("capsule-open", ines.page)
    ines.press("Give it")
    yield Scene("capsule-given-mine", ines.page)
    ines.press("See it, or take it back")
    yield Scene("capsule-arrived-mine", ines.page)
    yield at(jonas, "capsule-arrived", ines.path)
    yield at(jonas, "capsule-given", f"{space}later/")
    yield at(jonas, "today-letter-given", space)
    _live_in(ines, HOME)
    ines.go(space)


def _lines(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    for one, text, shared in (
        (ines, "You asked about my mother, and then you listened.", True),
        (ines, "The bins were out before I thought of them.", False),
        (jonas, "You told me that you were tired.", True),
    ):
        one.go(f"{one.space}appreciations/")
        one.page.locator('input[name="text"]').fill(text)
        if shared:
            one.page.locator('input[name="visibility"][value="shared"]').check(force=True)
        if one is ines and shared:
            yield Scene("appreciations-write", one.page)
        one.page.locator("form.write .btn--main").click()
        one.page.get_by_text(text).first.wait_for()
    yield at(ines, "appreciations", f"{ines.space}appreciations/")


def _rituals(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    yield at(ines, "rituals-none", f"{ines.space}rituals/")
    for name, when, what in (
        ("Tea", "on Sundays", "One pot, no telephones, until it is empty."),
        ("A word on leaving", "every morning", "Whoever leaves says when they are back."),
    ):
        ines.fill("What it is called", name)
        ines.fill("When", when)
        ines.fill("What we do", what)
        ines.press("Propose it")
    yield Scene("rituals-proposed", ines.page)
    jonas.go(f"{jonas.space}rituals/")
    yield Scene("rituals-to-answer", jonas.page)
    for _ in range(2):
        jonas.page.locator("main .btn--main").first.click()
        jonas.page.wait_for_load_state()
    ines.go(f"{ines.space}rituals/")
    ines.page.locator('form[action$="let-go/"] button').first.click()
    ines.page.wait_for_load_state()
    yield Scene("rituals", ines.page)


def _brief(one: Visitor) -> Iterator[Scene]:
    one.go(f"{one.space}brief/")
    one.fill("What I want help with", "To talk about the money without one of us leaving the room.")
    one.fill("What is hard", "The evenings.")
    one.page.locator('input[name="alone_first"]').check(force=True)
    for box in one.page.locator('input[name="texts"]').all()[:2]:
        box.check(force=True)
    yield Scene("brief-chosen", one.page)
    one.press("Save, and see the page")
    yield Scene("brief-page", one.page)


def _live_in(one: Visitor, zone: str) -> None:
    """Says where one lives, so that the day is earlier or later there."""
    back = one.path
    one.go("/account/preferences/")
    one.page.locator('select[name="timezone"]').select_option(zone)
    one.press("Keep")
    one.go(back)


def _unrequired(page: Page) -> None:
    page.evaluate("document.querySelectorAll('[required]').forEach(e => e.removeAttribute('required'))")
