"""What each heard in the other's answer, and what was said to that, as one side sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.bonds.asking import Here
from goldseam.exercises.models import Exchange, Heard, HeardReply
from goldseam.exercises.models.heard import Replied
from goldseam.vault.sodium import Unopened

MOST_A_DAY = 20
LONGEST = 20_000
FEELINGS = (
    ("seen", _("seen")),
    ("sad", _("sad")),
    ("angry", _("angry")),
    ("surprised", _("surprised")),
    ("relieved", _("relieved")),
    ("unsure", _("unsure")),
    ("nothing-yet", _("nothing yet")),
)


class Hearing(forms.Form):
    """What I heard, to send; and what it did in me, which is not sent."""

    heard = forms.CharField(
        label=_("What you heard"),
        max_length=LONGEST,
        widget=forms.Textarea(
            attrs={"rows": 5, "autocomplete": "off", "placeholder": _("You are saying that")}
        ),
        error_messages={
            "required": _("There is nothing here yet. One line is enough, or leave it for another day."),
            "max_length": _("This is longer than one page can hold. Your text is still below."),
        },
    )
    feelings = forms.MultipleChoiceField(
        label=_("And in you, while reading?"),
        help_text=_("Only you see these."),
        required=False,
        choices=FEELINGS,
        widget=forms.CheckboxSelectMultiple,
    )


class Replying(forms.Form):
    """Whether that is it. The line is not needed."""

    is_it = forms.ChoiceField(choices=(("yes", _("Yes, that is it")), ("not-quite", _("Not quite"))))
    line = forms.CharField(
        label=_("A line with it, if you like"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


@dataclass(frozen=True)
class Said:
    """One time somebody said back what they heard. ``text`` is empty when it does not open; so is ``reply``
    when nothing that counts was answered. ``asks``: it is the other's newest, and mine to answer."""

    row: Heard
    mine: bool
    text: str | None
    reply: Replied | None
    replied_on: date | None
    asks: bool


def said(exchange: Exchange, here: Here) -> list[Said]:
    """Everything both said back, each person's in its order."""
    replies = {
        row.heard_id: row for row in HeardReply.objects.filter(bond=here.bond.id, heard__exchange=exchange)
    }
    rows = list(exchange.heard.filter(author__in=here.members()))
    newest = {row.author: row.id for row in rows}
    here.keys.ledger.load([row.id for row in (*rows, *replies.values())])
    return [_said(row, replies.get(row.id), newest[row.author] == row.id, here) for row in rows]


def _said(row: Heard, reply: HeardReply | None, newest: bool, here: Here) -> Said:
    mine = row.author == here.keys.person
    try:
        text: str | None = row.read(here.keys).text
    except Unopened:
        text = None
    answered = None
    if reply is not None and text is not None:
        reply.heard = row
        try:
            answered = reply.read(here.keys)
        except Unopened:
            answered = None
    asks = newest and not mine and reply is None and text is not None
    return Said(row, mine, text, answered, reply.day if answered and reply else None, asks)
