"""A host's own program beside the bundled one, for as long as something lasts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings

from goldseam.journey.program.loaded import program


@contextmanager
def standing(name: str, furnish: Callable[[Path], object]) -> Iterator[None]:
    """What ``furnish`` makes of a folder stands under this name in the home of the tests, and goes again."""
    folder = settings.HOME.programs / name
    furnish(folder)
    program.cache_clear()
    try:
        yield
    finally:
        shutil.rmtree(folder)
        program.cache_clear()


def copied(name: str, source: Path) -> AbstractContextManager[None]:
    """A copy of a program's folder stands there."""
    return standing(name, partial(shutil.copytree, source))
