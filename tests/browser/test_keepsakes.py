"""What is kept, by two people in two browsers: every page readable, and the sheets whole on paper."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser import keepsakes_scenes
from tests.browser.looks import faults
from tests.browser.visitor import Visitor
from tests.hosting.own_copy import OwnCopy


def test_what_is_kept_and_what_is_printed(browser: Browser, copy: OwnCopy) -> None:
    ines, jonas = (Visitor(browser, copy.url, name) for name in ("Ines", "Jonas"))
    ines.begin()
    found = {scene.name: faults(scene.page) for scene in keepsakes_scenes.alone(ines)}
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.go(one.space)
    for scene in keepsakes_scenes.kept(ines, jonas):
        found[scene.name] = faults(scene.page)
    assert {name: lines for name, lines in found.items() if lines} == {}
    for path in ("brief/page/", "supporter/sheet/"):
        page = ines.go(ines.space + path)
        page.emulate_media(media="print")
        assert page.locator("main").is_visible()
        assert [one for one in page.locator("a, button").all() if one.is_visible()] == []
        page.emulate_media(media="screen")
