"""A host's own program beside the bundled one, for as long as something lasts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from goldseam.journey.program.loaded import program


@contextmanager
def standing(name: str, source: Path) -> Iterator[None]:
    """A copy of ``source`` stands under this name in the home of the tests, and goes again."""
    folder = settings.HOME.programs / name
    shutil.copytree(source, folder)
    program.cache_clear()
    try:
        yield
    finally:
        shutil.rmtree(folder)
        program.cache_clear()
