"""The pages of a slow dialogue: proposed, agreed on, said, said back, closed; another one stopped."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor

SAID = "When it rains on the tin roof I count the seconds between the drops. It makes me calm."
HEARD = "You listen for the pauses, and they quiet you."
MISSED = "It is less the pauses than that nobody wants anything from me meanwhile."
HEARD_NOW = "While it rains nobody wants anything from you, and then you can be still."


def alone(one: Visitor) -> Iterator[Scene]:
    """What one person finds who is here alone."""
    yield at(one, "dialogues-alone", _room(one, "heard"))
    one.go(one.space)


def _room(one: Visitor, occasion: str) -> str:
    return f"{one.space}dialogues/{occasion}/"


def _type(one: Visitor, field: str, text: str) -> None:
    one.page.locator(f'[name="{field}"]').first.fill(text)


def talked(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """A whole one, and one that is stopped at once."""
    yield at(ines, "dialogues-none", _room(ines, "first"))
    ines.press("Propose it")
    yield Scene("dialogue-errors", ines.page)
    ines.page.locator('input[name="starter"][value="3"]').check(force=True)
    ines.press("Propose it")
    yield Scene("dialogue-proposed-mine", ines.page)
    here = ines.path
    yield at(jonas, "today-dialogue", jonas.space)
    yield at(jonas, "dialogue-proposed", here)
    jonas.press("Yes, let us")
    yield Scene("dialogue-listening", jonas.page)
    yield from _beside(ines, jonas, here)
    yield at(ines, "dialogue-say", here)
    _type(ines, "say-text", SAID)
    ines.press("Say it")
    yield Scene("dialogue-said", ines.page)
    yield from _heard(ines, jonas, here)
    yield from _closed(ines, jonas, here)
    ines.go(_room(ines, "gap"))
    _type(ines, "text", "Which hour of the evening is the long one for you?")
    ines.press("Propose it")
    ines.press("Enough for now")
    yield Scene("dialogue-stopped", ines.page)
    for one in (ines, jonas):
        one.go(one.space)


def _beside(ines: Visitor, jonas: Visitor, here: str) -> Iterator[Scene]:
    """Together, two time-outs, and the clock of twenty minutes."""
    jonas.go(here)
    jonas.press("Start together")
    yield at(ines, "dialogue-asked-together", here)
    ines.press("Start together")
    yield Scene("dialogue-together", ines.page)
    named, unnamed = ("In 20 minutes", "dialogue-time-out"), ("I do not know yet", "dialogue-no-time")
    for minutes, name in (named, unnamed):
        jonas.go(here)
        jonas.page.get_by_text("Take a time-out", exact=True).first.click()
        jonas.page.get_by_label(minutes, exact=True).check(force=True)
        yield Scene(f"{name}-asked", jonas.page)
        jonas.press("Pause now")
        yield Scene(name, jonas.page)
        jonas.press("I am back")
        yield Scene(f"{name}-back", jonas.page)
        ines.go(here)
        ines.press("I am back")
    jonas.go(here)
    jonas.press("Go on slowly instead")
    yield at(ines, "twenty-minutes", f"{ines.space}twenty-minutes/")
    yield at(ines, "hand-over", "/hand-over/")


def _heard(ines: Visitor, jonas: Visitor, here: str) -> Iterator[Scene]:
    jonas.go(here)
    _type(jonas, "back-text", HEARD)
    yield Scene("dialogue-say-back", jonas.page)
    jonas.press("Offer this")
    yield at(ines, "dialogue-is-that-it", here)
    ines.page.get_by_text("Not quite", exact=True).first.click()
    _type(ines, "not-quite-text", MISSED)
    yield Scene("dialogue-not-quite", ines.page)
    ines.press("Send “not quite”")
    jonas.go(here)
    yield Scene("dialogue-say-back-again", jonas.page)
    _type(jonas, "back-text", HEARD_NOW)
    jonas.press("Offer this")
    ines.go(here)
    ines.press("Yes, that is it")
    yield Scene("dialogue-heard", ines.page)
    yield at(jonas, "dialogue-heard-listener", here)


def _closed(ines: Visitor, jonas: Visitor, here: str) -> Iterator[Scene]:
    ines.page.get_by_text("Come to a close", exact=True).first.click()
    _type(ines, "close-text", "That rain can be a door that is shut for a while.")
    yield Scene("dialogue-close", ines.page)
    ines.press("Close it")
    yield at(jonas, "dialogue-closing", here)
    _type(jonas, "close-text", "That I listened twice.")
    _type(jonas, "close-thanks", "That you said what was missing.")
    jonas.press("Close it")
    yield Scene("dialogue-closed", jonas.page)
    jonas.page.get_by_text("Take these words back").first.click()
    yield Scene("dialogue-take-back", jonas.page)
    jonas.page.get_by_role("button", name="Take them back", exact=True).first.click()
    jonas.page.get_by_text("The words of this turn were taken back.").first.wait_for()
    yield at(ines, "dialogue-taken-back", here)
    yield at(ines, "dialogues-before", _room(ines, "first"))
