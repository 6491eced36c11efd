"""One page, as somebody sees it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.visitor import Visitor


@dataclass(frozen=True)
class Scene:
    """A page as somebody sees it. ``page`` stands on it until the next scene is asked for."""

    name: str
    page: Page


def at(one: Visitor, name: str, path: str) -> Scene:
    """The page this person sees at an address."""
    return Scene(name, one.go(path))
