"""Help in a real browser: nothing is asked for once the page is there, nothing is kept, it prints bare."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor
from tests.hosting.own_copy import OwnCopy

PAGES = ("/help/", "/help/safety/", "/help/quick-exit/", "/help/before-inviting/")


def open_everything(page: Page) -> int:
    """Opens and closes every question as a hand would; how many there were."""
    questions = page.locator("summary")
    for number in range(questions.count()):
        questions.nth(number).click()
        expect(page.locator("details").nth(number)).to_have_attribute("open", "")
        questions.nth(number).press("Enter")
        expect(page.locator("details").nth(number)).not_to_have_attribute("open", "")
    return questions.count()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_answering_the_safety_check_asks_for_nothing(browser: Browser, copy: OwnCopy, scripts: bool) -> None:
    ines = Visitor(browser, copy.url, "Ines", scripts=scripts)
    page = ines.go("/help/safety/")
    page.wait_for_load_state("networkidle")
    ines.asked.clear()
    address = page.url
    assert open_everything(page) > 6
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    assert ines.asked == []
    assert page.url == address
    ines.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_help_page_keeps_nothing_in_the_browser(browser: Browser, copy: OwnCopy, path: str) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    page = ines.go(path)
    page.wait_for_load_state("networkidle")
    assert all(asked.startswith(copy.url + "/") for asked in ines.asked)
    assert ines.context.cookies() == []
    stores = "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]"
    assert page.evaluate(stores) == [0, 0, 0]
    ines.close()


def test_a_country_is_one_press_away_and_its_emergency_number_comes_first(
    browser: Browser, copy: OwnCopy
) -> None:
    ines = Visitor(browser, copy.url, "Ines", scripts=False)
    ines.go("/help/")
    ines.press("United Kingdom")
    country = ines.page.locator("section#gb")
    expect(country).to_be_in_viewport()
    numbers = country.locator('a[href^="tel:"]').evaluate_all("all => all.map(one => one.textContent)")
    assert numbers[0] == "999"
    assert "116 123" in numbers
    ines.close()


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_no_name_of_this_place_is_left(browser: Browser, copy: OwnCopy, path: str) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    page = ines.go(path)
    page.emulate_media(media="print")
    assert "Goldseam" not in page.locator("body").inner_text()
    expect(page.get_by_role("button", name="Quick exit")).to_have_count(0)
    ines.close()
