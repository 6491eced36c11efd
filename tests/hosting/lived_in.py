"""A demo run as somebody runs it: a real process, and two people who only press what is there."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from goldseam.hosting.demo.pages import Page
from tests.hosting.own_copy import PATIENCE, surroundings
from tests.hosting.visitor import Answer, Visitor


class Demo:
    """A demo that serves. Its folder is made inside ``place``, which stands for the temporary folder."""

    def __init__(self, place: Path, *given: str) -> None:
        place.mkdir(exist_ok=True)
        self.place, self._heard = place, place.with_name(f"{place.name}.said")
        self.surroundings = surroundings(place / "unused", TMPDIR=str(place))
        with self._heard.open("wb") as heard:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "goldseam.hosting", "demo", *given],
                env=self.surroundings,
                stdin=subprocess.DEVNULL,
                stdout=heard,
                stderr=subprocess.STDOUT,
            )

    @property
    def out(self) -> str:
        return self._heard.read_text()

    @property
    def port(self) -> int:
        return int(re.findall(r"http://ines\.localhost:(\d+)/", self.out)[0])

    @property
    def home(self) -> Path:
        """The one folder it has made for itself."""
        (found,) = self.place.glob("goldseam-demo-*")
        return found

    def wait_until(self, said: str) -> None:
        began = time.monotonic()
        while said not in self.out:
            assert self.process.poll() is None, self.out
            assert time.monotonic() - began < PATIENCE, self.out
            time.sleep(0.02)

    def command(self, *given: str) -> subprocess.CompletedProcess[str]:
        """The demo command once more, as from another window."""
        return subprocess.run(
            [sys.executable, "-P", "-m", "goldseam.hosting", "demo", *given],
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def stop(self) -> int:
        """Ctrl-C, and the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def lived_in(place: Path, *given: str) -> Iterator[Demo]:
    """A demo that is filled and serves while the block runs."""
    demo = Demo(place, *given)
    try:
        demo.wait_until("The demo is ready")
        yield demo
    finally:
        demo.stop()


class Guest(Visitor):
    """Somebody who opens one of the two addresses, and sends forms as they stand on the page."""

    def __init__(self, demo: Demo, name: str) -> None:
        super().__init__(f"http://{name}.localhost:{demo.port}", name)

    def press(self, path: str, button: str) -> Answer:
        """Opens a page and presses a button; nothing is typed."""
        page = Page(path, self.get(path).text)
        found = [(f, b) for f in page.forms for b in f.buttons if b.text == button]
        assert found, [b.text for form in page.forms for b in form.buttons]
        form, pressed = found[0]
        data = form.given | ({pressed.name: [pressed.value]} if pressed.name else {})
        origin = {"Origin": f"{self._parts.scheme}://{self._parts.netloc}"}
        return self._ask("POST", pressed.action, urlencode(data, doseq=True), origin)

    def _connection(self) -> http.client.HTTPConnection:
        """To this machine, whatever its resolver knows of names under ``localhost``."""
        connection = super()._connection()
        connection.sock = socket.create_connection(("127.0.0.1", self._parts.port), timeout=30)
        return connection


def folders(place: Path) -> list[str]:
    """What a demo left in its temporary folder."""
    return sorted(path.name for path in place.iterdir())
