"""Nudges: handed on at once, never piled up, never to anybody else; and the stream that carries them."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from goldseam.lib import stream
from goldseam.lib.event_stream import Streams
from goldseam.lib.stream import Hub, Nudge

ROOM, OTHER, INES, JONAS = (uuid.uuid4() for _ in range(4))
ABOUT = Nudge("turn", uuid.uuid4())
SOON = 0.05


def whole(story: Coroutine[object, object, None]) -> None:
    """Runs a story in a thread of its own: beside a browser test this one may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, story).result()


class Browser:
    """Somebody who asked for a stream."""

    def __init__(self, room: UUID = ROOM, **more: str) -> None:
        named = {"accept": "text/event-stream", "cookie": "s=ines"} | more
        headers = [(name.encode(), value.encode()) for name, value in named.items()]
        self.scope: dict[str, Any] = {
            "type": "http",
            "method": "GET",
            "path": f"/b/{room}/live/",
            "headers": headers,
        }
        self.heard: list[dict[str, Any]] = []
        self._leaves = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self._leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.heard.append(message)

    def leave(self) -> None:
        self._leaves.set()

    @property
    def status(self) -> int:
        return int(self.heard[0]["status"])

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.heard).decode()


def served(
    hub: Hub, admits: Callable[[UUID, str], UUID | None] = lambda topic, cookies: INES, beat: float = 30
) -> Streams:
    return Streams(hub, admits, {"X-Frame-Options": "DENY"}, beat)


async def until(wanted: Callable[[], bool]) -> None:
    for _ in range(200):
        if wanted():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")


def test_who_listens_hears_it_from_any_thread_and_others_do_not() -> None:
    async def story() -> None:
        hub = Hub()
        mine, theirs = hub.listen(ROOM, INES), hub.listen(OTHER, JONAS)
        assert mine and theirs
        await asyncio.get_running_loop().run_in_executor(None, hub.publish, ROOM, ABOUT)
        assert await mine.heard(1) == [ABOUT]
        assert await theirs.heard(SOON) == []

    whole(story())


def test_the_same_nudge_twice_is_one_and_nothing_grows() -> None:
    async def story() -> None:
        hub = Hub()
        ear = hub.listen(ROOM, INES)
        assert ear
        for _ in range(1_000):
            hub.publish(ROOM, ABOUT)
        await asyncio.sleep(SOON)
        assert await ear.heard(1) == [ABOUT] and await ear.heard(SOON) == []

    whole(story())


def test_so_many_listen_and_no_more() -> None:
    async def story() -> None:
        hub = Hub(most=3, most_each=2)
        ears = [hub.listen(ROOM, INES) for _ in range(3)]
        assert ears[1] and ears[2] is None
        assert hub.listen(ROOM, JONAS) and hub.listen(ROOM, OTHER) is None
        hub.leave(ears[1])
        hub.leave(ears[1])
        assert len(hub) == 2 and hub.listen(ROOM, INES)

    whole(story())


def test_where_nobody_listens_nothing_happens() -> None:
    Hub().publish(ROOM, ABOUT)


def test_after_the_loop_has_ended_nothing_happens() -> None:
    hub = Hub()

    async def story() -> None:
        hub.listen(ROOM, INES)

    whole(story())
    hub.publish(ROOM, ABOUT)


def test_another_feed_takes_the_place_of_this_process() -> None:
    went: list[tuple[UUID, Nudge]] = []
    before = list(stream._feeds)
    try:
        stream.feed_by(lambda topic, nudge: went.append((topic, nudge)))
        stream.publish(ROOM, ABOUT)
    finally:
        stream._feeds[:] = before
    assert went == [(ROOM, ABOUT)]


def test_a_stream_says_ids_and_kinds_and_nothing_else() -> None:
    async def story() -> None:
        hub, ines = Hub(), Browser()
        app = served(hub)
        room = app.topic(ines.scope)
        assert room == ROOM
        task = asyncio.create_task(app(room, ines.scope, ines.receive, ines.send))
        await until(lambda: len(hub) == 1 and bool(ines.text))
        hub.publish(ROOM, ABOUT)
        await until(lambda: "event" in ines.text)
        assert re.fullmatch(rf"retry: \d+\n\nevent: turn\ndata: {ABOUT.about}\n\n", ines.text)
        headers = dict(ines.heard[0]["headers"])
        assert headers[b"content-type"] == b"text/event-stream" and headers[b"cache-control"] == b"no-store"
        assert headers[b"x-frame-options"] == b"DENY"
        ines.leave()
        await asyncio.wait_for(task, 2)
        assert len(hub) == 0

    whole(story())


def test_who_may_not_is_told_nothing_and_not_to_ask_again() -> None:
    async def story() -> None:
        hub, stranger = Hub(), Browser()
        await served(hub, lambda topic, cookies: None)(ROOM, stranger.scope, stranger.receive, stranger.send)
        assert stranger.status == 204 and not stranger.text and len(hub) == 0

    whole(story())


def test_before_each_nudge_it_is_asked_anew_who_may_hear_it() -> None:
    async def story() -> None:
        hub, ines, may = Hub(), Browser(), [INES]
        app = served(hub, lambda topic, cookies: may[0] if may else None)
        task = asyncio.create_task(app(ROOM, ines.scope, ines.receive, ines.send))
        await until(lambda: len(hub) == 1)
        may.clear()
        hub.publish(ROOM, ABOUT)
        await asyncio.wait_for(task, 2)
        assert "event" not in ines.text and len(hub) == 0

    whole(story())


def test_also_a_silent_stream_asks_again_who_listens() -> None:
    async def story() -> None:
        hub, ines, may = Hub(), Browser(), [INES]
        app = served(hub, lambda topic, cookies: may[0] if may else None, beat=0.02)
        task = asyncio.create_task(app(ROOM, ines.scope, ines.receive, ines.send))
        await until(lambda: ":\n\n" in ines.text)
        may.clear()
        await asyncio.wait_for(task, 2)

    whole(story())


def test_when_the_server_goes_every_stream_ends() -> None:
    async def story() -> None:
        hub, ines = Hub(), Browser()
        task = asyncio.create_task(served(hub)(ROOM, ines.scope, ines.receive, ines.send))
        await until(lambda: len(hub) == 1)
        hub.close()
        await asyncio.wait_for(task, 2)
        assert ines.heard[-1]["more_body"] is False

    whole(story())


def test_only_a_browser_that_wants_a_stream_of_a_bond_gets_one() -> None:
    async def story() -> None:
        app = served(Hub())
        plain, posted, elsewhere = Browser(accept="text/html"), Browser(), Browser()
        posted.scope["method"], elsewhere.scope["path"] = "POST", "/b/1/live/"
        assert [app.topic(one.scope) for one in (plain, posted, elsewhere)] == [None, None, None]

    whole(story())
