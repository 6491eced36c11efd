"""The program as a web server sees it: Django's pages in a few threads behind one patient door, and beside
them streams, which take no thread while nothing is new."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host
from django.utils import translation

from goldseam.lib.event_stream import Streams
from goldseam.lib.stream import hub
from goldseam.web import errors, headers

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

THREADS = 10
PAGES_AT_ONCE = 64
ANYTHING_AT_ONCE = 512
PATIENCE_SECONDS = 60.0

log = logging.getLogger("goldseam.hosting.server")
wsgi = get_wsgi_application()


class Gone(ConnectionError):
    """The other side went away, or was silent for too long, before everything had been said."""


class Door:
    """Lets in as many requests as can be answered soon, and waits for slow ones only so long.

    Pages above ``pages`` at once get a friendly 503. What somebody sends in (any other method) waits for its
    turn instead, so that no words are lost, up to ``anything``. A request that breaks off is never taken for
    a whole one: half a text must not be kept as the text. A request for another host is not let in.
    """

    def __init__(
        self,
        app: App,
        pages: int = PAGES_AT_ONCE,
        anything: int = ANYTHING_AT_ONCE,
        patience: float = PATIENCE_SECONDS,
        streams: Streams | None = None,
    ) -> None:
        self._streams = streams
        self._app, self._pages, self._anything, self._patience = app, pages, anything, patience
        self._inside = 0

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if not _is_ours(scope):
            await answered(400, scope, send)
            return
        topic = self._streams.topic(scope) if self._streams is not None else None
        if self._streams is not None and topic is not None:
            await self._streams(topic, scope, receive, send)
            return
        limit = self._pages if scope["method"] in ("GET", "HEAD") else self._anything
        if self._inside >= limit:
            await answered(503, scope, send)
            return
        self._inside += 1
        answer = _Answer(send, self._patience)
        try:
            await self._app(scope, self._whole(receive), answer)
        except Gone:
            return
        except Exception as error:
            log.error("a request failed outside the pages (%s)", type(error).__name__)
            if not answer.begun:
                await answered(500, scope, send)
        finally:
            self._inside -= 1

    def _whole(self, receive: Receive) -> Receive:
        async def received() -> Message:
            try:
                message = await asyncio.wait_for(receive(), self._patience)
            except TimeoutError:
                raise Gone from None
            if message["type"] == "http.disconnect":
                raise Gone
            return message

        return received


def _is_ours(scope: MutableMapping[str, Any]) -> bool:
    """Whether the request names this copy: no other site may pass itself off as it (DNS rebinding)."""
    named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    return len(named) == 1 and validate_host(split_domain_port(named[0])[0], settings.ALLOWED_HOSTS)


class _Answer:
    """Passes an answer on, and gives up quietly on somebody who does not take it."""

    def __init__(self, send: Send, patience: float) -> None:
        self._send, self._patience = send, patience
        self.begun = self._gone = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        if self._gone:
            return
        try:
            await asyncio.wait_for(self._send(message), self._patience)
        except TimeoutError:
            self._gone = True


def _language(scope: MutableMapping[str, Any]) -> str:
    """The language this browser was told to ask for, or asks for by itself."""
    told = {name: value.decode("latin-1") for name, value in scope["headers"]}
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = told.get(b"accept-language", "")
    request.COOKIES = parse_cookie(told.get(b"cookie", ""))
    return translation.get_language_from_request(request)


async def answered(status: int, scope: MutableMapping[str, Any], send: Send) -> None:
    """Answers with the page for this status, with the headers that every page has."""
    with translation.override(_language(scope)):
        response = headers.Headers(lambda _: errors.page(status))(HttpRequest())
    response["Content-Length"] = str(len(response.content))
    if status == 503:
        response["Retry-After"] = "5"
    listed = [(name.lower().encode(), value.encode()) for name, value in response.items()]
    await send({"type": "http.response.start", "status": status, "headers": listed})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else response.content})


def _streams() -> Streams:
    from goldseam.bonds.listening import admitted  # its models are there once Django is set up

    def asked(bond: UUID, cookies: str) -> UUID | None:
        close_old_connections()  # as Django does around a request
        return admitted(bond, cookies)

    return Streams(hub, asked, headers.ALWAYS)


asgi = Door(cast(App, WSGIMiddleware(cast(WSGIApp, wsgi), workers=THREADS)), streams=_streams())
