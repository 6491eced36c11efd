"""Server-sent events over ASGI: one long answer that carries nudges and nothing else."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final
from uuid import UUID

from goldseam.lib.stream import Ear, Hub

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Scope = MutableMapping[str, Any]
Admits = Callable[[UUID, str], UUID | None]
"""Who asks, when they may listen to this: a topic and the cookies of the request. Called in a thread."""

ADDRESS: Final = re.compile(r"/b/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/live/")
BEAT_SECONDS: Final = 25.0
"""As often it says that it is still there, and asks again whether who listens may."""
PATIENCE_SECONDS: Final = 20.0
RETRY_MS: Final = (1_000, 3_000)
"""After so long a browser comes back; not all in the same moment."""


class Streams:
    """Answers whoever may listen with a stream, and everybody else with nothing at all (204), which also
    tells a browser not to ask again. Before each thing it tells it asks anew whether it may be told."""

    def __init__(
        self, hub: Hub, admits: Admits, headers: Mapping[str, str], beat: float = BEAT_SECONDS
    ) -> None:
        self._hub, self._admits, self._beat = hub, admits, beat
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self._headers.append((b"cache-control", b"no-store"))
        self._asking = ThreadPoolExecutor(2, "stream")

    def topic(self, scope: Scope) -> UUID | None:
        """What is asked for, where a browser asks for a stream."""
        found = ADDRESS.fullmatch(scope["path"]) if scope["method"] == "GET" else None
        wanted = _header(scope, b"accept").startswith("text/event-stream")
        return UUID(found[1]) if found and wanted else None

    async def __call__(self, topic: UUID, scope: Scope, receive: Receive, send: Send) -> None:
        cookies = _header(scope, b"cookie")
        who = await self._who(topic, cookies)
        ear = self._hub.listen(topic, who) if who is not None else None
        if ear is None:
            await send({"type": "http.response.start", "status": 204, "headers": self._headers})
            await send({"type": "http.response.body", "body": b""})
            return
        gone = asyncio.create_task(_until_gone(receive, ear))
        try:
            await self._tell(ear, cookies, send)
        finally:
            self._hub.leave(ear)
            gone.cancel()

    async def _who(self, topic: UUID, cookies: str) -> UUID | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._asking, self._admits, topic, cookies)

    async def _tell(self, ear: Ear, cookies: str, send: Send) -> None:
        kind = [(b"content-type", b"text/event-stream"), (b"x-accel-buffering", b"no")]
        await send({"type": "http.response.start", "status": 200, "headers": [*self._headers, *kind]})
        said = f"retry: {random.randint(*RETRY_MS)}\n\n".encode()  # noqa: S311  # spreads load, guards nothing
        while True:
            try:
                await asyncio.wait_for(_body(send, said), PATIENCE_SECONDS)
            except TimeoutError:
                return
            nudges = await ear.heard(self._beat)
            if ear.closed or await self._who(ear.topic, cookies) != ear.who:
                await _body(send, b"", more=False)
                return
            said = b"".join(nudge.line for nudge in nudges) or b":\n\n"


async def _body(send: Send, said: bytes, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": said, "more_body": more})


async def _until_gone(receive: Receive, ear: Ear) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    ear.close()


def _header(scope: Scope, name: bytes) -> str:
    return "; ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)
