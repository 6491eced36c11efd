"""In which form a hard letter is offered, and how that is said to its writer and to its reader."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.exercises.letters import Form
from goldseam.journey.program.shape import Activity

OFFERED: Final[tuple[tuple[Form, Any], ...]] = (
    ("alone", gettext_lazy("To read alone")),
    ("aloud", gettext_lazy("To hear it from me: I read it aloud when they want me to")),
    ("present", gettext_lazy("With someone present: a person they choose is in the room")),
)
RATHER: Final[dict[Form, Any]] = {
    "alone": gettext_lazy("I would rather read it alone"),
    "aloud": gettext_lazy("I would rather hear it from you"),
    "present": gettext_lazy("I would rather have someone with me"),
}


class Offering(forms.Form):
    """How the letter is offered. A form that does not say offers it to be read alone."""

    form = forms.ChoiceField(
        label=gettext_lazy("How do you offer it?"),
        help_text=gettext_lazy("The other can always choose another form, or none."),
        choices=OFFERED,
        required=False,
        initial="alone",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the three.")},
    )

    @property
    def chosen(self) -> Form:
        found: Form = self.cleaned_data["form"] or "alone"
        return found


def in_forms(activity: Activity) -> bool:
    """Whether a letter is offered in a form: a hard one, and one that is answered part by part. Any other
    just lies there."""
    return activity.heavy or activity.landing


def to_reader(form: Form | None, name: str) -> tuple[str, str]:
    """What its reader is told of the form before opening: how it is offered, and what that means."""
    who = {"name": name or _("The other person")}
    told = {
        "alone": (
            _("%(name)s offers it to you to read alone.") % who,
            _("You can also ask to hear it, or have someone with you, or leave it."),
        ),
        "aloud": (
            _("%(name)s would like to read this to you; you may also read it alone, or neither.") % who,
            _("If you want to hear it, say so, and choose the day and the place. You can stop at any line."),
        ),
        "present": (
            _("%(name)s offers it to you with someone present: a person you choose is in the room.") % who,
            _("You may also read it alone, or hear it read, or neither."),
        ),
    }
    return told[form] if form else ("", "")
