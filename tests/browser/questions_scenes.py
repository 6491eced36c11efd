"""The pages of the question jar and its hours, of the apology's room, and of booklets to be done by hand."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from goldseam.lib import clock
from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

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
    """A question noted, one looked at once more, one put into the jar; hours proposed and signed; one opened,
    answered, signed, added to, and taken back."""
    page = ines.space + "questions/"
    yield at(ines, "questions-none", page)
    _type(ines, "Did you think of me that day?")
    ines.press("Note it, only for me")
    _type(ines, "Tell me everything about that evening.")
    _choose(ines, "visibility", "seal")
    _choose(ines, "knowing", "haunt")
    ines.press("Put it into the jar")
    yield Scene("question-once-more", ines.page)
    ines.press("Put it in as it is")
    _type(ines, ASKED)
    _choose(ines, "visibility", "seal")
    ines.press("Put it into the jar")
    yield Scene("questions-in-the-jar", ines.page)
    yield from _agreed(ines, jonas, f"{page}hours/")
    yield at(ines, "questions-hour", page)
    follow(ines.page.locator('section[aria-labelledby="waiting"] .btn--main'))
    yield Scene("question-mine", ines.page)
    here = ines.path
    yield at(jonas, "today-question", jonas.space)
    yield at(jonas, "question-theirs", here)
    jonas.press("Send it to Ines")
    yield Scene("question-errors", jonas.page)
    _type(jonas, TOLD)
    jonas.press("Send it to Ines")
    jonas.press("Sign: this is true and whole, as far as I know")
    _type(jonas, LATER)
    jonas.press("Send it to Ines")
    yield Scene("question-answered", jonas.page)
    yield at(ines, "questions", page)
    ines.go(here)
    ines.press("Take it back")
    yield Scene("question-back", ines.page)
    for one in (ines, jonas):
        one.go(one.space)


def _agreed(ines: Visitor, jonas: Visitor, page: str) -> Iterator[Scene]:
    """Hours that are now, so that something can open in them."""
    yield at(ines, "question-hours-none", page)
    now = clock.now().astimezone(ZoneInfo("Europe/Berlin"))
    ines.page.locator('[name="day_one"]').select_option(str(now.weekday()))
    ines.page.locator('[name="time_one"]').fill(f"{now:%H:%M}")
    ines.page.locator('[name="day_two"]').select_option(str(now.weekday()))
    ines.page.locator('[name="time_two"]').fill(f"{now:%H:%M}")
    ines.page.locator('[name="minutes"]').select_option("60")
    ines.press("Propose and sign")
    yield Scene("question-hours-errors", ines.page)
    ines.page.locator('[name="day_two"]').select_option(str((now.weekday() + 3) % 7))
    ines.press("Propose and sign")
    yield at(jonas, "question-hours-proposed", page)
    jonas.press("Sign these hours")
    yield Scene("question-hours-signed", jonas.page)
