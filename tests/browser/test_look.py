"""The look in a real browser: leaving at once, drafts that say whether they are kept, no code from text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import set_urlconf
from django.utils import translation
from playwright.sync_api import Browser, Page, expect

from tests.web.parts import page as rendered
from tests.web.stage import Stage, playing


def in_arabic() -> str:
    with translation.override("ar"):
        return rendered(theme="ink")


@pytest.fixture
def stage(settings: pytest.FixtureRequest) -> Iterator[Stage]:
    settings.NEUTRAL_PAGE = "/neutral/"  # type: ignore[attr-defined]
    set_urlconf("tests.web.urls")
    drawn = {
        "/parts/": rendered(),
        "/bare/": rendered("web/bare.html"),
        "/static-page/": rendered("404.html"),
    }
    drawn |= {"/ink/": rendered(theme="ink"), "/arabic/": in_arabic()}
    set_urlconf(None)
    pages = {path: (lambda html=html: html) for path, html in drawn.items()}
    neutral = {"/neutral/": lambda: "<title>Weather</title>Rain later", "/before/": lambda: "<p>before</p>"}
    with playing(Stage(pages | neutral)) as stage:
        yield stage


@pytest.fixture
def page(browser: Browser, stage: Stage) -> Iterator[Page]:
    context = browser.new_context(base_url=stage.address, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def has_left(page: Page, stage: Stage) -> None:
    page.wait_for_url("**/neutral/")
    for _ in range(50):
        if stage.posted:
            break
        page.wait_for_timeout(100)  # the POST goes its own way while the page is already another
    assert stage.posted == ["/quick-exit/"]
    page.go_back()
    expect(page.get_by_text("before")).to_be_visible()


@pytest.mark.parametrize("path", ["/parts/", "/bare/", "/static-page/"])
@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_three_presses_leave_and_back_does_not_return(page: Page, stage: Stage, path: str, key: str) -> None:
    page.goto("/before/")
    page.goto(path)
    for _ in range(3):
        page.keyboard.press(key)
    has_left(page, stage)


def test_the_button_leaves_and_the_page_is_blank_before_the_server_answers(page: Page, stage: Stage) -> None:
    page.goto("/before/")
    page.goto("/parts/")
    seen = page.evaluate(
        """() => { document.querySelector('.quick-exit').click();
                   return [document.documentElement.hidden, document.body.childElementCount]; }"""
    )
    assert seen == [True, 0]
    has_left(page, stage)


def test_capitals_and_slow_presses_do_not_leave(page: Page, stage: Stage) -> None:
    page.goto("/parts/")
    page.locator("#id_name").focus()
    for letter in "ABCD":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    for _ in range(3):
        page.keyboard.press("Escape")
        page.wait_for_timeout(900)
    assert page.url.endswith("/parts/")
    assert stage.posted == []


def test_without_scripts_the_form_does_it(browser: Browser, stage: Stage) -> None:
    with browser.new_context(base_url=stage.address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/static-page/")
        page.get_by_role("button", name="Quick exit").click()
        page.wait_for_url("**/quick-exit/")
    assert stage.posted == ["/quick-exit/"]


def test_a_draft_says_that_it_is_kept_and_when_it_is_not(page: Page, stage: Stage) -> None:
    page.goto("/parts/")
    line, text = page.locator(".pane__foot [data-save-state]"), page.locator("#id_text")
    text.press_sequentially("x")
    with page.expect_response("**/draft/"):
        pass
    expect(line).to_contain_text("Draft saved at")
    stage.draft_status = 500
    text.press_sequentially("y")
    expect(line).to_contain_text("Not saved. Trying again in 10 seconds")
    stage.draft_status = 409
    text.press_sequentially("z")
    expect(line).to_contain_text("Your text is still here")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_words_are_counted_and_being_offline_is_said(page: Page) -> None:
    page.goto("/parts/")
    page.locator("#id_text").fill("one")
    expect(page.locator("[data-words]")).to_have_text("1 word")
    page.locator("#id_text").fill("one two")
    expect(page.locator("[data-words]")).to_have_text("2 words")
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()


MADE_FROM_TEXT = """() => new Promise((done) => setTimeout(() => done([
    () => (0, eval)("window.ran = 1"),
    () => new Function("window.ran = 1")(),
    () => { document.createElement("script").text = "window.ran = 1"; },
    () => { document.createElement("script").src = "/x.js"; },
  ].map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.name; } }))))"""


def test_code_is_never_made_from_text(page: Page) -> None:
    page.goto("/parts/")
    assert "done" not in page.evaluate(MADE_FROM_TEXT)
    assert page.evaluate("window.ran") is None


def test_nothing_is_said_on_the_console_and_nothing_is_missing(page: Page, stage: Stage) -> None:
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    for path in ("/parts/", "/bare/", "/static-page/"):
        page.goto(path, wait_until="networkidle")
    assert said == []


@pytest.mark.parametrize("path", ["/parts/", "/arabic/", "/static-page/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(page: Page) -> None:
    page.goto("/parts/")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .btn, .nav a, .top a, .chip, .opt, summary')]
             .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44)
             .map((e) => e.outerHTML)"""
    )
    assert small == []
