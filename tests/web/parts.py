"""The parts page with everything it shows: what a builder looks at, and what the tests of the look render."""

from __future__ import annotations

import uuid
from types import SimpleNamespace
from typing import Any

from django import forms
from django.template.loader import render_to_string

from goldseam.hosting.card import HostCard
from goldseam.web.pictures import circles, icons

BOND = SimpleNamespace(id=uuid.UUID("7d3f0f0e-6c52-4c0a-9a51-5b1d2f9c1a11"))
HEAVY = ("hurt", "angry", "ashamed", "afraid", "lonely", "numb")
LIGHT = ("relieved", "hopeful", "calm", "tender")
BOWLS = [
    ("At the beginning", ["open"] * 8),
    ("Underway", ["mended", "mended", "half", *["open"] * 5]),
    ("My half of all", ["half"] * 8),
    ("All mended", ["mended"] * 8),
]
TEXT = (
    "That it was not one lie but two years of small ones, told while I was doing the sums.\n\n"
    "I do not need to be told that it was hard. I need it to be known that I was the one who kept asking."
)


class Parts(forms.Form):
    name = forms.CharField(label="Your name here", help_text="What the other person calls you.")
    passphrase = forms.CharField(
        label="Passphrase", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    zone = forms.ChoiceField(label="Time zone", choices=[("UTC", "UTC"), ("Europe/Madrid", "Europe/Madrid")])
    adult = forms.BooleanField(label="I am 18 or older", help_text="This place is made for adults.")
    device = forms.ChoiceField(
        label="Is this device yours alone?",
        choices=[("shared", "No, or I am not sure"), ("own", "Yes, only I use it")],
        widget=forms.RadioSelect,
        help_text="On a shared device you are signed out sooner.",
    )
    theme = forms.ChoiceField(
        label="Colours",
        choices=[("", "As my device"), ("porcelain", "Light"), ("ink", "Dark")],
        required=False,
        widget=forms.RadioSelect,
    )
    feelings = forms.MultipleChoiceField(
        label="What is in the room while you write this?",
        choices=[("Heavy", [(w, w) for w in HEAVY]), ("Lighter", [(w, w) for w in LIGHT])],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose as many as fit, or none.",
    )
    text = forms.CharField(label="Your answer", widget=forms.Textarea(attrs={"rows": 9}))
    visibility = forms.ChoiceField(
        label="Who may read this",
        choices=[("me", "Only me"), ("seal", "Sealed"), ("shared", "Shared")],
        widget=forms.RadioSelect,
    )


def filled() -> Parts:
    """A form with two things to look at again: the passphrase and the device."""
    return Parts(
        {
            "name": "Ines",
            "zone": "UTC",
            "adult": "on",
            "feelings": ["hurt", "calm"],
            "text": TEXT,
            "visibility": "seal",
        }
    )


def context(**changed: Any) -> dict[str, Any]:
    """What the pages of a bond are given."""
    given = {
        "bond": BOND,
        "here": "today",
        "signed_in": True,
        "theme": "",
        "host": HostCard(name="Ruth"),
        "form": filled(),
        "icons": sorted(icons.ICONS),
        "closeness": list(enumerate(circles.WORDS, 1)),
        "bowls": BOWLS,
        "run": ["mended", "half", "open"],
    }
    return {**given, **changed}


def page(template: str = "web/parts.html", **changed: Any) -> str:
    return render_to_string(template, context(**changed))
