"""Walking the steps by the screen: whatever is open is opened, filled in and done, room or page."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

from goldseam.lib import clock
from tests.browser.rooms_walked import ROOMS
from tests.browser.visitor import Visitor, follow

WORDS = "A few plain words, as they came."
MOST = 30


class _Everything:
    def __contains__(self, title: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


def later(home: Path, days: float) -> None:
    """The clock of this copy stands so many days later."""
    file = home / "clock"
    clock.put(file, clock.standing(file).by(timedelta(days=days)))


def at_noon(home: Path) -> None:
    """The clock of this copy stands at the next noon, so that no quiet hours are near."""
    real = clock.real().astimezone(ZoneInfo("Europe/Berlin"))
    noon = datetime(real.year, real.month, real.day, 12, tzinfo=real.tzinfo) + timedelta(days=1)
    later(home, (noon - real) / timedelta(days=1))


def fill(form: Locator, text: str = WORDS) -> None:
    """Something in every field, a middle in every choice."""
    for area in form.locator("textarea:visible").all():
        area.fill(text)
    for kind, words in (("text", text), ("date", "2026-03-02"), ("time", "22:00")):
        for field in form.locator(f"input[type={kind}]:visible").all():
            field.fill(words)
    for group in _by_name(form, "radio"):
        group[len(group) // 2].check(force=True)
    for group in _by_name(form, "checkbox"):
        group[0].check(force=True)


def _by_name(form: Locator, kind: str) -> list[list[Locator]]:
    found, names = form.locator(f"input[type={kind}]"), dict[str, list[Locator]]()
    for number, name in enumerate(found.evaluate_all("found => found.map((one) => one.name)")):
        names.setdefault(name, []).append(found.nth(number))
    return list(names.values())


class Walk:
    """One person on the way. ``part`` and ``kind`` are how they name what happened, in the page's words.

    ``wanted`` are the titles that are to be done, ``other`` the walk of the other person, ``met`` where every
    room that was opened stands, ``letters`` where those stand that were written, and ``post`` where those do
    that were handed to them. ``home`` is where the copy keeps its clock.
    """

    def __init__(
        self,
        one: Visitor,
        part: str,
        kind: str,
        statement: str = "",
        wanted: Container[str] = EVERYTHING,
    ) -> None:
        self.one, self.part, self.kind, self.statement, self.wanted = one, part, kind, statement, wanted
        self.words = WORDS
        self.other: Walk | None = None
        self.home: Path | None = None
        self.space = ""
        self.done: list[str] = []
        self.left: list[str] = []
        self.letters: list[str] = []
        self.post: list[str] = []
        self.met: dict[str, str] = {}

    @property
    def page(self) -> Page:
        return self.one.page

    @property
    def now(self) -> datetime:
        """The moment of this copy, where both live."""
        now = clock.standing(self.home / "clock").at(clock.real()) if self.home else clock.real()
        return now.astimezone(ZoneInfo("Europe/Berlin"))

    def day(self, days: int) -> str:
        """The day so many days from now, as a date field takes it."""
        return (self.now + timedelta(days=days)).date().isoformat()

    def step(self, number: int) -> list[str]:
        """Does everything wanted of a step that is open now; the titles of what is still not."""
        tried = set(self.done)
        self.space = self.one.space
        for _ in range(MOST):
            self.one.go(f"{self.space}journey/{number}/")
            links = self.page.locator(".doing--open .doing__way a")
            titles = [words.partition(": ")[2] for words in links.all_inner_texts()]
            fresh = [
                (number, title)
                for number, title in enumerate(titles)
                if title not in tried and title in self.wanted
            ]
            if not fresh:
                break
            at, title = fresh[0]
            tried.add(title)
            follow(links.nth(at))
            if self.here():
                self.done.append(title)
        waiting = self.page.locator(".doing--open .doing__h, .doing--not-yet .doing__h").all_inner_texts()
        return [title for title in waiting if title in self.wanted]

    def here(self) -> bool:
        """Does what the open page asks for, and says whether that is all for now; the page of a room leads
        there first."""
        if self.page.get_by_role("button", name="Begin", exact=True).count():
            self.one.press("Begin")
        if self.page.get_by_role("link", name="Open", exact=True).count():
            self.one.press("Open")
        room = self.one.path.partition("?")[0].removeprefix(self.space)
        if room in ROOMS:
            self.met.setdefault(room, self.one.path)
            done = ROOMS[room](self)
        else:
            done = True
            if "/help/" not in self.one.path:
                self.do()
        if "/b/" not in self.one.path:
            self.one.go(self.space)
        return done is not False

    def do(self) -> None:
        """A page of the program itself."""
        form = self.page.locator("main form:has(.pane)")
        if not form.count():
            follow(self.page.locator("main form .btn--main"))
            return
        fill(form, self.words)
        follow(form.locator("button.btn--main, button.btn"))
        if self.page.locator('main a[href$="/change/"]').count():
            self.letters.append(self.one.path)
