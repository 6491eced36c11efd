"""An apology through three versions, two profiles: each answered part by part, each in its own time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looks import faults
from tests.browser.posting import beside
from tests.browser.visitor import PHONE, Visitor, follow
from tests.browser.walking import at_noon, later
from tests.hosting.own_copy import OwnCopy, begun, serving

pytestmark = pytest.mark.slow

DONE = "I took the money and I said that I had not."
SAFEGUARDS = (2, "How we pause"), (2, "When it hits"), (5, "My boundaries")
COSTS = ("It cost you something.", "It cost you Marta.", "It cost you Marta, and the year.")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnCopy]:
    home = beside(begun(tmp_path / "home"))
    at_noon(home)
    with serving(home) as copy:
        yield copy


def write(jonas: Visitor, cost: str) -> None:
    fields = jonas.page.locator("main textarea")
    fields.nth(0).fill(DONE)
    fields.nth(1).fill(cost)
    jonas.press("Save, only for me")


def test_an_apology_goes_through_three_versions_and_their_answers(browser: Browser, own: OwnCopy) -> None:
    ines = Visitor(browser, own.url, "Ines", PHONE)
    jonas = Visitor(browser, own.url, "Jonas", PHONE)
    ines.begin()
    jonas.join(ines.invite())
    jonas.go(jonas.space + "journey/3/")
    follow(jonas.page.get_by_role("link", name="An everyday apology", exact=True))
    write(jonas, COSTS[0])
    jonas.press("Hand it over")
    jonas.page.get_by_text("To hear it from me").click()
    follow(jonas.page.get_by_role("button", name="Hand it to Ines"))
    letter = jonas.path
    for number in range(1, len(COSTS) + 1):
        read_and_answered(ines, letter, number)
        if number == len(COSTS):
            break
        jonas.go(letter)
        if number == 1:
            expect(jonas.page.get_by_text("Ines asked for no new version before")).to_be_visible()
        jonas.press("Write a next version")
        jonas.press("Write a next version")
        expect(jonas.page.get_by_text(f"Say which, {number}.")).to_be_visible()
        assert faults(jonas.page) == []
        write(jonas, COSTS[number])
        if number == 1:
            expect(jonas.page.get_by_role("link", name="Hand it over", exact=True)).to_have_count(0)
            later(own.home, 32)
            jonas.page.reload()
        jonas.press("Hand it over")
        follow(jonas.page.get_by_role("button", name="Hand it to Ines"))
    for one in (ines, jonas):
        one.go(letter)
        assert faults(one.page) == []
        names = one.page.locator("details.more > summary")
        expect(names).to_have_count(2)
        for name in names.all():
            name.click()
        for cost in COSTS:
            expect(one.page.get_by_text(cost, exact=True)).to_be_visible()
        for number in (1, 2, 3):
            expect(one.page.get_by_text(f"Say which, {number}.")).to_be_visible()


def read_and_answered(ines: Visitor, letter: str, number: int) -> None:
    """Opened after its card, and answered part by part; the first time a month is asked for."""
    ines.go(letter)
    if number == 1:
        expect(ines.page.get_by_text("Jonas would like to read this to you")).to_be_visible()
    ines.press("Open it")
    ines.press("Answer anew" if number > 1 else "Answer it")
    ines.page.get_by_label("Landed", exact=True).first.check(force=True)
    ines.page.get_by_label("Not there yet", exact=True).nth(1).check(force=True)
    ines.page.get_by_text("Add a line on this part").nth(1).click()
    ines.page.locator('textarea[name="words-cost"]').fill(f"Say which, {number}.")
    choice = "After a month" if number == 1 else "They may hand me a next version at any time"
    ines.page.get_by_text(choice, exact=True).click()
    assert faults(ines.page) == []
    follow(ines.page.get_by_role("button", name="Give it to Jonas"))
    expect(ines.page.get_by_text("Not there yet").first).to_be_visible()


def test_a_heavy_apology_rests_a_day_and_its_reader_chooses_the_hour(browser: Browser, own: OwnCopy) -> None:
    ines = Visitor(browser, own.url, "Ines", PHONE)
    jonas = Visitor(browser, own.url, "Jonas", PHONE)
    ines.begin()
    jonas.join(ines.invite())
    for step, safeguard in SAFEGUARDS:
        jonas.go(f"{jonas.space}journey/{step}/")
        follow(jonas.page.get_by_role("link", name=safeguard, exact=True).first)
        jonas.press("Not for me")
    jonas.go(jonas.space + "journey/3/")
    follow(jonas.page.get_by_role("link", name="What I did", exact=True))
    jonas.press("Begin")
    write(jonas, COSTS[1])
    hand_over = jonas.page.get_by_role("link", name="Hand it over", exact=True)
    expect(jonas.page.get_by_text("The letter rests until")).to_be_visible()
    expect(hand_over).to_have_count(0)
    assert faults(jonas.page) == []
    later(own.home, 1.1)
    jonas.page.reload()
    expect(jonas.page.get_by_text("The letter has rested.")).to_be_visible()
    follow(hand_over)
    jonas.page.get_by_text("With someone present").click()
    follow(jonas.page.get_by_role("button", name="Hand it to Ines"))
    letter = jonas.path
    ines.go(letter)
    card = ines.page.get_by_role("region", name="Before you open it")
    expect(card.get_by_text("No reply is due.")).to_be_visible()
    expect(card.get_by_role("link", name="Help now")).to_be_visible()
    expect(ines.page.get_by_text(COSTS[1])).to_have_count(0)
    assert faults(ines.page) == []
    follow(card.get_by_role("link", name="Not tonight"))
    ines.go(letter)
    ines.press("Open it")
    expect(ines.page.get_by_text(COSTS[1], exact=True)).to_be_visible()
    jonas.go(letter)
    assert "You will not be told" in jonas.page.locator("main").inner_text()
