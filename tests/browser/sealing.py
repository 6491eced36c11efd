"""The pages of what is sealed for both: written, waiting, side by side, said back; cards and guesses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.browser.scene import Scene, at
from tests.browser.visitor import Visitor, follow

PROGRAM = Path(__file__).parents[1] / "exercises" / "sealed_program"
HERS = (
    "Sleep, mostly. And being a person who does not check. I used to be proud that I never looked.\n\n"
    "I lost a year of my sister. She thought I was being mean and I thought so too."
)
HIS = (
    "I was never at home even when I was. Every time the post came I was somewhere else in my head.\n\n"
    "I lost the right to be believed when I say something small, like where I have been. I did that."
)
HEARD = "You are saying that you were away even while you sat next to me."
COST, EVERYTHING, SORT, GUESS = (
    *("What did it cost you?", "Everything that can be asked"),
    *("Matters to sort", "Moods to guess"),
)


def beside(home: Path) -> Path:
    """Puts what is sealed for both beside the bundled program of a home."""
    shutil.copytree(PROGRAM, home / "programs" / "sealed")
    return home


def to(one: Visitor, title: str) -> Visitor:
    """From the step to an activity of it."""
    one.go(one.space + "journey/2/")
    follow(one.page.get_by_role("link", name=title, exact=True))
    return one


def _chosen(one: Visitor, **fields: str) -> None:
    for name, value in fields.items():
        place = name.replace("__", ".")
        one.page.locator(f'input[name="{place}"][value="{value}"]').check(force=True)


def sealed(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    """Each kind from its form to what both see then."""
    yield from _written(ines, jonas)
    yield from _heard(ines, jonas)
    yield from _parts(ines, jonas)
    yield from _sorted(ines, jonas)
    yield from _guessed(ines, jonas)
    ines.go(ines.space)
    jonas.go(jonas.space)


def _written(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    to(ines, COST).page.locator("main textarea").fill(HERS)
    ines.page.get_by_text("Draft saved at").wait_for()
    yield Scene("exchange-write", ines.page)
    ines.press("Seal my answer")
    yield Scene("exchange-sealed", ines.page)
    to(jonas, COST).page.locator("main textarea").fill(HIS)
    jonas.press("Seal my answer")
    yield at(ines, "today-both-answered", ines.space)
    to(ines, COST)
    yield Scene("exchange-ready", ines.page)
    ines.press("Open both")
    yield Scene("reveal", ines.page)


def _heard(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    ines.page.get_by_label("sad", exact=True).check(force=True)
    ines.press("Send to Jonas")
    ines.page.evaluate("document.querySelectorAll('[required]').forEach(e => e.removeAttribute('required'))")
    ines.press("Send to Jonas")
    yield Scene("reveal-errors", ines.page)
    ines.fill("What you heard", HEARD)
    ines.press("Send to Jonas")
    to(jonas, COST).fill("A line with it, if you like", "Almost. I was afraid of the post.")
    yield Scene("reveal-to-answer", jonas.page)
    jonas.press("Not quite")
    to(ines, COST)
    yield Scene("reveal-answered", ines.page)
    yield at(ines, "today-said-back", ines.space)


def _parts(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    for one, far, near in ((ines, "10", "2"), (jonas, "2", "2")):
        _chosen(to(one, EVERYTHING), **{"p-far": far, "p-near": near, "p-choice": "tea", "p-circles": "4"})
        one.page.locator('[name="p-long"]').fill("A long answer of mine.")
        if one is ines:
            yield Scene("exchange-parts", one.page)
        one.press("Seal my answer")
    to(ines, EVERYTHING).press("Open both")
    ines.page.get_by_text("The same, as a table").click()
    yield Scene("reveal-scales", ines.page)


def _sorted(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    to(ines, SORT).press("Seal my answer")
    yield Scene("sort-errors", ines.page)
    _chosen(ines, matters__phone="not-fine", matters__late="depends", matters__money="not-fine")
    _chosen(ines, matters__friends="fine")
    ines.page.locator('[name="matters.late.word"]').fill("on who asks")
    yield Scene("sort", ines.page)
    ines.press("Seal my answer")
    yield Scene("sort-sealed", ines.page)
    _chosen(to(jonas, SORT), matters__phone="not-fine", matters__late="fine", matters__money="fine")
    _chosen(jonas, matters__friends="fine", matters__stories="not-fine")
    jonas.press("Seal my answer")
    to(ines, SORT).press("Open both")
    yield Scene("overlaps", ines.page)


def _guessed(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    hers = {"statements.angry": "5", "statements.ask": "2", "when": "night"}
    guesses = {"statements.angry.guess": "2", "statements.ask.guess": "6", "when.guess": "morning"}
    _chosen(to(ines, GUESS), **hers, **guesses)
    yield Scene("guess", ines.page)
    ines.press("Seal my answer")
    yield Scene("guess-sealed", ines.page)
    _chosen(to(jonas, GUESS), **hers)
    jonas.press("Seal my answer")
    to(ines, GUESS).press("Open both")
    yield Scene("gaps", ines.page)
    ines.press("Keep these questions, only for me")
    yield Scene("gaps-kept", ines.page)
    to(jonas, GUESS)
    yield Scene("gaps-none", jonas.page)
