"""Every page of the product, reached by two people who use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Browser

from tests.browser import (
    agreements_scenes,
    apology_scenes,
    checkins_scenes,
    dialogue_scenes,
    keepsakes_scenes,
    posting,
    questions_scenes,
    sealing,
    telling,
)
from tests.browser.scene import Scene
from tests.browser.scene import at as _at
from tests.browser.visitor import PASSPHRASE, PHONE, Visitor, follow
from tests.browser.walking import Walk

LONG = (
    "He sold the car in May and told me it was stolen. I went to the police with him. I sat beside him while "
    "he described it.\n\nIn August his brother asked how the new owner liked it. That is how I know.\n\n"
    "I do not know what else there is. That is the worst of it."
)
FIRST = "In May Jonas sold the car and said it was stolen. Ines learned of it in August."
SECOND = (
    "In May Jonas sold our car and told Ines it was stolen. Ines learned of it in August, from his brother."
)


def scenes(browser: Browser, url: str, **more: object) -> Iterator[Scene]:
    """All pages, in the order in which two people come to them."""
    ines = Visitor(browser, url, "Ines", PHONE, **more)  # type: ignore[arg-type]
    jonas = Visitor(browser, url, "Jonas", PHONE, **more)  # type: ignore[arg-type]
    yield from _outside(ines)
    yield from _beginning(ines)
    yield from _alone(ines)
    yield from telling.alone(ines)
    yield from keepsakes_scenes.alone(ines)
    yield from agreements_scenes.alone(ines)
    yield from dialogue_scenes.alone(ines)
    yield from questions_scenes.alone(ines)
    across = [Walk(one, part, "") for one, part in ((ines, "I was hurt"), (jonas, "I did this"))]
    across[0].step(0)
    link = ines.invite()
    yield Scene("inviting-link", ines.page)
    yield from _joining(jonas, link)
    yield _at(ines, "not-yet", ines.space + "agreements/statement/propose/")
    jonas.write("I sold it because of the debt.")
    for walk in (*across, *across):
        walk.step(0)
    yield from _showing(ines, jonas)
    yield from _together(ines, jonas)
    yield from telling.told(ines, jonas)
    yield from posting.posted(ines, jonas)
    yield from sealing.sealed(ines, jonas)
    yield from agreements_scenes.agreed(ines, jonas)
    yield from checkins_scenes.stood(ines, jonas)
    yield from keepsakes_scenes.kept(ines, jonas)
    yield from dialogue_scenes.talked(ines, jonas)
    yield from questions_scenes.asked(ines, jonas)
    yield from apology_scenes.looked_at(jonas)
    yield from _around(ines)
    yield from _leaving(ines, jonas)
    for one in (ines, jonas):
        one.close()


def _outside(one: Visitor) -> Iterator[Scene]:
    for name, path in (
        ("welcome", "/"),
        ("about-host", "/about/host/"),
        ("help", "/help/"),
        ("safety-check", "/help/safety/"),
        ("before-inviting", "/help/before-inviting/"),
        ("quick-exit-page", "/help/quick-exit/"),
        ("sign-in", "/sign-in/"),
        ("recover", "/recover/"),
        ("not-found", "/nothing/here/"),
        ("expired", "/invitation/"),
    ):
        yield _at(one, name, path)
    one.go("/sign-in/")
    one.fill("Sign-in name", "nobody")
    one.fill("Passphrase", "not the words")
    one.press("Sign in")
    yield Scene("sign-in-wrong", one.page)


def _beginning(one: Visitor) -> Iterator[Scene]:
    yield _at(one, "begin", "/begin/")
    one.press("Make my account")
    one.page.evaluate("document.querySelectorAll('[required]').forEach(e => e.removeAttribute('required'))")
    one.press("Make my account")
    yield Scene("begin-errors", one.page)
    one.fill_in_account()
    yield Scene("code", one.page)
    one.step_up("Show me a code")
    yield Scene("code-once", one.page)
    one.press("I have written it down")
    yield Scene("today-first", one.page)


def _alone(one: Visitor) -> Iterator[Scene]:
    yield _at(one, "journey-first", one.space + "journey/")
    yield _at(one, "writings-empty", one.space + "writings/")
    yield _at(one, "agreements-alone", one.space + "agreements/")
    yield _at(one, "statement-alone", one.space + "agreements/statement/")
    yield _at(one, "step-threshold", one.space + "journey/0/")
    follow(one.page.locator(".doing--open a").first)
    yield Scene("read", one.page)
    one.press("Not for me")
    yield Scene("step-never", one.page)
    one.press("Offer it again")
    yield _at(one, "pace", one.space + "pace/")
    yield _at(one, "step-one", one.space + "journey/1/")
    follow(one.page.locator(".doing__h a").first)
    yield Scene("begin-heavy", one.page)
    one.press("Begin")
    one.type(LONG)
    for feeling in ("hurt", "angry", "tired"):
        one.page.get_by_label(feeling, exact=True).check(force=True)
    one.page.get_by_text("Draft saved at").wait_for()
    yield Scene("write", one.page)
    one.press("Save, only for me")
    one.press("Go on writing")
    one.type(LONG + "\n\nI am writing this at the kitchen table.")
    one.press("Save, only for me")
    yield Scene("writing", one.page)
    here = one.writing = one.path
    one.press("Delete")
    yield Scene("writing-delete", one.page)
    yield _at(one, "writing-version", here + "1/")
    yield from _two_windows(one, here)
    one.press("Today")
    one.write("I do not sleep. I check doors.", ("numb",))
    yield _at(one, "writings", one.space + "writings/")
    yield _at(one, "today-invite", one.space)
    one.press("Not tonight")
    yield Scene("today-not-tonight", one.page)
    one.press("Space")
    one.press("Invite the other person")
    yield Scene("inviting", one.page)
    one.press("Today")


def _two_windows(one: Visitor, here: str) -> Iterator[Scene]:
    other = one.window()
    other.goto(here + "edit/")
    one.go(here + "edit/")
    one.type(LONG + "\n\nOne window.")
    one.press("Save, only for me")
    other.locator("form.write textarea").first.fill(LONG + "\n\nThe other window.")
    follow(other.get_by_role("button", name="Save, only for me"))
    yield Scene("two-versions", other)
    other.close()
    one.go(here)


def _showing(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    ines.go(ines.writing)
    ines.press("Share some of it")
    yield Scene("writing-show", ines.page)
    ines.page.locator("main input[type=checkbox]").first.check(force=True)
    follow(ines.page.locator("main form button"))
    yield Scene("writing-show-parts", ines.page)
    follow(ines.page.locator("main form button"))
    yield Scene("shown-mine", ines.page)
    yield _at(jonas, "shown", ines.path)


def _joining(one: Visitor, link: str) -> Iterator[Scene]:
    one.go(link)
    yield Scene("link", one.page)
    one.press("Go on")
    yield Scene("invitation", one.page)
    one.press("Make an account")
    yield Scene("begin-invited", one.page)
    one.fill_in_account()
    one.press("Go without")


def _together(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    ines.press("Space")
    ines.press("See the eight words")
    yield Scene("comparing", ines.page)
    ines.step_up("They are the same")
    yield _at(ines, "today-both", ines.space)
    yield _at(ines, "statement-none", ines.space + "agreements/statement/")
    ines.press("Propose a sentence")
    ines.fill("The statement", FIRST)
    yield Scene("statement-propose", ines.page)
    ines.press("Propose and sign")
    jonas.go(jonas.space + "agreements/statement/propose/")
    jonas.fill("The statement", SECOND)
    jonas.press("Propose and sign")
    yield Scene("statement-one-signature", jonas.page)
    yield _at(ines, "today-given", ines.space)
    yield _at(ines, "statement-counter", ines.space + "agreements/statement/")
    ines.press("Sign it")
    yield Scene("statement-signed", ines.page)
    yield _at(ines, "agreements", ines.space + "agreements/")
    yield _at(ines, "statement-version", ines.space + "agreements/statement/1/")
    yield _at(ines, "journey-mended", ines.space + "journey/")
    yield _at(ines, "today-mended", ines.space)
    jonas.go(jonas.space + "agreements/statement/differ/")
    jonas.fill("The statement", "I sold the car because of the debt. I said stolen because I was ashamed.")
    yield Scene("statement-differ", jonas.page)
    jonas.press("Propose and sign")
    yield _at(ines, "statement-differ-answer", ines.space + "agreements/statement/")
    ines.page.locator("#account textarea").fill("You told me, the police and my mother that it was stolen.")
    ines.press("Sign with my account")
    yield Scene("statement-differ-signed", ines.page)


def _around(one: Visitor) -> Iterator[Scene]:
    space = one.space
    for name, path in (
        ("space", space + "space/"),
        ("pause", space + "space/pause/"),
        ("leave", space + "leave/"),
        ("copy", space + "copy/"),
        ("spaces", "/spaces/"),
        ("begin-another", "/begin/another/"),
        ("account", "/account/"),
        ("preferences", "/account/preferences/"),
        ("passphrase", "/account/passphrase/"),
        ("passphrase-changed", "/account/passphrase/changed/"),
        ("renewal", "/account/passphrase/renew/"),
        ("code-again", "/account/code/"),
        ("code-gone", "/account/code/once/"),
        ("close-account", "/account/close/"),
    ):
        yield _at(one, name, path)
    one.go("/account/")
    one.press("Lock now")
    yield Scene("unlock", one.page)
    one.fill("Your passphrase", PASSPHRASE)
    one.press("Unlock")
    one.go(space + "space/pause/")
    one.press("Pause")
    yield Scene("today-paused", one.page)
    one.go(space + "agreements/statement/")
    yield Scene("statement-resting", one.page)
    one.go(space)
    one.press("End my pause")


def _leaving(ines: Visitor, jonas: Visitor) -> Iterator[Scene]:
    space = jonas.space
    ines.go(ines.space + "leave/")
    ines.step_up("Leave now")
    yield Scene("receipt", ines.page)
    yield _at(jonas, "today-left", space)
    yield _at(jonas, "space-left", space + "space/")
    ines.go("/account/close/")
    ines.step_up("Close it now")
    yield Scene("closed", ines.page)


def neutral(title: str) -> bool:
    """One word that says nothing of what this place is for."""
    return re.fullmatch(r"[A-Z]?[a-z]*", title.strip()) is not None
