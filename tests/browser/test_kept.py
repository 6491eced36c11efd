"""Nothing typed is ever lost: tunnels, locks, another window, a server that went away."""

from __future__ import annotations

import signal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import PASSPHRASE, QUESTION, Visitor
from tests.hosting.own_copy import OwnCopy

pytestmark = pytest.mark.postgres

TEXT = "I was on the train when I wrote this."


def writing(browser: Browser, copy: OwnCopy) -> Visitor:
    ines = Visitor(browser, copy.url, "Ines")
    ines.begin()
    ines.to_write()
    return ines


def test_a_tunnel_says_so_and_the_text_is_saved_behind_it(browser: Browser, copy: OwnCopy) -> None:
    ines = writing(browser, copy)
    ines.context.set_offline(True)
    ines.fill(QUESTION, TEXT)
    expect(ines.page.get_by_text("You are offline.")).to_be_visible()
    expect(ines.page.get_by_text("Not saved. Trying again in 10 seconds")).to_be_visible(timeout=15_000)
    ines.context.set_offline(False)
    expect(ines.page.get_by_text("Draft saved at")).to_be_visible(timeout=20_000)
    ines.page.reload()
    expect(ines.page.get_by_label(QUESTION, exact=True)).to_have_value(TEXT)


def test_a_server_that_was_away_for_a_moment_loses_no_word(browser: Browser, copy: OwnCopy) -> None:
    ines = writing(browser, copy)
    port = copy.url.rsplit(":", 1)[1]
    copy.stop(signal.SIGKILL)
    ines.fill(QUESTION, TEXT)
    expect(ines.page.get_by_text("Not saved. Trying again in 10 seconds")).to_be_visible(timeout=15_000)
    copy.start("--port", port)
    expect(ines.page.get_by_text("Draft saved at")).to_be_visible(timeout=30_000)


def test_a_double_click_is_one_writing(browser: Browser, copy: OwnCopy) -> None:
    ines = writing(browser, copy)
    ines.fill(QUESTION, TEXT)
    ines.page.get_by_role("button", name="Save, only for me").dblclick()
    ines.page.wait_for_url("**/writings/**")
    ines.go(ines.space + "writings/")
    expect(ines.page.get_by_text("Only me", exact=True)).to_have_count(1)


def test_what_was_sent_while_locked_is_there_after_unlocking(browser: Browser, copy: OwnCopy) -> None:
    ines = writing(browser, copy)
    ines.fill(QUESTION, TEXT)
    other = ines.context.new_page()
    other.goto("/account/")
    other.get_by_role("button", name="Lock now").click()
    ines.press("Save, only for me")
    expect(ines.page.get_by_role("heading", name="Locked")).to_be_visible()
    ines.fill("Your passphrase", PASSPHRASE)
    ines.press("Unlock")
    expect(ines.page.get_by_label(QUESTION, exact=True)).to_have_value(TEXT)


def test_what_was_sent_after_being_signed_out_travels_with_the_sign_in(
    browser: Browser, copy: OwnCopy
) -> None:
    ines = writing(browser, copy)
    ines.fill(QUESTION, TEXT)
    other = ines.context.new_page()
    other.goto("/account/")
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")
    ines.press("Save, only for me")
    expect(ines.page.get_by_text("Your text travels with this page.")).to_be_visible()
    ines.fill("Sign-in name", "ines")
    ines.fill("Passphrase", PASSPHRASE)
    ines.press("Sign in")
    expect(ines.page.get_by_label(QUESTION, exact=True)).to_have_value(TEXT)
