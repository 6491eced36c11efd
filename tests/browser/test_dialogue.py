"""A dialogue by two people in two browsers: live, over a time-out, a server that was killed and a tunnel; on
one device; without scripts."""

from __future__ import annotations

import signal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import DESK, PASSPHRASE, PHONE, Visitor
from tests.hosting.own_copy import OwnCopy

SAID = "I count the seconds between the drops."
HEARD = "You listen for the time between."
SOON, AFTER_A_FALL = 5_000, 30_000
TOPIC = "What a good Sunday looks like for me"


def two(browser: Browser, copy: OwnCopy, scripts: bool = True) -> tuple[Visitor, Visitor, str]:
    """Two people in a dialogue they agreed on; both stand on its page, whose path is returned."""
    ines = Visitor(browser, copy.url, "Ines", PHONE, scripts)
    jonas = Visitor(browser, copy.url, "Jonas", DESK, scripts)
    ines.begin()
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.go(one.space)
    ines.go(f"{ines.space}dialogues/first/")
    ines.page.get_by_label(TOPIC, exact=True).check(force=True)
    ines.press("Propose it")
    jonas.go(ines.path)
    jonas.press("Yes, let us")
    ines.go(ines.path)
    return ines, jonas, ines.path


def live(browser: Browser, copy: OwnCopy) -> tuple[Visitor, Visitor, str]:
    """Both chose to start together. The second sees the first one's choice without a reload."""
    ines, jonas, here = two(browser, copy)
    jonas.press("Start together")
    expect(ines.page.get_by_text("would like to start together")).to_be_visible(timeout=SOON)
    ines.press("Start together")
    for one in (ines, jonas):
        expect(one.page.get_by_text("You both chose to be here together.")).to_be_visible(timeout=SOON)
    return ines, jonas, here


def says(one: Visitor, field: str, text: str, button: str) -> None:
    one.page.locator(f'[name="{field}"]').first.fill(text)
    one.press(button)


def shown(page: Page, text: str, patience: int = SOON) -> None:
    expect(page.get_by_text(text).first).to_be_visible(timeout=patience)


def test_live_on_two_devices_with_a_time_out(browser: Browser, copy: OwnCopy) -> None:
    ines, jonas, _ = live(browser, copy)
    says(ines, "say-text", SAID, "Say it")
    shown(jonas.page, SAID)
    expect(jonas.page.locator("[data-ring]")).to_be_visible()
    says(jonas, "back-text", HEARD, "Offer this")
    shown(ines.page, "Is that it?")
    jonas.page.get_by_text("Take a time-out", exact=True).click()
    jonas.press("Pause now")
    shown(ines.page, "It is not a walk-out")
    expect(ines.page.get_by_role("button", name="Yes, that is it", exact=True)).to_have_count(0)
    for one in (ines, jonas):
        one.press("I am back")
    shown(ines.page, "Is that it?")
    ines.press("Yes, that is it")
    shown(jonas.page, "“Yes, that is it.”")


def test_what_is_being_typed_stays_when_the_other_does_something(browser: Browser, copy: OwnCopy) -> None:
    ines, jonas, _ = live(browser, copy)
    field = ines.page.locator('[name="say-text"]')
    field.fill(SAID)
    jonas.page.get_by_text("Take a time-out", exact=True).click()
    jonas.press("Pause now")
    shown(ines.page, "The dialogue has gone on meanwhile.")
    expect(field).to_have_value(SAID)
    for one in (jonas, ines):
        one.press("I am back")
    ines.page.reload()
    field = ines.page.locator('[name="say-text"]')
    if field.input_value() == "":
        field.fill(SAID)
    ines.press("Say it")
    shown(jonas.page, SAID)
    assert jonas.page.locator("#said ~ ol").get_by_text(SAID).count() == 1


def test_a_kill_of_the_server_in_the_middle_loses_and_doubles_nothing(
    browser: Browser, copy: OwnCopy
) -> None:
    ines, jonas, _ = live(browser, copy)
    says(ines, "say-text", SAID, "Say it")
    shown(jonas.page, SAID)
    jonas.page.locator('[name="back-text"]').fill(HEARD)
    port = copy.url.rsplit(":", 1)[1]
    copy.stop(signal.SIGKILL)
    copy.start("--port", port)
    expect(jonas.page.locator('[name="back-text"]')).to_have_value(HEARD)
    jonas.press("Offer this")
    shown(ines.page, "Is that it?", AFTER_A_FALL)
    for one in (ines, jonas):
        assert one.page.locator("#said ~ ol").get_by_text(HEARD).count() == 1


def test_a_lost_connection_comes_back_by_itself(browser: Browser, copy: OwnCopy) -> None:
    ines, jonas, _ = live(browser, copy)
    jonas.context.set_offline(True)
    says(ines, "say-text", SAID, "Say it")
    jonas.page.wait_for_timeout(1_000)
    jonas.context.set_offline(False)
    shown(jonas.page, SAID, AFTER_A_FALL)
    says(jonas, "back-text", HEARD, "Offer this")
    shown(ines.page, "Is that it?")


def test_on_one_device_each_signs_in_as_themself(browser: Browser, copy: OwnCopy) -> None:
    ines, _, here = two(browser, copy)
    says(ines, "say-text", SAID, "Say it")
    ines.press("Hand over this device")
    shown(ines.page, "Now hand the device over")
    assert SAID not in ines.page.content()
    ines.press("I have it now")
    ines.fill("Sign-in name", "jonas")
    ines.fill("Passphrase", PASSPHRASE)
    ines.press("Sign in")
    assert ines.path == here
    says(ines, "back-text", HEARD, "Offer this")
    shown(ines.page, "There is nothing for you to do here now.")


@pytest.mark.parametrize("scripts", [True, False], ids=["slowly", "without scripts"])
def test_turn_by_turn_with_a_reload(browser: Browser, copy: OwnCopy, scripts: bool) -> None:
    ines, jonas, here = two(browser, copy, scripts)
    for speaker, listener in ((ines, jonas), (jonas, ines)):
        speaker.go(here)
        says(speaker, "say-text", SAID, "Say it")
        listener.go(here)
        says(listener, "back-text", HEARD, "Offer this")
        speaker.go(here)
        speaker.press("Yes, that is it")
        if speaker is ines:
            speaker.press("Change roles now")
    for one in (ines, jonas):
        one.go(here)
        if not one.page.locator('[name="close-text"]').is_visible():
            one.page.get_by_text("Come to a close", exact=True).click()
        says(one, "close-text", "That it was quiet.", "Close it")
    shown(jonas.page, "You both closed this dialogue.")


def test_twenty_minutes_are_counted_and_the_bell_is_no_need(browser: Browser, copy: OwnCopy) -> None:
    ines = Visitor(browser, copy.url, "Ines", PHONE)
    ines.begin()
    page = ines.page
    page.clock.install()
    ines.go(f"{ines.space}twenty-minutes/")
    expect(page.locator("[data-left]")).to_have_text("20:00")
    page.get_by_role("button", name="Begin the twenty minutes").click()
    page.clock.run_for(60_000)
    expect(page.locator("[data-left]")).to_have_text("19:00")
    page.clock.run_for(20 * 60_000)
    expect(page.get_by_text("it is over, also if it was good")).to_be_visible()
