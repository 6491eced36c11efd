"""Somebody at a browser: opens pages, follows links, fills in forms and presses buttons by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import NoReverseMatch, reverse

from goldseam.hosting.demo.pages import Button, Form, Page
from goldseam.hosting.throwaway import FilledIn

_BOND = re.compile(r"/b/([0-9a-f-]{36})/")
_INVITATION = re.compile(r"/i/[\w-]{22}/")
_MOST_HOPS = 5


class Stuck(Exception):
    """A page does not offer what somebody looks for, or refused what they sent. Says what it does offer."""


class Browser:
    """One person's way through the pages. Only what a page offers can be opened, filled in or pressed."""

    def __init__(self, host: str, known: FilledIn) -> None:
        self._client = Client(enforce_csrf_checks=True, raise_request_exception=False, headers={"host": host})
        self._known = known
        self._bond = ""
        self._page = Page("", "")
        self._ahead = ""

    @property
    def page(self) -> Page:
        """The page that is open. One that a form led to is fetched when somebody looks at it."""
        if self._ahead:
            self._get(self._ahead)
        return self._page

    def open(self, name: str) -> None:
        """A page by the name of its address, as from the navigation or a bookmark; ``step 1`` is a step's,
        ``dialogues first`` an occasion's."""
        name, _, more = name.partition(" ")
        given: dict[str, Any] = {}
        if more:
            given = {"number": int(more)} if more.isdigit() else {"occasion": more}
        try:
            self._get(reverse(name, kwargs=given))
        except NoReverseMatch:
            self._get(reverse(name, kwargs={"bond": self._bond} | given))

    def follow(self, words: str) -> None:
        """The first link that says these words, or the button, where there is none."""
        found = [place for said, place in self.page.links if words in said and not place.startswith("#")]
        if found:
            self._get(found[0])
        elif any(words in button.text for form in self.page.forms for button in form.buttons):
            self.press(words, {})
        else:
            raise self._stuck(f"has no link “{words}”", [said for said, _ in self.page.links])

    def take_invitation(self, other: Browser) -> None:
        """Opens the link that stands on the other's page, as if it had been sent."""
        found = _INVITATION.search(other.page.text)
        if found is None:
            raise other._stuck("shows no invitation", [])
        self._get(found[0])

    def press(self, words: str, fill: Mapping[str, list[str]]) -> None:
        """Fills in the form that has these fields and presses the button that says these words."""
        form, button = self._button(words, fill)
        data = dict(form.given)
        for name, given in fill.items():
            field = _field(form, name)
            offered = form.choices.get(field, set(given))
            if not set(given) <= offered:
                raise self._stuck(f"offers no “{given}” for {name}", sorted(offered))
            data[field] = list(given)
        for name in {"passphrase", "passphrase_again"} & data.keys():
            data[name] = [self._known.passphrase]
        if button.name:
            data[button.name] = [button.value]
        if not form.posts:
            self._get(f"{button.action}?{urlencode(data, doseq=True)}")
            return
        answer = self._client.post(button.action, data)
        if answer.status_code == 204:  # kept, and the page stays as it is
            return
        if answer.status_code not in (302, 303):
            self._keep(button.action, answer)
            raise self._stuck(f"answered {answer.status_code} to “{words}”", self.page.wrong)
        self._lead(answer["Location"])

    def _button(self, words: str, fill: Mapping[str, list[str]]) -> tuple[Form, Button]:
        forms = [form for form in self.page.forms if all(_field(form, name) for name in fill)]
        if not forms:
            fields = [", ".join(sorted(form.given)) for form in self.page.forms]
            raise self._stuck(f"has no form with {sorted(fill)}", fields)
        found = [(form, button) for form in forms for button in form.buttons if words in button.text]
        if not found:
            raise self._stuck(f"has no button “{words}”", [b.text for form in forms for b in form.buttons])
        return found[0]

    def _get(self, path: str) -> None:
        for _ in range(_MOST_HOPS):
            answer = self._client.get(path)
            if answer.status_code not in (302, 303):
                break
            path = answer["Location"]
        self._keep(path, answer)
        if answer.status_code != 200:
            raise self._stuck(f"answered {answer.status_code}", [])

    def _lead(self, path: str) -> None:
        self._ahead = path
        found = _BOND.search(path)
        if found:
            self._bond = found[1]

    def _keep(self, path: str, answer: Any) -> None:
        self._lead(path)
        self._page, self._ahead = Page(path.partition("#")[0], answer.content.decode()), ""

    def _stuck(self, why: str, offered: list[str]) -> Stuck:
        named = "; ".join(filter(None, offered))
        place = f"the page {self.page.path} “{self.page.heading}”"
        return Stuck(f"{self._known.sign_in_name}: {place} {why} ({named})")


def _field(form: Form, name: str) -> str:
    """The field of this name, or the first whose name ends with it after a dash or a dot, or nothing."""
    ends = (f"-{name}", f".{name}")
    return name if name in form.given else next((one for one in form.given if one.endswith(ends)), "")
