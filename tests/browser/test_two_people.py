"""Two people, two browsers: from two new accounts to the statement both have signed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import DESK, PHONE, Visitor
from tests.browser.walking import Walk
from tests.hosting.own_copy import OwnCopy

FIRST = "In May Jonas sold the car and said it was stolen."
SECOND = "In May Jonas sold our car and said it was stolen."


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("width", "scripts"),
    [(PHONE, True), (DESK, True), (PHONE, False)],
    ids=["on phones", "on desks", "without scripts"],
)
def test_from_two_new_accounts_to_a_signed_statement(
    browser: Browser, copy: OwnCopy, width: dict[str, int], scripts: bool
) -> None:
    ines = Visitor(browser, copy.url, "Ines", width, scripts)
    jonas = Visitor(browser, copy.url, "Jonas", width, scripts)
    ines.begin()
    ines.write("He sold the car and told me it was stolen.", feelings=("hurt", "angry"))
    expect(ines.page.get_by_text("He sold the car")).to_be_visible()
    jonas.join(ines.invite())
    for walk in (Walk(ines, "I was hurt", ""), Walk(jonas, "I did this", "")):
        walk.step(0)
    jonas.write("I said it was stolen.")
    for one in (ines, jonas):
        one.go(one.space)
    ines.press("Today")
    expect(ines.page.get_by_text("Jonas is here.")).to_be_visible()
    jonas.press("Today")
    assert ines.compare() == jonas.compare()
    ines.propose(FIRST)
    jonas.propose(SECOND)
    ines.go(ines.space + "agreements/statement/")
    expect(ines.page.locator("ins")).to_have_text("our ")
    ines.press("Sign it")
    for one in (ines, jonas):
        one.go(one.space + "agreements/statement/")
        expect(one.page.get_by_text("Signed by both. Version 2.")).to_be_visible()
        assert all(address.startswith(copy.url) for address in one.asked)
