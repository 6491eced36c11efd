"""Every page, in both themes: readable by everyone, narrow enough for a small phone, quiet in its title."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.looks import faults
from tests.browser.scenes import scenes
from tests.hosting.own_copy import OwnCopy


@pytest.mark.slow
def test_no_page_has_a_fault_that_can_be_found(browser: Browser, copy: OwnCopy) -> None:
    complaints: list[str] = []
    watched = set()
    found: dict[str, list[str]] = {}
    for scene in scenes(browser, copy.url):
        if scene.page not in watched:
            watched.add(scene.page)
            scene.page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
            scene.page.on("pageerror", lambda fault: complaints.append(str(fault)))
        if wrong := faults(scene.page):
            found[scene.name] = wrong
    assert not found, "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines)
    expected = ("404", "401", "409", "status of 4")
    assert not [said for said in complaints if not any(word in said for word in expected)]
