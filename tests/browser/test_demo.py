"""The demo in a real browser: two people side by side, and its clock on a phone without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.looks import faults
from tests.hosting.lived_in import Demo, lived_in


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with lived_in(tmp_path_factory.mktemp("demo") / "temporary", "--port", "0") as demo:
        yield demo


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context
    context.close()


def signed_in(window: BrowserContext, demo: Demo, name: str) -> Page:
    page = window.new_page()
    page.goto(f"http://{name}.localhost:{demo.port}/")
    page.get_by_role("button", name="Sign in").click()
    return page


def test_two_people_in_one_window_have_a_cookie_jar_each(demo: Demo, window: BrowserContext) -> None:
    ines, jonas = signed_in(window, demo, "ines"), signed_in(window, demo, "jonas")
    for page, name in ((ines, "Ines"), (jonas, "Jonas"), (ines, "Ines")):
        page.reload()
        assert page.locator("h1").inner_text().endswith(f", {name}")
    jars = {(cookie["name"], cookie["domain"]) for cookie in window.cookies()}
    assert {("s", "ines.localhost"), ("s", "jonas.localhost")} <= jars


def test_the_clock_moves_on_a_phone_without_scripts(demo: Demo, window: BrowserContext) -> None:
    ines, jonas = signed_in(window, demo, "ines"), signed_in(window, demo, "jonas")
    today = jonas.locator(".eyebrow").first.inner_text()
    ines.get_by_role("button", name="A week later").click()
    later = ines.locator(".eyebrow").first.inner_text()
    jonas.reload()
    assert jonas.locator(".eyebrow").first.inner_text() == later != today
    jonas.get_by_role("button", name="Now").click()
    assert jonas.locator(".eyebrow").first.inner_text() == today


def test_its_pages_are_as_careful_as_all_others(demo: Demo, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"http://jonas.localhost:{demo.port}/sign-in/")
    assert page.locator(".demo button").count() == 3
    assert faults(page) == []
    page.get_by_role("button", name="Sign in").click()
    assert page.locator(".demo button").count() == 3
    assert faults(page) == []
    context.close()
