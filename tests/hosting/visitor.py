"""Somebody with a browser that knows only links, forms and cookies, for servers that are real processes."""

from __future__ import annotations

import http.client
import re
import ssl
import uuid
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit

PASSPHRASE = "seven quiet lanterns drift over the mill"
_HIDDEN = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken" value="([^"]+)"')


class Lost(Exception):
    """No answer came: whether the words were kept is not known."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def leads_to(self) -> str:
        return self.headers["Location"] or ""


class Visitor:
    """One person at one browser."""

    def __init__(self, url: str, name: str = "ines", trusting: str | None = None) -> None:
        self.name, self.cookies = name, dict[str, str]()
        self.trusting = ssl.create_default_context(cafile=trusting) if trusting else None
        self.at(url)

    def at(self, url: str) -> None:
        """Goes on with the same cookies at a copy that has another port now."""
        self._parts = urlsplit(url)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, form: dict[str, str], page: str | None = None) -> Answer:
        """Sends a form as the page at ``page`` (by default the same path) would send it."""
        token = _HIDDEN.search(self.get(page or path).text)
        hidden = {"form_id": str(uuid.uuid4()), "csrfmiddlewaretoken": unescape(token[1]) if token else ""}
        origin = {"Origin": f"{self._parts.scheme}://{self._parts.netloc}"}
        return self._ask("POST", path, urlencode({**hidden, **form}), origin)

    def begin(self) -> str:
        """Makes an account; the path of the space it leads to."""
        account = {
            "name": self.name.title(),
            "sign_in_name": self.name,
            "timezone": "Europe/Berlin",
            "theme": "",
        }
        secret = {"passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE, "device": "own", "adult": "on"}
        answer = self.post("/begin/", account | secret)
        assert answer.status == 302, answer.text
        return self.space()

    def sign_in(self) -> Answer:
        return self.post("/sign-in/", {"sign_in_name": self.name, "passphrase": PASSPHRASE, "device": "own"})

    def space(self) -> str:
        """The path of one's own space, ``/b/<id>/``."""
        path = "/home/"
        for _ in range(4):
            answer = self.get(path)
            if found := re.search(r"/b/[0-9a-f-]{36}/", answer.leads_to + answer.text):
                return found[0]
            path = answer.leads_to
        raise AssertionError("no space found")

    def place_to_write(self) -> str:
        """The path of the page for the first private writing, opened for this sitting."""
        space = self.space()
        found = re.search(rf"{space}do/[^/\"]+/", self.get(f"{space}journey/1/").text)
        assert found is not None, "no place to write found"
        assert self.post(f"{found[0]}begin/", {}, found[0]).status == 302
        return found[0]

    def write(self, place: str, text: str) -> str:
        """Keeps a private writing; its path. Raises ``Lost`` when no answer came."""
        answer = self.post(place, {"p-story": text})
        assert answer.status == 302, answer.text
        return answer.leads_to.partition("?")[0]

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = self._connection()
        try:
            connection.request(method, path, body, {"Cookie": cookies, **kind, **headers})
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise Lost from error
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, text)

    def _connection(self) -> http.client.HTTPConnection:
        host, port = str(self._parts.hostname), self._parts.port
        if self.trusting:
            return http.client.HTTPSConnection(host, port, timeout=30, context=self.trusting)
        return http.client.HTTPConnection(host, port, timeout=30)
