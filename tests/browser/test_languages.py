"""All pages in a made-up language with longer words, and in one that runs from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.leftovers import cut_off, in_english, leftovers
from tests.browser.looks import axe
from tests.browser.program_words import by_english
from tests.browser.scenes import scenes
from tests.browser.speech import Speech
from tests.browser.visitor import PHONE
from tests.catalogue import INSIDE, LOCALES, read
from tests.hosting.own_copy import OwnCopy, serving, throw_away
from tests.made_up import MADE_UP, furnish

WIDTHS = (320, 390)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WAY = "[document.documentElement.lang, document.documentElement.dir]"
# Arrows that point the way words run.
TURNED = """() => [...document.querySelectorAll('.ic-arrow, .ic-exit, .ic-leave')]
  .filter((e) => e.checkVisibility())
  .map((e) => new DOMMatrix(getComputedStyle(e).transform).a * (e.closest('.back') ? -1 : 1))"""


def narrow(page: Page) -> list[str]:
    """What does not fit on small phones."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"scrolls sideways at {width} px"] if page.evaluate(WIDER) else []
        found += [f"cut off at {width} px: {line}" for line in cut_off(page)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found


def mirrored(page: Page) -> list[str]:
    """What does not follow the direction of the words, and what axe says then."""
    found = [f"an arrow points the old way ({a})" for a in page.evaluate(TURNED) if a != -1]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme}: {line}" for line in axe(page)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("language", "tag", "way"), [("en-xa", "en-XA", "ltr"), ("ar", "ar", "rtl")])
def test_every_page_is_whole_in_another_language(
    browser: Browser, tmp_path: Path, language: str, tag: str, way: str
) -> None:
    home = throw_away(tmp_path / "home")
    catalogue = furnish(home, language, tmp_path)
    own = frozenset(key if isinstance(key, str) else key[0] for key in catalogue)
    speech = Speech(catalogue, MADE_UP[language])
    found: dict[str, list[str]] = {}
    with serving(home, "--host-name", "Ruth", "--host-is", "other") as copy:
        for scene in scenes(browser, copy.url, speech=speech, locale=tag):
            wrong = [] if scene.page.evaluate(WAY) == [language, way] else ["is not in this language"]
            wrong += narrow(scene.page) + [f"plain: {text}" for text in leftovers(scene.page, own)]
            wrong += mirrored(scene.page) if way == "rtl" else []
            if wrong:
                found[scene.name] = wrong
    assert not found, "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines)


@pytest.mark.slow
def test_every_page_is_spanish_for_two_people_who_read_spanish(browser: Browser, copy: OwnCopy) -> None:
    speech = Speech(read(LOCALES / "es" / INSIDE.with_suffix(".mo")), more=by_english("es"))
    found: dict[str, list[str]] = {}
    for scene in scenes(browser, copy.url, speech=speech, locale="es-MX"):
        wrong = [] if scene.page.evaluate(WAY) == ["es", "ltr"] else ["is not in Spanish"]
        wrong += narrow(scene.page) + [f"English: {text}" for text in in_english(scene.page, speech.english)]
        if wrong:
            found[scene.name] = wrong
    assert not found, "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines)


def test_no_made_up_language_exists_outside_of_a_home_for_tests(browser: Browser, copy: OwnCopy) -> None:
    page = browser.new_page(base_url=copy.url, locale="en-XA")
    page.goto("/")
    assert page.evaluate(WAY) == ["en", "ltr"]
    page.close()
