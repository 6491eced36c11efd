from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from goldseam.questions.hours import Hours, Slot

LONGEST_QUESTION, LONGEST_ANSWER = 1_000, 10_000
NO_DAY = "none"

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
    """A question: what it is about, whether knowing would help, and whether it is for the jar."""

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
        choices=[("me", "me"), ("seal", "seal")],
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


class Proposing(forms.Form):
    """Hours for questions: one or two times a week, how long, and how many questions."""

    day_one = forms.TypedChoiceField(
        label=_("The first day"), choices=list(WEEKDAYS.items()), coerce=int, initial=2
    )
    time_one = forms.TimeField(
        label=_("The first begins at"),
        initial="19:00",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Please give a time."), "invalid": _("Please give a time like 19:00.")},
    )
    day_two = forms.ChoiceField(
        label=_("The second day"), choices=[*WEEKDAYS.items(), (NO_DAY, _("No second day"))], initial=6
    )
    time_two = forms.TimeField(
        label=_("The second begins at"),
        initial="19:00",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Please give a time like 19:00.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        choices=[(15, _("15 minutes")), (30, _("30 minutes")), (45, _("45 minutes")), (60, _("60 minutes"))],
        coerce=int,
        initial=30,
    )
    most = forms.TypedChoiceField(
        label=_("How many questions may open, of both of you together?"),
        choices=[(n, str(n)) for n in (1, 3, 5, 8)],
        coerce=int,
        initial=5,
    )

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        second = given.get("day_two", NO_DAY) != NO_DAY
        if second and "time_two" in given and given["time_two"] is None:
            self.add_error("time_two", _("Please give a time."))
        elif second and "time_one" in given and "time_two" in given and self._meet():
            self.add_error("time_two", _("These two would run into each other."))

    def _meet(self) -> bool:
        """Whether the second begins while the first runs, or the other way round, also over midnight."""
        given, week = self.cleaned_data, 7 * 24 * 60
        one = given["day_one"] * 1440 + given["time_one"].hour * 60 + given["time_one"].minute
        other = int(given["day_two"]) * 1440 + given["time_two"].hour * 60 + given["time_two"].minute
        apart: int = (one - other) % week
        length: int = given.get("minutes", 30)
        return min(apart, week - apart) < length

    def hours(self, zone: str, now: datetime) -> Hours:
        """What was proposed, on the clocks of ``zone``."""
        given = self.cleaned_data
        slots = [Slot(given["day_one"], given["time_one"])]
        if given["day_two"] != NO_DAY:
            slots.append(Slot(int(given["day_two"]), given["time_two"]))
        return Hours(slots, given["minutes"], given["most"], zone, now)
