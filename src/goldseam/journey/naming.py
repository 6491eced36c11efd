"""The program's kinds of breach and causes, handed down to the bonds, which keep what people named."""

from __future__ import annotations

from collections.abc import Callable

from goldseam.bonds import breaches
from goldseam.bonds.asking import Here
from goldseam.bonds.models import Incident
from goldseam.journey.program.loaded import Unsound, program


def register() -> None:
    """Fills the list. A program that is not sound leaves it empty; whoever serves says what is wrong."""
    try:
        whole = program()
    except Unsound:
        return
    breaches.register(
        [
            breaches.Breach(one.slug, one.cause, one.private, _said("breach", one.slug))
            for one in whole.breaches
        ],
        [breaches.Cause(slug, _said("cause", slug)) for slug in whole.causes],
    )


def _said(section: str, slug: str) -> Callable[[str], str]:
    return lambda language: program().said(language).say(section, slug)


def anything(here: Here) -> bool:
    """Whether I have told of anything that happened."""
    return Incident.objects.of(here.side).exists()
