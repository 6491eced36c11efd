"""A page as somebody without a browser reads it: its heading, its links and its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_PICTURES = re.compile(r"<svg.*?</svg>", re.DOTALL)
_TYPED = ("text", "password", "date", "datetime-local", "time", "number", "range", "search", "hidden")


@dataclass
class Button:
    """What is pressed, and what pressing it adds or changes."""

    name: str
    value: str
    action: str
    text: str = ""


@dataclass
class Form:
    """One form: where it goes, what stands in it already, and which answers its choices offer. One that does
    not post only asks for another page."""

    action: str
    posts: bool = True
    given: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, set[str]] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)


class Page(HTMLParser):
    """The heading, links as (words, address), and the forms."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path, self.text = path, text
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.heading = ""
        self._form: Form | None = None
        self._heard: list[str] = []
        self._link = self._field = ""
        self.feed(_PICTURES.sub("", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value if value is not None else "" for name, value in attrs}
        if tag == "a":
            self._link, self._heard = known.get("href", ""), []
        elif tag == "form":
            self._form = Form(known.get("action") or self.path, known.get("method") == "post")
            self.forms.append(self._form)
        elif tag == "h1":
            self._heard = []
        elif self._form is not None:
            self._take(self._form, tag, known)

    def _take(self, form: Form, tag: str, known: dict[str, str]) -> None:
        name, kind, value = known.get("name", ""), known.get("type", "text"), known.get("value", "on")
        if tag == "button":
            form.buttons.append(Button(name, known.get("value", ""), known.get("formaction") or form.action))
            self._heard = []
        elif tag in ("textarea", "select") and name:
            self._field, self._heard = name, []
            form.given.setdefault(name, [])
            if tag == "select":
                form.choices[name] = set()
        elif tag == "option":
            form.choices[self._field].add(value)
            if "selected" in known:
                form.given[self._field] = [value]
        elif tag == "input" and name and kind in ("radio", "checkbox"):
            form.choices.setdefault(name, set()).add(value)
            form.given.setdefault(name, []).extend([value] if "checked" in known else [])
        elif tag == "input" and name and kind in _TYPED:
            form.given.setdefault(name, []).append(known.get("value", ""))

    @property
    def wrong(self) -> list[str]:
        """What the page asks to look at once more, a field and a sentence each."""
        return [words for words, place in self.links if place.startswith("#") and "·" in words]

    def handle_data(self, data: str) -> None:
        self._heard.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._heard).split())
        if tag == "h1":
            self.heading = words
        elif tag == "a" and self._link:
            self.links.append((words, self._link))
            self._link = ""
        elif tag == "button" and self._form is not None and self._form.buttons:
            self._form.buttons[-1].text = words
        elif tag == "textarea" and self._form is not None:
            self._form.given[self._field] = ["".join(self._heard).removeprefix("\n")]
        elif tag == "form":
            self._form = None
