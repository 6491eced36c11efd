"""The whole way walked by the screen, with a moved clock: two people, one alone, and two who part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity
from tests.browser.handing import hand_over, open_letters, open_sealed
from tests.browser.looks import faults
from tests.browser.rooms_walked import ROOMS
from tests.browser.visitor import PHONE, Visitor, follow
from tests.browser.walking import Walk, at_noon, later
from tests.hosting.own_copy import OwnCopy, begun, serving

pytestmark = pytest.mark.slow

STEPS = ((0,), (1,), (2, 5), (3,), (4, 6), (7,), (8,))
"""In an order that brings the boundaries before the first heavy thing between two."""
A_WEEK_AND_A_DAY, ROUNDS = 8, 9
KEEPS_NOTHING = ("safety-check", "hard-dates")
NEEDS_TWO = ("rituals",)
HERS, HIS = "I counted the stairs at night.", "I sat in the car and did not come in."
HALF = "Half mended: your part is done"
SEALED = ("exchange", "sort", "guess")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnCopy]:
    """A copy with the bundled program and nothing besides."""
    home = begun(tmp_path / "home")
    at_noon(home)
    with serving(home) as copy:
        yield copy


def title(activity: Activity) -> str:
    return activity.said("en", frozenset()).title


def asked_for(*, rooms: bool = True, alone: bool = False) -> set[str]:
    """The titles of what steps ask for, and of every room; ``alone`` what one person can do of it."""
    return {
        title(one)
        for one in program().activities.values()
        if (not one.optional or (rooms and one.kind == "room" and one.slug not in KEEPS_NOTHING))
        and not (
            alone and (one.who == "together" or one.audience == "both-when-both" or one.slug in NEEDS_TWO)
        )
    }


def come(walks: list[Walk], home: Path, numbers: tuple[int, ...]) -> None:
    """Goes through steps, coming back after a week and a day until nothing is left there for anybody."""
    for _ in range(ROUNDS):
        before = [(walk.left, len(walk.done), len(walk.letters), len(walk.post)) for walk in walks]
        for walk in walks:
            if walk.other:
                open_letters(walk)
            walk.left = [left for number in numbers for left in walk.step(number)]
        for walk in walks:
            if walk.other:
                hand_over(walk)
        after = [(walk.left, len(walk.done), len(walk.letters), len(walk.post)) for walk in walks]
        waits = any(walk.left or (walk.other and walk.letters) or walk.post for walk in walks)
        later(home, A_WEEK_AND_A_DAY)
        if not waits or after == before:
            break
    for walk in walks:
        for one in program().activities.values():
            if walk.other and one.step in numbers and one.kind in SEALED and title(one) in walk.done:
                open_sealed(walk, one.step, title(one))
    later(home, A_WEEK_AND_A_DAY)


def seams(one: Visitor) -> list[str]:
    """What the journey page says of each of the eight steps."""
    one.go(one.space + "journey/")
    said = one.page.locator(".step__n").all_inner_texts()
    return [line.partition("·")[2].strip() for line in said if line.startswith("Step")]


def two(browser: Browser, own: OwnCopy, rooms: bool = True) -> tuple[Walk, Walk]:
    """Partners after an affair, on phones."""
    ines = Visitor(browser, own.url, "Ines", PHONE)
    jonas = Visitor(browser, own.url, "Jonas", PHONE)
    ines.begin()
    jonas.join(ines.invite())
    kind = program().said("en").say("breach", "affair")
    hurt = Walk(ines, "I was hurt", kind, wanted=asked_for(rooms=rooms))
    did = Walk(jonas, "I did this", kind, wanted=asked_for(rooms=rooms))
    hurt.other, did.other = did, hurt
    hurt.home = did.home = own.home
    hurt.words, did.words = HERS, HIS
    return hurt, did


def test_two_people_walk_all_eight_steps_and_every_seam_is_mended(browser: Browser, own: OwnCopy) -> None:
    hurt, did = two(browser, own)
    for numbers in STEPS:
        come([hurt, did], own.home, numbers)
        assert hurt.left == did.left == hurt.letters == did.letters == hurt.post == did.post == []
    assert set(hurt.met) | set(did.met) == set(ROOMS)
    assert seams(hurt.one) == seams(did.one) == ["Mended"] * 8
    paths = [f"{hurt.space}journey/{number}/" for number in range(9)]
    for path in (*paths, *hurt.met.values(), *(did.met[room] for room in did.met if room not in hurt.met)):
        hurt.one.go(path)
        assert faults(hurt.page) == [], path


def test_one_alone_walks_all_eight_steps_without_scripts(browser: Browser, own: OwnCopy) -> None:
    ines = Visitor(browser, own.url, "Ines", PHONE, scripts=False)
    ines.begin()
    walk = Walk(
        ines, "I was hurt", program().said("en").say("breach", "affair"), wanted=asked_for(alone=True)
    )
    walk.home = own.home
    for numbers in STEPS:
        come([walk], own.home, numbers)
        assert walk.left == []
    assert seams(ines) == [HALF] * 8


def test_two_part_in_the_third_step_and_one_goes_on_alone(browser: Browser, own: OwnCopy) -> None:
    hurt, did = two(browser, own, rooms=False)
    ines, jonas = hurt.one, did.one
    for numbers in STEPS[:3]:
        come([hurt, did], own.home, numbers)
    hurt.step(3)
    later(own.home, A_WEEK_AND_A_DAY)
    hand_over(hurt)
    open_letters(did)
    letter = did.one.path
    kept = readable(hurt, letter)
    assert set(kept.values()) == {True}, kept

    jonas.go(did.space + "journey/")
    jonas.press("Ending in peace")
    did.here()
    jonas.go(did.space + "journey/")
    jonas.press("Stop, and leave this space")
    jonas.step_up("Leave now")
    expect(jonas.page.get_by_text("The words you gave stay readable for the other person.")).to_be_visible()
    jonas.go(letter)
    expect(jonas.page.get_by_role("heading", name="There is nothing here")).to_be_visible()

    ines.go(hurt.space)
    expect(ines.page.get_by_text("You can go on alone.")).to_be_visible()
    assert readable(hurt, letter) == kept
    hurt.other, hurt.wanted = None, asked_for(alone=True)
    for numbers in STEPS[3:]:
        come([hurt], own.home, numbers)
        assert hurt.left == []
    assert "Open" not in seams(ines)
    assert seams(ines)[:3] == ["Mended", "Mended", HALF]


def readable(walk: Walk, letter: str) -> dict[str, bool]:
    """Whether what the other gave can be read: their answers, their turns, and what both signed."""
    one, page, found = walk.one, walk.page, {}
    one.go(letter)
    found["letter"] = bool(page.get_by_text(HERS).count() and page.get_by_text(HIS).count())
    one.go(f"{walk.space}agreements/of/how-we-pause/")
    found["agreement"] = bool(page.get_by_text("Signed by both").count() and page.get_by_text(HERS).count())
    for number, name in ((1, "Where trust stands"), (2, "Fears and concerns")):
        one.go(f"{walk.space}journey/{number}/")
        follow(page.get_by_role("link", name=name, exact=True))
        found[name] = bool(page.get_by_text(HIS).count())
    for occasion in ("first", "heard"):
        one.go(f"{walk.space}dialogues/{occasion}/")
        follow(page.locator('section[aria-labelledby="past"] a'))
        found[occasion] = bool(page.get_by_text(HIS).count())
    return found
