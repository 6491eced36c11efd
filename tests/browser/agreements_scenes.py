"""The pages of agreements: what both settle, and what one of them keeps, shows and ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from goldseam.lib import clock
from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

PAUSE = {
    "The sign": "A hand laid flat on the table. From a distance one letter, an s.",
    "The time": "Half an hour at least. If it is after ten, until the next evening.",
    "The way back": "Whoever stopped says one sentence: I can, or I can not tonight. Then a day is named.",
}
BOUNDARY = {
    "What it is about": "Questions after eleven at night.",
    "What I will do then": "I say that I answer tomorrow at seven, and I go and lie down in the small room.",
    "How I come back, if I do": "At breakfast I ask what it was.",
}
PROMISE = {
    "What I will do": "I lay every letter from the bank on the kitchen table, unopened.",
    "When, or if what happens": "On the day it comes, before I take off my coat.",
    "How one would see it": "The letter lies there.",
}
OPEN = {
    "What I lay open": "The account the car was paid into, and nothing besides.",
    "The reason": "So that nobody has to search the drawer.",
    "Who shows it, and when": "I do, on Friday evenings, and I sit beside it.",
}


def _in(one: Visitor, kind: str) -> str:
    return f"{one.space}agreements/of/{kind}/"


def _write(one: Visitor, kind: str, words: dict[str, str], show: bool = False) -> None:
    one.go(f"{_in(one, kind)}write/")
    for label, text in words.items():
        one.page.get_by_label(label).first.fill(text)
    if show:
        one.page.locator('input[name="visibility"][value="shared"]').check(force=True)


def alone(one: Visitor) -> Iterator[Scene]:
    """What one person can do in these rooms."""
    yield at(one, "pause-alone", _in(one, "how-we-pause"))
    _write(one, "how-we-pause", PAUSE)
    yield Scene("pause-alone-write", one.page)
    one.press("Save, only for me")
    yield at(one, "pause-alone-kept", _in(one, "how-we-pause"))
    yield at(one, "promises-alone", _in(one, "promises"))


def agreed(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Each kind from its empty page to the list of all of them."""
    yield from _paused(ines, jonas)
    yield from _bounded(ines, jonas)
    yield from _promised(ines, jonas)
    yield from _opened(ines, jonas)
    yield at(ines, "agreements-all", ines.space + "agreements/")


def _paused(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    yield at(jonas, "pause-none", _in(jonas, "how-we-pause"))
    _write(ines, "how-we-pause", PAUSE)
    yield Scene("pause-propose", ines.page)
    jonas.go(f"{_in(jonas, 'how-we-pause')}write/")
    for label, text in PAUSE.items():
        jonas.page.get_by_label(label).first.fill(text.replace("Half an hour", "Twenty minutes"))
    ines.press("Propose and sign")
    yield Scene("pause-one-signature", ines.page)
    follow(jonas.page.get_by_role("button", name="Propose and sign", exact=True))
    yield Scene("pause-two-wordings", jonas.page)
    jonas.press("Propose mine as the next wording")
    yield at(ines, "today-wording", ines.space)
    yield at(ines, "pause-counter", _in(ines, "how-we-pause"))
    ines.press("Sign it")
    yield Scene("pause-signed", ines.page)
    follow(ines.page.locator(".versions a").last)
    yield Scene("pause-version", ines.page)


def _bounded(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    yield at(ines, "boundaries-none", _in(ines, "boundaries"))
    ines.press("Write a boundary")
    ines.page.evaluate("document.querySelectorAll('[required]').forEach(e => e.removeAttribute('required'))")
    ines.press("Save, only for me")
    yield Scene("boundary-empty", ines.page)
    _write(ines, "boundaries", BOUNDARY)
    ines.press("Save, only for me")
    yield Scene("boundary-mine", ines.page)
    ines.press("Delete")
    yield Scene("boundary-delete", ines.page)
    _write(ines, "boundaries", {**BOUNDARY, "What it is about": "Reading over my shoulder."}, show=True)
    yield Scene("boundary-show", ines.page)
    ines.press("Save and show it")
    yield Scene("boundary-shown", ines.page)
    yield at(jonas, "boundary-theirs", ines.path)
    ines.press("Take it back")
    yield Scene("boundary-take-back", ines.page)
    yield at(ines, "boundaries", _in(ines, "boundaries"))


def _promised(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    _write(jonas, "promises", {**PROMISE, "What I will do": "I see no friends without you."}, show=True)
    jonas.press("Propose and sign")
    yield Scene("promise-warned", jonas.page)
    _write(jonas, "promises", PROMISE, show=True)
    jonas.page.get_by_label("The day on which we look at it again").first.fill("2027-03-01")
    jonas.press("Propose and sign")
    if jonas.page.get_by_text("This text names").count():
        jonas.press("Propose and sign")
    yield Scene("promise-mine", jonas.page)
    here = jonas.path
    yield at(ines, "promise-theirs", here)
    ines.press("Ask for other words")
    ines.page.locator("main textarea").fill("On the table is good. Please open it first, with me there.")
    yield Scene("promise-ask", ines.page)
    ines.press("Ask for it")
    yield Scene("promise-asked", ines.page)
    yield at(jonas, "promise-asked-mine", here)
    ines.press("Yes, that helps")
    yield Scene("promise-signed", ines.page)
    yield at(jonas, "today-promise", jonas.space)
    yield at(ines, "promises", _in(ines, "promises"))


def _opened(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    _write(jonas, "openness", OPEN, show=True)
    last = clock.day(clock.now(), "Europe/Berlin") + timedelta(days=14)
    jonas.page.get_by_label("The last day").first.fill(last.isoformat())
    yield Scene("openness-write", jonas.page)
    jonas.press("Propose and sign")
    if jonas.page.get_by_text("This text names").count():
        jonas.press("Propose and sign")
    here = jonas.path
    yield at(ines, "openness-theirs", here)
    ines.press("Sign it")
    jonas.go(here)
    jonas.press("Offer to go on")
    yield Scene("openness-renew", jonas.page)
    jonas.press("Propose and sign")
    yield Scene("openness-renewed", jonas.page)
    ines.go(here)
    ines.press("End it")
    yield Scene("openness-ended", ines.page)
