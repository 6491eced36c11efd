from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.journey.past import HardDate, Past, QuietHours

MOST_DATES, LONGEST = 40, 4000
_LINE = re.compile(r"^(?P<day>\d{4}-\d{1,2}-\d{1,2})[\s:,–-]*(?P<words>.*)$")


class Pacing(forms.Form):
    """Quiet hours, hard days and more time in each step. All of it may stay empty."""

    begin = forms.TimeField(
        label=_("Quiet from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Please write the hour like this: 22:00.")},
    )
    end = forms.TimeField(
        label=_("Until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Please write the hour like this: 07:00.")},
    )
    hard_dates = forms.CharField(
        label=_("Days that are hard for you"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_(
            "One day a line, like this: 2027-03-01 the day I found out. "
            "It counts every year, with the day before and the day after."
        ),
    )
    slower = forms.TypedChoiceField(
        label=_("Time in each step"),
        required=False,
        coerce=int,
        choices=[(0, _("As it is")), (7, _("A week more")), (21, _("Three weeks more"))],
        widget=forms.RadioSelect,
    )

    @classmethod
    def of(cls, past: Past) -> dict[str, Any]:
        """What stands now, as the form shows it. Before anything was chosen the night is offered."""
        quiet = past.quiet
        first = not past.seen and quiet is None
        return {
            "begin": quiet.begin if quiet else "22:00" if first else None,
            "end": quiet.end if quiet else "07:00" if first else None,
            "hard_dates": "\n".join(f"{one.day.isoformat()} {one.words}".strip() for one in past.hard_dates),
            "slower": past.slower,
        }

    def clean_hard_dates(self) -> list[HardDate]:
        lines = [line.strip() for line in self.cleaned_data["hard_dates"].splitlines() if line.strip()]
        if len(lines) > MOST_DATES:
            raise forms.ValidationError(_("Please keep to forty days."))
        return [self._read(line) for line in lines]

    def _read(self, line: str) -> HardDate:
        found = _LINE.match(line)
        try:
            year, month, day = (int(one) for one in found["day"].split("-")) if found else (0, 0, 0)
            return HardDate(date(year, month, day), found["words"] if found else "")
        except ValueError:
            raise forms.ValidationError(
                _("“%(line)s” has no day I can read. Please write it like this: 2027-03-01 a few words."),
                params={"line": line[:40]},
            ) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if ("begin" in given and "end" in given) and bool(given["begin"]) != bool(given["end"]):
            self.add_error("end", _("Please give both hours, or leave both empty."))
        return given

    def into(self, past: Past) -> None:
        """Writes what was chosen into my past."""
        given = self.cleaned_data
        past.quiet = QuietHours(given["begin"], given["end"]) if given["begin"] else None
        past.hard_dates = given["hard_dates"]
        past.slower = int(given["slower"] or 0)
