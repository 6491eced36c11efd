"""Away, at once, from any page, with scripts or without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import Visitor
from tests.hosting.own_copy import OwnCopy


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_button_leads_away_and_back_shows_nothing(browser: Browser, copy: OwnCopy, scripts: bool) -> None:
    ines = Visitor(browser, copy.url, "Ines", scripts=scripts)
    ines.context.route(
        "https://www.wikipedia.org/**", lambda route: route.fulfill(body="<h1>Encyclopedia</h1>")
    )
    ines.begin()
    ines.write("Nobody else may see this.")
    ines.page.get_by_role("button", name="Quick exit").click()
    expect(ines.page.get_by_text("Encyclopedia")).to_be_visible()
    ines.page.go_back()
    expect(ines.page.get_by_text("Nobody else may see this.")).to_have_count(0)
    ines.go("/account/")
    expect(ines.page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_a_key_pressed_three_times_leads_away(browser: Browser, copy: OwnCopy, key: str) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    ines.context.route(
        "https://www.wikipedia.org/**", lambda route: route.fulfill(body="<h1>Encyclopedia</h1>")
    )
    ines.begin()
    for _ in range(3):
        ines.page.keyboard.press(key)
    expect(ines.page.get_by_text("Encyclopedia")).to_be_visible()
    ines.go("/account/")
    expect(ines.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_same_button_stands_on_a_page_that_was_not_found(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    ines.go("/nothing/here/")
    expect(ines.page.get_by_role("button", name="Quick exit")).to_be_visible()
