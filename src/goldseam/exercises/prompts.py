"""The two private writings of the first step, and the feelings a person may name beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Prompt:
    """One thing to write about. ``slug`` never leaves the envelope; pages and rows carry its private tag."""

    slug: str
    title: Text
    ask: Text
    help: Text
    before: Text
    minutes: int


PROMPTS = (
    Prompt(
        slug="what-happened",
        title=_("What happened, in my words"),
        ask=_("What happened, as you saw it and lived it?"),
        help=_(
            "Say what was done, when and where, as far as you know it. "
            "Leave out why the other person did it: "
            "nobody can see that from outside."
        ),
        before=_(
            "Write for yourself. It need not be fair, complete or in order. "
            "You may stop at any line, and what "
            "you have is kept."
        ),
        minutes=15,
    ),
    Prompt(
        slug="what-it-did",
        title=_("What it did to me, or what I see I did"),
        ask=_("What did it do to you? Or, if you did it: what do you see that you did?"),
        help=_(
            "If you were hurt: what changed in your days, your sleep, your trust, in how you see yourself? "
            "If you did it: what did you do, and what do you see that it cost the other person? "
            "If both are true, begin with the one that is nearer tonight."
        ),
        before=_("There is no right length. One honest line is enough to begin."),
        minutes=15,
    ),
)

FEELINGS: tuple[tuple[Text, tuple[tuple[str, Text], ...]], ...] = (
    (
        _("Heavy"),
        (
            ("hurt", _("hurt")),
            ("angry", _("angry")),
            ("ashamed", _("ashamed")),
            ("afraid", _("afraid")),
            ("lonely", _("lonely")),
            ("numb", _("numb")),
        ),
    ),
    (
        _("Mixed"),
        (
            ("tired", _("tired")),
            ("wary", _("wary")),
            ("confused", _("confused")),
            ("torn", _("torn")),
            ("guilty", _("guilty")),
        ),
    ),
    (
        _("Lighter"),
        (
            ("relieved", _("relieved")),
            ("hopeful", _("hopeful")),
            ("calm", _("calm")),
            ("tender", _("tender")),
            ("curious", _("curious")),
        ),
    ),
)


def named(slug: str) -> Prompt | None:
    """The prompt with this slug, if it is still asked."""
    return next((prompt for prompt in PROMPTS if prompt.slug == slug), None)
