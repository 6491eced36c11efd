"""Two people, and one alone, walk the threshold and the first step by the screen, with a moved clock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from goldseam.journey.program.loaded import program
from tests.browser.looks import faults
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.browser.walking import Walk, later
from tests.hosting.own_copy import OwnCopy


def named(slug: str) -> str:
    """A kind of breach as the page names it."""
    return program().said("en").say("breach", slug)


def walked(walk: Walk, home: Path, number: int) -> None:
    """Goes through a step, coming back every few days until nothing in it waits but for the other."""
    for _ in range(6):
        before, left = len(walk.done), walk.step(number)
        if not left or (left == walk.left and before == len(walk.done)):
            break
        walk.left = left
        later(home, 3)
    assert "Done, for you" in walk.page.locator("main").inner_text(), left


@pytest.mark.parametrize(
    ("bond", "kind", "width", "scripts"),
    [
        ("We are partners", "affair", PHONE, True),
        ("We are friends", "lie", DESK, True),
        ("Parent and adult child", "childhood", PHONE, False),
    ],
    ids=[
        "partners after a betrayal",
        "friends after a lie",
        "parent and child, an old wound, no scripts",
    ],
)
def test_two_people_come_to_the_first_mended_seam(
    browser: Browser, copy: OwnCopy, bond: str, kind: str, width: dict[str, int], scripts: bool
) -> None:
    ines = Visitor(browser, copy.url, "Ines", width, scripts)
    jonas = Visitor(browser, copy.url, "Jonas", width, scripts)
    ines.begin()
    jonas.join(ines.invite(bond))
    hurt, did = Walk(ines, "I was hurt", named(kind)), Walk(jonas, "I did this", named(kind))
    for walk in (hurt, did):
        walked(walk, copy.home, 0)
    for walk in (hurt, did, hurt, did):
        walked(walk, copy.home, 1)

    for one in (ines, jonas):
        one.go(one.space + "journey/")
        expect(one.page.locator(".step__n").nth(1)).to_have_text(re.compile("Mended$"))
    assert "Is it over, is that all?" in did.done and "Is it over, is that all?" not in hurt.done
    for one in (ines, jonas):
        for path in ("", "journey/", "journey/0/", "journey/1/"):
            one.go(one.space + path)
            if scripts:
                assert faults(one.page) == [], path


def test_one_alone_walks_the_same_way_and_waits_for_nobody(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines", PHONE)
    ines.begin()
    walk = Walk(ines, "I was hurt", named("affair"))
    walked(walk, copy.home, 0)
    walked(walk, copy.home, 1)
    ines.go(ines.space + "journey/")
    expect(ines.page.locator(".step").first).to_contain_text("Half mended: your part is done")
    ines.go(ines.space + "journey/1/")
    expect(
        ines.page.get_by_text("This part opens when both of you have come this far.").first
    ).to_be_visible()


def test_what_is_not_open_says_why_and_never_by_name(browser: Browser, copy: OwnCopy) -> None:
    ines, jonas = Visitor(browser, copy.url, "Ines"), Visitor(browser, copy.url, "Jonas")
    ines.begin()
    jonas.join(ines.invite())
    Walk(ines, "I was hurt", named("affair")).step(0)
    ines.go(ines.space + "agreements/statement/propose/")
    reason = ines.page.locator("main").inner_text()
    assert "This part opens when both of you have come this far." in reason
    assert "Jonas" not in reason


def test_not_for_me_and_not_tonight(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines", PHONE)
    ines.begin()
    ines.press("Begin")
    ines.press("Not for me")
    expect(ines.page.get_by_text("Not for you, as you said")).to_be_visible()
    ines.press("Offer it again")
    expect(ines.page.get_by_text("Not for you, as you said")).not_to_be_visible()
    ines.go(ines.space)
    ines.press("Not tonight")
    expect(ines.page.get_by_text("Nothing tonight")).to_be_visible()


@pytest.mark.parametrize(("days", "more"), [(10, False), (40, True)])
def test_who_comes_back_is_welcomed_and_told_nothing_of_the_other(
    browser: Browser, copy: OwnCopy, days: int, more: bool
) -> None:
    ines = Visitor(browser, copy.url, "Ines", PHONE)
    ines.begin()
    ines.go(ines.space)
    later(copy.home, days)
    ines.go(ines.space)
    expect(ines.page.get_by_text("Welcome back.")).to_be_visible()
    assert bool(ines.page.get_by_text("Going quiet is a known moment").count()) is more
