"""A small stage: rendered pages and collected files over http, with the headers of the product."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from goldseam.web.headers import ALWAYS

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@dataclass
class Stage:
    """What is played: pages by path; what was posted; what a posted draft is answered with."""

    pages: dict[str, Callable[[], str]]
    posted: list[str] = field(default_factory=list)
    draft_status: int = 204
    address: str = ""

    def answer(self, path: str) -> tuple[bytes, str]:
        if path.startswith("/static/"):
            file = Path(settings.STATIC_ROOT) / path.removeprefix("/static/")
            return file.read_bytes(), KINDS[file.suffix]
        return self.pages[path]().encode(), "text/html; charset=utf-8"


@contextmanager
def playing(stage: Stage) -> Iterator[Stage]:
    """Serves the stage on a free port of this machine."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_parts: object) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            known = path in stage.pages or path.startswith("/static/")
            body, kind = stage.answer(path) if known else (b"", "text/plain")
            self._send(200 if known else 404, body, kind)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            stage.posted.append(self.path)
            self._send(stage.draft_status if self.path == "/draft/" else 200, b"", "text/html")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            for name, value in (ALWAYS | {"Content-Type": kind, "Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            if not self.path.startswith("/static/"):
                self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stage.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
