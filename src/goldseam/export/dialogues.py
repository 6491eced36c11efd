"""Of my own copy: dialogues, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.dialogue import talks
from goldseam.dialogue.talks import Said, Talk


def pieces(here: Here) -> Iterator[str]:
    """One piece for each dialogue, the newest first."""
    for talk in talks.talks(here):
        yield "\n\n".join([_head(talk), *(_turn(one) for one in talk.said), *_lost(talk)])


def _head(talk: Talk) -> str:
    if talk.began_on is None:
        return _("A dialogue")
    return _("A dialogue, %(on)s") % {"on": date_format(talk.began_on)}


def _turn(one: Said) -> str:
    who = _("Me") if one.mine else _("The other person")
    words = _("The words of this turn were taken back.") if one.done.removed else ""
    lines = [f"{who}, {date_format(one.day)}: {what(one)}", words, one.done.text, one.done.thanks]
    return "\n".join(line for line in lines if line)


def what(one: Said) -> str:
    """What was done in a turn, in a word."""
    if one.done.aloud and one.kind in ("say", "back"):
        said = one.kind == "say"
        return _("said aloud, and kept of it") if said else _("said back aloud, and kept of it")
    named = {
        "topic": _("proposed"),
        "agree": _("agreed"),
        "say": _("said this"),
        "back": _("heard"),
        "yes": _("“Yes, that is it.”"),
        "not-quite": _("“Not quite.”"),
        "add": _("added"),
        "swap": _("The roles changed here."),
        "close": _("takes along"),
        "stop": _("“Enough for now.”"),
        "pause": _("took a time-out."),
        "resume": _("came back from the time-out."),
        "together": _("chose to start together."),
        "apart": _("chose to go on slowly."),
    }
    return named[one.kind]


def _lost(talk: Talk) -> list[str]:
    return [_("Some turns can not be opened.")] if talk.lost else []
