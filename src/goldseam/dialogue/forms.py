from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.dialogue.floor import Kind
from goldseam.dialogue.occasions import Occasion

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

    def __init__(self, *args: object, occasion: Occasion, partner: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.occasion = occasion
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
        if not text and not starter and not self.errors:
            self.add_error("text", _("Choose something above, or write one line."))
        given["topic"] = text or (str(self.occasion.starters[int(starter)]) if starter else "")
        given["speaks_first"] = (given.get("first") or ("me" if self.occasion.first else "other")) == "me"
        return given


class Speaking(forms.Form):
    """Words of one turn."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class Saying(Speaking):
    """One to three short thoughts."""

    text = forms.CharField(
        label=_("What I would like to say"),
        help_text=_("One to three short thoughts, then stop."),
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": NOTHING, "max_length": TOO_LONG},
    )


class SayingBack(Speaking):
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


FORMS: Final[dict[Kind, type[forms.Form]]] = {
    "say": Saying,
    "back": SayingBack,
    "not-quite": Missing,
    "add": Adding,
    "close": Closing,
}
"""The form of each turn that has words; the others are one button."""
