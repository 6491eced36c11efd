from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from goldseam.dialogue.floor import Kind
from goldseam.dialogue.occasions import Occasion
from goldseam.vault import sodium

LONGEST: Final = 3_000
LONGEST_TOPIC: Final = 200
OWN: Final = "own"


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


NOTHING = _("There is nothing here yet. One line is enough, or leave it for another day.")
TOO_LONG = _("This is longer than one turn can be. Your text is still below.")


class Proposing(forms.Form):
    """What to speak about, one of the room's starters or my own words, and who speaks first."""

    starter = forms.ChoiceField(
        label=_("What could it be about?"), required=False, widget=forms.RadioSelect, choices=[]
    )
    mine = forms.ChoiceField(
        label=_("From what I wrote before"),
        help_text=_("Only you see this list. What you choose is given as the topic, and nothing else of it."),
        required=False,
        widget=forms.RadioSelect,
        choices=[],
    )
    text = forms.CharField(
        label=_("In my own words"),
        help_text=_("One topic, in one line. What stands here goes before what is chosen above."),
        required=False,
        max_length=LONGEST_TOPIC,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("One line is enough for a topic. Your text is still below.")},
    )
    first = forms.ChoiceField(
        label=_("Who speaks first?"), required=False, widget=forms.RadioSelect, choices=[]
    )

    def __init__(
        self, *args: object, occasion: Occasion, partner: str, own: Sequence[str] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.occasion = occasion
        self.own = {_key(text): Truncator(" ".join(text.split())).chars(LONGEST_TOPIC) for text in own}
        if self.own:
            self._offer("mine", list(self.own.items()))
        else:
            del self.fields["mine"]
        self._offer("starter", [(str(n), str(line)) for n, line in enumerate(occasion.starters)])
        self._offer("first", [("me", _("I do")), ("other", partner or _("The other person"))])
        self.fields["first"].initial = "me" if occasion.first else "other"

    def _offer(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        text, starter = given.get("text", ""), given.get("starter", "")
        text = text or self.own.get(str(given.get("mine", "")), "")
        if not text and not starter and not self.errors:
            self.add_error("text", _("Choose something above, or write one line."))
        given["topic"] = text or (str(self.occasion.starters[int(starter)]) if starter else "")
        given["speaks_first"] = (given.get("first") or ("me" if self.occasion.first else "other")) == "me"
        return given


def _key(text: str) -> str:
    """Names one of my texts in a form."""
    return sodium.digest(text.encode(), person=b"own-topic").hex()[:16]


class Speaking(forms.Form):
    """Words of one turn."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class Aloud(Speaking):
    """Words that are written, or a word or two of what was said aloud."""

    aloud = forms.BooleanField(
        label=_("I said it aloud. This is a word or two of it."),
        required=False,
    )


class Saying(Aloud):
    """One to three short thoughts."""

    text = forms.CharField(
        label=_("What I would like to say"),
        help_text=_("One to three short thoughts, then stop."),
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class SayingBack(Aloud):
    """What was heard, in the listener's words."""

    text = forms.CharField(
        label=_("Say it back"),
        help_text=_("In your own words, with nothing added. Not whether it is true. Only what was said."),
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class Missing(Speaking):
    """What was missing in what was said back."""

    text = forms.CharField(
        label=_("What was missing?"),
        required=False,
        max_length=LONGEST,
        widget=_area(3),
        error_messages={"max_length": TOO_LONG},
    )


class Adding(Speaking):
    """What makes sense to the listener, and how it may feel."""

    text = forms.CharField(
        label=_("What makes sense to me in it, and how it may feel for you"),
        help_text=_("No answer to it and no plan. Only that you see it."),
        max_length=LONGEST,
        widget=_area(4),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class Closing(forms.Form):
    """One thing to take along; one thing to thank for, if one likes."""

    text = forms.CharField(
        label=_("One thing I take along"),
        max_length=LONGEST,
        widget=_area(3),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )
    thanks = forms.CharField(
        label=_("One thing I thank you for"),
        help_text=_("Only if there is one."),
        required=False,
        max_length=LONGEST,
        widget=_area(2),
        error_messages={"max_length": TOO_LONG},
    )


class Pausing(forms.Form):
    """How long a time-out is: twenty minutes to a day, or with no time named."""

    minutes = forms.ChoiceField(
        label=_("When would you be back?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("20", _("In 20 minutes")),
            ("60", _("In an hour")),
            ("180", _("In three hours")),
            ("1440", _("Tomorrow at this time")),
            ("", _("I do not know yet")),
        ],
        initial="20",
    )

    def until(self, now: datetime) -> datetime | None:
        """The moment to be back, of a valid form; nothing where none was named."""
        minutes = self.cleaned_data["minutes"]
        return now + timedelta(minutes=int(minutes)) if minutes else None


class Carrying(forms.Form):
    """A plan that came up, in a line."""

    plan = forms.CharField(
        label=_("The plan, in one line"),
        max_length=LONGEST_TOPIC,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


FORMS: Final[dict[Kind, type[forms.Form]]] = {
    "say": Saying,
    "back": SayingBack,
    "not-quite": Missing,
    "add": Adding,
    "close": Closing,
}
"""The form of each turn that has words; the others are one button."""
