"""Walking the steps by the screen: whatever is open is opened, filled in and done, room or page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page

from goldseam.lib import clock
from tests.browser import telling
from tests.browser.visitor import Visitor, follow

WORDS = "A few plain words, as they came."
MOST = 30


def later(home: Path, days: float) -> None:
    """The clock of this copy stands so many days later."""
    file = home / "clock"
    clock.put(file, clock.standing(file).by(timedelta(days=days)))


def fill(form: Locator) -> None:
    """Something in every field, a middle in every choice."""
    for area in form.locator("textarea:visible").all():
        area.fill(WORDS)
    for kind, words in (("text", WORDS), ("date", "2026-03-02"), ("time", "22:00")):
        for field in form.locator(f"input[type={kind}]:visible").all():
            field.fill(words)
    names: dict[str, list[Locator]] = {}
    for radio in form.locator("input[type=radio]").all():
        names.setdefault(str(radio.get_attribute("name")), []).append(radio)
    for group in names.values():
        group[len(group) // 2].check(force=True)
    for box in form.locator("input[type=checkbox]").all()[:1]:
        box.check(force=True)


class Walk:
    """One person on the way. ``part`` and ``kind`` are how they name what happened, in the page's words."""

    def __init__(self, one: Visitor, part: str, kind: str, statement: str = "") -> None:
        self.one, self.part, self.kind, self.statement = one, part, kind, statement
        self.done: list[str] = []
        self.left: list[str] = []

    @property
    def page(self) -> Page:
        return self.one.page

    def step(self, number: int) -> list[str]:
        """Does everything of a step that is open now; the titles of what is still not."""
        tried = set(self.done)
        for _ in range(MOST):
            self.one.go(f"{self.one.space}journey/{number}/")
            links = self.page.locator(".doing--open .doing__way a").all()
            titles = [link.inner_text().partition(": ")[2] for link in links]
            fresh = [(link, title) for link, title in zip(links, titles, strict=True) if title not in tried]
            if not fresh:
                break
            link, title = fresh[0]
            tried.add(title)
            space = self.one.space
            follow(link)
            self.here(space)
            self.done.append(title)
        return self.page.locator(".doing--open .doing__h, .doing--not-yet .doing__h").all_inner_texts()

    def here(self, space: str) -> None:
        """Does what the open page asks for; the page of a room leads there first."""
        if self.page.get_by_role("link", name="Open", exact=True).count():
            self.one.press("Open")
        path = self.one.path
        if "/help/" in path:
            self.one.go(space)
        elif path.endswith("/incidents/"):
            telling.tell(self.one, self.part, self.kind, "last spring", WORDS)
            self.one.press("Save, only for me")
        elif path.endswith("/pace/"):
            self.one.press("Keep, only for me")
        elif path.endswith("/if-one-leaves/"):
            self.page.get_by_label("Given words stay", exact=True).check(force=True)
            self.one.press("Keep this choice")
        elif path.endswith("/statement/"):
            self.state(space)
        else:
            self.do()
        if "/b/" not in self.one.path:
            self.one.go(space)

    def do(self) -> None:
        """A page of the program itself."""
        if self.page.get_by_role("button", name="Begin", exact=True).count():
            self.one.press("Begin")
        form = self.page.locator("form.write")
        if form.count():
            fill(form)
            follow(form.locator("button.btn--main, button.btn"))
        else:
            self.one.press("I have read it")

    def state(self, space: str) -> None:
        """Signs what lies there, or proposes the first sentence."""
        if self.page.get_by_role("button", name="Sign it", exact=True).count():
            self.one.press("Sign it")
            return
        self.one.go(space + "agreements/statement/propose/")
        self.one.fill("The statement", self.statement or WORDS)
        self.one.press("Propose and sign")
