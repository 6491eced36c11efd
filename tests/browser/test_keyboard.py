"""Everything can be done with the keyboard alone: no mouse moves in these tests."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import PASSPHRASE, QUESTION, Visitor
from tests.hosting.own_copy import OwnCopy

FAR = 120


def focused(page: Page) -> str:
    """What a screen reader would call the thing that has the focus."""
    return str(
        page.evaluate(
            """() => { const e = document.activeElement;
            if (!e || e === document.body) return "";
            const label = e.labels && e.labels.length ? e.labels[0].innerText : "";
            const said = e.getAttribute("aria-label") || label || e.innerText || e.value || "";
            return said.trim().split("\\n")[0]; }"""
        )
    )


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until the focus stands on the thing that says this."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if focused(page) == words:
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def choose(page: Page, words: str) -> None:
    tab_to(page, words)
    page.keyboard.press("Enter")


def fill(page: Page, words: str, text: str) -> None:
    tab_to(page, words)
    page.keyboard.type(text)


def test_the_keyboard_alone_begins_writes_invites_and_leaves(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    page = ines.go("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    choose(page, "Begin")
    page.wait_for_url("**/begin/")
    fill(page, "Your name here", "Ines")
    fill(page, "Sign-in name", "ines")
    fill(page, "Your new passphrase", PASSPHRASE)
    fill(page, "The same once more", PASSPHRASE)
    tab_to(page, "No, or I am not sure")
    page.keyboard.press("ArrowDown")
    tab_to(page, "I am 18 or older")
    page.keyboard.press("Space")
    choose(page, "Make my account")
    page.wait_for_url("**/account/code/**")
    choose(page, "Go without")
    page.wait_for_url("**/b/**")
    choose(page, "Journey")
    page.wait_for_url("**/journey/")
    choose(page, "Acknowledge")
    page.wait_for_url("**/journey/1/")
    choose(page, "What happened, in my words")
    page.wait_for_url("**/do/**")
    choose(page, "Begin")
    page.get_by_label(QUESTION, exact=True).wait_for()
    fill(page, QUESTION, "By keys alone.")
    tab_to(page, "hurt")
    page.keyboard.press("Space")
    choose(page, "Save, only for me")
    expect(page.get_by_text("By keys alone.")).to_be_visible()
    choose(page, "Space")
    page.wait_for_url("**/space/")
    choose(page, "Invite the other person")
    page.wait_for_url("**/invite/")
    tab_to(page, "We are partners")
    page.keyboard.press("ArrowDown")
    fill(page, "Your passphrase", PASSPHRASE)
    choose(page, "Make a link")
    expect(page.locator(".invite-link")).to_be_visible()
    choose(page, "Space")
    page.wait_for_url("**/space/")
    choose(page, "Leave this space")
    page.wait_for_url("**/leave/")
    fill(page, "Your passphrase", PASSPHRASE)
    choose(page, "Leave now")
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()


def test_the_focus_is_always_to_be_seen(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines")
    page = ines.go("/begin/")
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return true;
            const shown = [e, ...(e.labels || [])].some(x => getComputedStyle(x).outlineStyle !== "none");
            const box = e.getBoundingClientRect();
            return shown && box.bottom > 0 && box.top < innerHeight; }"""
        )
        assert seen, focused(page)
