"""The door in front of the pages: how many come in, how long it waits, and when a request breaks off."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest


def whole(story: Coroutine[object, object, None]) -> None:
    """Runs a story in a thread of its own: beside a browser test this one may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, story).result()


if TYPE_CHECKING:
    from goldseam.server import Door

Message = MutableMapping[str, Any]
BODY = {"type": "http.request", "body": b"half a", "more_body": True}
REST = {"type": "http.request", "body": b" text", "more_body": False}
LEFT = {"type": "http.disconnect"}


@pytest.fixture(scope="module")
def door(assets: None) -> type[Door]:
    """The door; the pages behind it want their static files to be there."""
    from goldseam.server import Door

    return Door


class Caller:
    """Somebody at the door: says what was given, one message at a time, then nothing more."""

    def __init__(self, *says: Message) -> None:
        self._says, self.heard = list(says), list[Message]()

    async def receive(self) -> Message:
        if not self._says:
            await asyncio.Event().wait()
        return self._says.pop(0)

    async def send(self, message: Message) -> None:
        self.heard.append(message)

    @property
    def status(self) -> int | None:
        return self.heard[0]["status"] if self.heard else None


def scope(method: str = "POST", host: bytes = b"localhost:8040") -> dict[str, Any]:
    return {"type": "http", "method": method, "path": "/", "headers": [(b"host", host)]}


class Page:
    """An application that reads everything and answers when it may."""

    def __init__(self) -> None:
        self.read: list[bytes] = []
        self.may_answer = asyncio.Event()
        self.broke_off = 0

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        body, more = b"", True
        try:
            while more:
                message = await receive()
                body, more = body + message["body"], message["more_body"]
        except ConnectionError:
            self.broke_off += 1
            raise
        self.read.append(body)
        await self.may_answer.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"kept"})


def test_a_whole_request_is_answered(door: type[Door]) -> None:
    async def go() -> None:
        page, caller = Page(), Caller(BODY, REST)
        page.may_answer.set()
        await door(page)(scope(), caller.receive, caller.send)
        assert page.read == [b"half a text"] and caller.status == 200

    whole(go())


def test_half_a_text_is_never_taken_for_the_whole(door: type[Door]) -> None:
    async def go() -> None:
        page, caller = Page(), Caller(BODY, LEFT)
        await door(page)(scope(), caller.receive, caller.send)
        assert page.read == [] and page.broke_off == 1 and caller.heard == []

    whole(go())


def test_somebody_who_falls_silent_is_not_waited_for_for_ever(door: type[Door]) -> None:
    async def go() -> None:
        page, caller = Page(), Caller(BODY)
        await door(page, patience=0.05)(scope(), caller.receive, caller.send)
        assert page.read == [] and page.broke_off == 1

    whole(go())


def test_somebody_who_does_not_take_the_answer_holds_nobody_up(door: type[Door]) -> None:
    async def go() -> None:
        async def never(message: Message) -> None:
            await asyncio.Event().wait()

        page, caller = Page(), Caller(REST)
        page.may_answer.set()
        await asyncio.wait_for(door(page, patience=0.05)(scope(), caller.receive, never), 5)
        assert page.read == [b" text"]

    whole(go())


def test_too_many_pages_get_a_kind_answer_and_what_is_sent_in_waits(door: type[Door]) -> None:
    async def go() -> None:
        page = Page()
        narrow = door(page, pages=2, anything=4)
        inside = [Caller(REST) for _ in range(2)]
        running = [asyncio.create_task(narrow(scope("GET"), one.receive, one.send)) for one in inside]
        await asyncio.sleep(0)
        reader, writer = Caller(REST), Caller(BODY, REST)
        await narrow(scope("GET"), reader.receive, reader.send)
        running.append(asyncio.create_task(narrow(scope("POST"), writer.receive, writer.send)))
        await asyncio.sleep(0.01)
        assert reader.status == 503
        page.may_answer.set()
        await asyncio.gather(*running)
        assert [one.status for one in (*inside, writer)] == [200, 200, 200]
        assert b"half a text" in page.read
        again = Caller(REST)
        await narrow(scope("GET"), again.receive, again.send)
        assert again.status == 200

    whole(go())


def test_the_kind_answer_has_the_headers_of_every_page(door: type[Door]) -> None:
    async def go() -> None:
        caller = Caller()
        await door(Page(), pages=0)(scope("GET"), caller.receive, caller.send)
        headers = dict(caller.heard[0]["headers"])
        assert headers[b"retry-after"] == b"5" and headers[b"cache-control"] == b"no-store"
        assert b"default-src 'none'" in headers[b"content-security-policy"]
        assert int(headers[b"content-length"]) == len(caller.heard[1]["body"]) > 500
        short = Caller()
        await door(Page(), pages=0)(scope("HEAD"), short.receive, short.send)
        assert short.status == 503 and short.heard[1]["body"] == b""

    whole(go())


@pytest.mark.parametrize(
    ("header", "value", "language"),
    [
        (b"accept-language", b"es-AR,es;q=0.8", b"es"),
        (b"cookie", b"s=x; l=es", b"es"),
        (b"accept-language", b"\xff\xfe,,;;q=", b"en"),
        (b"cookie", b"l=../../x; l", b"en"),
        (b"x-nothing", b"es", b"en"),
    ],
)
def test_the_kind_answer_is_in_the_language_of_whoever_asks(
    door: type[Door], header: bytes, value: bytes, language: bytes
) -> None:
    async def go() -> None:
        caller, asked = Caller(), scope("GET")
        asked["headers"].append((header, value))
        await door(Page(), pages=0)(asked, caller.receive, caller.send)
        assert caller.status == 503
        assert b'<html lang="%s"' % language in caller.heard[1]["body"]

    whole(go())


def test_a_failure_outside_the_pages_still_gets_a_page(door: type[Door]) -> None:
    async def go() -> None:
        async def fails(*given: Any) -> None:
            raise ValueError("a word somebody wrote")

        caller = Caller(REST)
        await door(fails)(scope(), caller.receive, caller.send)
        assert caller.status == 500
        assert b"a word somebody wrote" not in caller.heard[1]["body"]

    whole(go())


@pytest.mark.parametrize(
    "host", [b"elsewhere.example.org", b"localhost.example.org", b"", b"127.0.0.1, localhost"]
)
def test_another_host_is_not_let_in(door: type[Door], host: bytes) -> None:
    async def go() -> None:
        page, caller = Page(), Caller(REST)
        await door(page)(scope("GET", host), caller.receive, caller.send)
        assert caller.status == 400 and page.read == []

    whole(go())


def test_a_stream_takes_no_place_of_a_page_and_only_this_copys_hosts_get_one(door: type[Door]) -> None:
    """Somebody who listens for hours keeps nobody else out."""
    from goldseam.lib.event_stream import Streams
    from goldseam.lib.stream import Hub

    async def go() -> None:
        hub, me = Hub(), uuid.uuid4()
        guarded = door(Page(), pages=0, streams=Streams(hub, lambda topic, cookies: me, {}))
        asked = scope("GET") | {"path": f"/b/{uuid.uuid4()}/live/"}
        asked["headers"] = [*asked["headers"], (b"accept", b"text/event-stream")]
        listening, elsewhere = Caller(), Caller()
        task = asyncio.create_task(guarded(asked, listening.receive, listening.send))
        while len(hub) == 0 or not listening.heard:
            await asyncio.sleep(0.01)
        assert listening.status == 200
        hub.close()
        await asyncio.wait_for(task, 2)
        other = asked | {"headers": [(b"host", b"elsewhere.example.org"), *asked["headers"][1:]]}
        await guarded(other, elsewhere.receive, elsewhere.send)
        assert elsewhere.status == 400 and len(hub) == 0

    whole(go())
