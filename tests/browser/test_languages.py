"""All pages in Spanish, in a made-up language with longer words, and in one that runs from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from goldseam.journey.program.loaded import program
from tests.browser import apology_scenes, checkins_scenes, keepsakes_scenes, posting, sealing
from tests.browser.scenes import scenes
from tests.browser.tongues import SAID, Tongue, tongue
from tests.browser.visitor import PHONE, Visitor
from tests.browser.walking import Walk, later
from tests.hosting.own_copy import OwnCopy, begun, serving

RUTH = ("--host-name", "Ruth", "--host-is", "other")
EVERY = pytest.mark.parametrize("code", ["es", "ar"])
FIRST = pytest.mark.parametrize("code", ["es", "en-xa", "ar"])


class Looking(Walk):
    """A walk on which every page is looked at, before and after what it asks for is done."""

    def __init__(
        self, one: Visitor, part: str, kind: str, spoken: Tongue, found: dict[str, list[str]]
    ) -> None:
        super().__init__(one, part, kind)
        self._spoken, self._found = spoken, found

    def here(self) -> bool:
        self.look("before")
        done = super().here()
        self.look("after")
        return done

    def look(self, when: str) -> None:
        """Notes what is wrong with the page that is open."""
        if wrong := self._spoken.faults(self.page):
            title = self.page.locator("h1").first.inner_text()
            self._found.setdefault(f"{when} {title}", wrong)

    def room(self, path: str) -> None:
        """Looks at one more page of the space."""
        self.one.go(self.one.space + path)
        self.look(f"room {path}")


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines)


def looks(fault: str) -> bool:
    """Whether it is about how a page looks. Made-up languages can not tell words of programs put beside from
    forgotten ones; the walk of the first steps below asks that of them, and Spanish everywhere."""
    return not fault.startswith("not translated")


@EVERY
@pytest.mark.slow
def test_every_page_is_whole_in_another_language(browser: Browser, tmp_path: Path, code: str) -> None:
    home = checkins_scenes.beside(sealing.beside(posting.beside(begun(tmp_path / "home"))))
    apology_scenes.beside(keepsakes_scenes.beside(home))
    spoken = tongue(code, home, tmp_path)
    found: dict[str, list[str]] = {}
    with serving(home, *RUTH) as copy:
        for scene in scenes(browser, copy.url, speech=spoken.speech, locale=spoken.tag):
            if wrong := [line for line in spoken.faults(scene.page) if code == "es" or looks(line)]:
                found[scene.name] = wrong
    assert not found, told(found)


@FIRST
@pytest.mark.slow
def test_the_first_steps_are_whole_in_another_language(browser: Browser, tmp_path: Path, code: str) -> None:
    home = begun(tmp_path / "home")
    spoken = tongue(code, home, tmp_path)
    kind = program().said("en").say("breach", "affair")
    found: dict[str, list[str]] = {}
    with serving(home, *RUTH) as copy:
        given = {"speech": spoken.speech, "locale": spoken.tag}
        ines, jonas = (Visitor(browser, copy.url, name, PHONE, **given) for name in ("Ines", "Jonas"))
        ines.begin()
        jonas.join(ines.invite())
        hurt = Looking(ines, "I was hurt", kind, spoken, found)
        did = Looking(jonas, "I did this", kind, spoken, found)
        for number in (0, 0, 1, 1):
            for walk in (hurt, did):
                walk.step(number)
                walk.look("step")
            later(home, 3)
            hurt.room("")
        for path in ("writings/", "letters/", "incidents/", "agreements/", "journey/", "pace/", "leave/"):
            hurt.room(path)
    assert len(hurt.done) > 10 and len(did.done) > 10
    assert not found, told(found)


def test_no_made_up_language_exists_outside_of_a_home_for_tests(browser: Browser, copy: OwnCopy) -> None:
    page = browser.new_page(base_url=copy.url, locale="en-XA")
    page.goto("/")
    assert page.evaluate(SAID) == ["en", "ltr"]
    page.close()
