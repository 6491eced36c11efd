"""Somebody who fills in every form of a page with the same words, on a server that is a real process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from tests.hosting.visitor import Answer, Visitor

WORDLESS = {"csrfmiddlewaretoken", "form_id", "revision", "place", "shown", "number"}


@dataclass
class Form:
    """One form: where it is sent, what it holds already, and what somebody types into."""

    action: str
    given: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    """The forms of a page that post something."""

    def __init__(self, page: str, path: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._path = path
        self._form: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form" and known.get("method") == "post":
            self._form = Form(known.get("action") or self._path)
            self.found.append(self._form)
        elif self._form is not None and known.get("name"):
            self._take(tag, known)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _take(self, tag: str, known: dict[str, str]) -> None:
        assert self._form is not None
        name, kind = known["name"], known.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind in ("text", "password", "date", "search")):
            self._form.typed.append(name)
        elif tag == "select":
            self._form.given.setdefault(name, "Europe/Berlin")
        elif kind == "hidden" or "checked" in known or name not in self._form.given:
            self._form.given[name] = known.get("value", "on")


class Typist(Visitor):
    """A visitor who types the same words into whatever can be typed into."""

    def fill(self, path: str, words: str) -> list[str]:
        """Sends every form of a page with the words in every field; where they were sent."""
        sent = []
        for form in Forms(self.get(path).text, path).found:
            if not (form.typed or "carried" in form.given):
                continue
            typed = dict.fromkeys([*form.typed, *(n for n in form.given if n not in WORDLESS)], words)
            for chosen in ({**form.given, **dict.fromkeys(form.typed, words)}, {**form.given, **typed}):
                answer = self.post(form.action, chosen, page=path)
                assert answer.status < 500, (form.action, answer.status)
            self.bare(form.action, typed)
            sent.append(form.action)
        return sent

    def bare(self, path: str, form: dict[str, str]) -> Answer:
        """Sends a form without its token."""
        origin = {"Origin": f"{self._parts.scheme}://{self._parts.netloc}"}
        return self._ask("POST", path, urlencode(form), origin)

    def walk(self, start: str, most: int = 400) -> list[str]:
        """Every page that links lead to from here, on this server."""
        waiting, seen = [start], []
        while waiting and len(seen) < most:
            path = waiting.pop(0)
            answer = self.get(path)
            if answer.leads_to:
                waiting += [answer.leads_to] if answer.leads_to not in [*seen, *waiting] else []
                continue
            seen.append(path)
            for link in re.findall(r'href="(/[^"#?]*)', answer.text):
                if link not in [*seen, *waiting] and not link.startswith("/static/"):
                    waiting.append(urlsplit(link).path)
        return seen
