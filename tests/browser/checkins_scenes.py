"""The pages of check-ins and follow-ups: kept, laid out over weeks, shown, looked at again after months."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

PROGRAM = Path(__file__).parents[1] / "checkins" / "early_program"
LINE = "You said it before I asked, about the dentist. It was only about the dentist."


def beside(home: Path) -> Path:
    """Puts follow-ups that can be chosen from the first day beside the bundled program of a home."""
    shutil.copytree(PROGRAM, home / "programs" / "follow-ups")
    return home


def _choose(one: Visitor, **figures: int) -> None:
    for name, value in figures.items():
        one.page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)


def stood(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Ines checks in, shows some of it to Jonas, and chooses to look again."""
    yield at(ines, "check-ins-none", ines.space + "check-ins/")
    ines.press("Save, only for me")
    yield Scene("check-ins-empty", ines.page)
    _choose(ines, close=4, trust=3, calm=5)
    ines.page.locator("main textarea").fill(LINE)
    ines.page.get_by_text("Draft saved at").wait_for()
    ines.press("Save, only for me")
    yield Scene("check-in", ines.page)
    here = ines.path.partition("?")[0]
    yield at(ines, "check-ins", ines.space + "check-ins/")
    _choose(ines, close=6, trust=4, calm=2, heard=7)
    ines.press("Save, only for me")
    yield Scene("check-ins-two", ines.page)
    yield at(ines, "check-in-delete", here + "delete/")
    yield at(ines, "check-in-show", here + "show/")
    for box in ("close", "line"):
        ines.page.locator(f'input[name="part"][value="{box}"]').check(force=True)
    ines.press("See how it would read")
    yield Scene("check-in-show-parts", ines.page)
    follow(ines.page.locator("main form button"))
    yield Scene("check-in-shown-mine", ines.page)
    yield at(jonas, "check-in-shown", ines.path)
    yield at(jonas, "today-check-in", jonas.space)
    yield from _again(ines)


def _again(one: Visitor) -> Iterator[Scene]:
    """Follow-ups, chosen so that the first has come."""
    yield at(one, "follow-ups", one.space + "follow-ups/")
    for months in ("1", "6"):
        one.page.locator(f'input[name="months"][value="{months}"]').check(force=True)
    one.page.locator('input[name="since"]').fill(str(date.today() - timedelta(days=33)))
    one.press("Keep, only for me")
    yield Scene("follow-ups-chosen", one.page)
    yield at(one, "today-follow-up", one.space)
    one.press("Look, if you like")
    yield Scene("follow-up", one.page)
    for field, words in enumerate(("We eat together on Sundays.", "The telephone.", "A quiet spring.")):
        one.page.locator("main textarea").nth(field).fill(words)
    _choose(one, close=5, calm=4)
    one.press("Save, only for me")
    yield Scene("follow-up-kept", one.page)
    yield at(one, "follow-up-not-open", one.space + "follow-ups/6/")
    yield at(one, "check-ins-weeks", one.space + "check-ins/")
    one.go(one.space)
