"""The program's kinds of breach and causes, handed down to the bonds, which keep what people named."""

from __future__ import annotations

from collections.abc import Callable

from goldseam.bonds import breaches, dayone
from goldseam.journey.program.loaded import Unsound, program
from goldseam.journey.way import Way


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


def anything(way: Way) -> bool:
    """Whether I have told of anything that happened, or taken my part in what the other told."""
    return bool(way.own) or bool(way.tags & {"hurt", "responsible", "elsewhere"})


def ruled(way: Way) -> bool:
    """Whether I have chosen the rule of day one."""
    return dayone.chosen(way.here)
