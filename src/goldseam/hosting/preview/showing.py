"""Serves the preview on this machine only, from a home that is thrown away: nobody's words are near it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.hosting import quiet, serving, start
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from goldseam.hosting.serving import Listening
from goldseam.hosting.terminal import say
from goldseam.hosting.way import HERE, Way

if TYPE_CHECKING:
    from goldseam.journey.program.shape import Program

PORT = 8060
URLS = "goldseam.hosting.preview.urls"

_shown: list[Path] = []


def run(home: Home, only: Path | None, port: int | None) -> None:
    """Shows the bundled program and the home's own, or one folder, until stopped. Writes in neither."""
    listening = _bound(port)
    with tempfile.TemporaryDirectory(prefix="goldseam-preview-") as folder:
        come = Way(HERE)
        start.settings_of(Home(Path(folder)), come)
        start.django_up()
        prepare(home, only)
        start.collect_static()
        quiet.configure()
        serving.run(listening, come, lambda: say(greeting(listening.port)))
    say("The preview has stopped.")


def prepare(home: Home, only: Path | None) -> None:
    """Tells which folders are shown, and that there is no other address. Django is loaded."""
    from django.conf import settings

    from goldseam.journey.program.loaded import BUNDLED, own

    settings.ROOT_URLCONF = URLS
    _shown[:] = [BUNDLED, *own(home.programs)] if only is None else [only]


def greeting(port: int) -> str:
    """Where it is to be seen."""
    return f"All texts on one page: http://localhost:{port}/\n\nTo stop it, press Ctrl+C."


def read_anew() -> list[tuple[Path, Program]]:
    """Every folder that is shown, as its files are now."""
    from goldseam.journey.program.reading import read

    return [(folder, read(folder, _beside(folder))[0]) for folder in _shown]


def faults() -> list[str]:
    """What stops in them, as the check says it."""
    from goldseam.journey.program.checking import check

    return [str(fault) for folder in _shown for fault in check(folder, _beside(folder)) if fault.stops]


def _beside(folder: Path) -> Program | None:
    from goldseam.journey.program.loaded import BUNDLED
    from goldseam.journey.program.reading import read

    return None if folder.resolve() == BUNDLED.resolve() else read(BUNDLED)[0]


def _bound(port: int | None) -> Listening:
    if port is not None:
        return serving.bind(HERE, port)
    try:
        return serving.bind(HERE, PORT)
    except Refused:
        return serving.bind(HERE, 0)
