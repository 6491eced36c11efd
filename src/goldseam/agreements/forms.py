from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.agreements.kinds import AT_A_TIME, AT_MOST, Ask, Kind
from goldseam.agreements.models.said import Part

LONGEST, LONGEST_PART, LONGEST_LINE = 4_000, 2_000, 500
BEFORE = "p-"


class Saying(forms.Form):
    """A few sentences that both are meant to read."""

    text = forms.CharField(
        label=_("The statement"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("There is nothing here yet. One sentence is enough."),
            "max_length": _(
                "This is longer than a statement can be. Your text is still below; please shorten it."
            ),
        },
    )


class Asking(forms.Form):
    """A line that asks for other words."""

    text = forms.CharField(
        label=_("What you would need to see"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={
            "required": _("There is nothing here yet. One sentence is enough."),
            "max_length": _("This is longer than fits here; your words are still below."),
        },
    )


class Lasting(forms.Form):
    """The last day of something that ends: at most thirty days from now, and ninety from its first day."""

    until = forms.DateField(
        label=_("The last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Please choose a last day."),
            "invalid": _("Please write the day like this: 2027-03-01."),
        },
    )

    def __init__(self, *args: Any, today: date, since: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.latest = min(today + AT_A_TIME, (since or today) + AT_MOST)
        self.fields["until"].help_text = gettext("At the latest %(on)s.") % {"on": date_format(self.latest)}

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(_("Please choose a day that is not over."))
        if until > self.latest:
            raise forms.ValidationError(
                gettext("Thirty days at a time, and ninety in all: %(on)s is the last day there is.")
                % {"on": date_format(self.latest)}
            )
        return until


class Wording(forms.Form):
    """One wording of a kind: its parts, its last day where it ends, and who may read it where that can be
    chosen."""

    def __init__(
        self,
        kind: Kind,
        today: date,
        *,
        choose: bool,
        since: date | None = None,
        data: QueryDict | None = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.kind = kind
        for ask in kind.asks:
            self.fields[BEFORE + ask.slug] = _field(ask)
        if kind.ends:
            self.lasting = Lasting(today=today, since=since)
            self.fields["until"] = self.lasting.fields["until"]
            self.fields["until"].required = False
        if choose:
            self.fields["visibility"] = forms.ChoiceField(
                label=_("Who can read it?"),
                choices=[("me", "me"), ("shared", "shared")],
                initial="me",
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def words(self) -> list[forms.BoundField]:
        """The fields that hold what is said."""
        return [self[name] for name in self.fields if name != "visibility"]

    @property
    def choice(self) -> forms.BoundField | None:
        return self["visibility"] if "visibility" in self.fields else None

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.kind.ends and given.get("visibility") == "shared" and "until" in given:
            self._last_day(given)
        return given

    def _last_day(self, given: dict[str, Any]) -> None:
        self.lasting.cleaned_data = given
        try:
            if given["until"] is None:
                raise forms.ValidationError(self.lasting.fields["until"].error_messages["required"])
            self.lasting.clean_until()
        except forms.ValidationError as wrong:
            self.add_error("until", wrong)

    def parts(self) -> list[Part]:
        """What a valid form says, under the questions as they were asked. What was left empty is left out."""
        found = []
        for ask in self.kind.asks:
            value = self.cleaned_data[BEFORE + ask.slug]
            text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
            if text:
                found.append(Part(ask.slug, str(ask.asked), text))
        return found

    @property
    def until(self) -> date | None:
        """The last day of what ends; nothing for other kinds."""
        found: date | None = self.cleaned_data.get("until")
        return found

    def begun(self, fields: Mapping[str, list[str]]) -> None:
        """Shows a draft without finding fault with what is not finished yet."""
        left = QueryDict(mutable=True)
        for name, values in fields.items():
            left.setlist(name, values)
        for name, field in self.fields.items():
            if name in fields:
                self.initial[name] = field.widget.value_from_datadict(left, {}, name)


def filled(parts: Sequence[Part]) -> dict[str, str]:
    """The fields as these parts filled them in."""
    return {BEFORE + part.slug: part.text for part in parts}


def _field(ask: Ask) -> forms.Field:
    field: forms.Field
    if ask.type == "day":
        field = forms.DateField(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Please write the day like this: 2027-03-01.")},
        )
    else:
        field = forms.CharField(
            max_length=LONGEST_PART,
            widget=forms.Textarea(attrs={"rows": ask.rows, "autocomplete": "off"}),
            error_messages={
                "required": _("This part is still empty. A few words are enough."),
                "max_length": _("This is longer than fits here; your words are still below."),
            },
        )
    field.label, field.help_text, field.required = str(ask.asked), str(ask.helps), ask.required
    field.widget.is_required = ask.required
    return field
