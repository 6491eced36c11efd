from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION, LONGEST_ANSWER = 1_000, 10_000

ABOUT = [
    ("fact", _("A fact: what was, when, how much")),
    ("meaning", _("A meaning: why, what it was to you")),
    ("calm", _("Being calmed: hearing something once more")),
]
HOW = [
    ("here", _("I answer here")),
    ("counsellor", _("Not here, but with our counsellor")),
    ("unknown", _("I do not know")),
    ("no", _("I will not answer that")),
]


class Asking(forms.Form):
    """A question: what it is about, whether knowing would help, and who is to read it."""

    text = forms.CharField(
        label=_("The question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("One question, as plain as you can say it."),
        error_messages={
            "required": _("There is nothing here yet. A few words are enough."),
            "max_length": _("One question fits here. What you wrote is still below."),
        },
    )
    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=ABOUT,
        initial="fact",
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what it is about.")},
    )
    knowing = forms.ChoiceField(
        label=_("Will knowing it help, or will it haunt you?"),
        choices=[
            ("help", _("It will help")),
            ("unsure", _("I can not tell")),
            ("haunt", _("It may haunt me")),
        ],
        initial="unsure",
        required=False,
        widget=forms.RadioSelect,
    )
    visibility = forms.ChoiceField(
        label=_("Who can read it?"),
        choices=[("me", "me"), ("shared", "shared")],
        initial="me",
        required=False,
        widget=forms.RadioSelect,
    )


class Answering(forms.Form):
    """An answer, or why there is none here."""

    how = forms.ChoiceField(
        label=_("How do you answer?"),
        choices=HOW,
        initial="here",
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how you answer.")},
    )
    text = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=_("Short, true and whole. Saying why you do not answer is up to you."),
        error_messages={
            "max_length": _("This is longer than an answer can be here. Your text is still below.")
        },
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip() and self.data.get("how", "here") == "here":
            raise forms.ValidationError(_("There is nothing here yet. “I do not know” can be chosen above."))
        return text
