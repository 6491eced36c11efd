"""Forms of the account. A passphrase is never put back into a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from goldseam.people import strength
from goldseam.people.models.person import THEMES, Person, languages, zones
from goldseam.vault import recovery

IDLE = [(5, _("5 minutes")), (10, _("10 minutes")), (30, _("30 minutes"))]
DEVICE = [("shared", _("No, or I am not sure")), ("own", _("Yes, only I use it"))]


def passphrase_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    attributes = {"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        strip=False,
        max_length=strength.LONGEST,
        help_text=help_text,
        widget=forms.PasswordInput(attrs=attributes),
        error_messages={"required": _("Please type your passphrase.")},
    )


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Language"), choices=languages, required=False, widget=forms.RadioSelect)


def taken() -> str:
    return gettext("This sign-in name is taken. Please choose another.")


class StepUp(forms.Form):
    """The passphrase again, for one act."""

    passphrase = passphrase_field(_("Your passphrase"), "current-password")


class SignIn(forms.Form):
    sign_in_name = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please type your sign-in name.")},
    )
    passphrase = passphrase_field(_("Passphrase"), "current-password")
    device = forms.ChoiceField(
        label=_("Is this device yours alone?"),
        choices=DEVICE,
        initial="shared",
        required=False,
        widget=forms.RadioSelect,
        help_text=_("On a shared device you are signed out sooner and nothing is remembered here."),
    )


class NewPassphrase(forms.Form):
    """A passphrase of one's own or the one that was offered, typed twice."""

    passphrase = passphrase_field(_("Your new passphrase"), "new-password")
    passphrase_again = passphrase_field(_("The same once more"), "new-password")

    def __init__(self, *args: Any, known: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, again = given.get("passphrase"), given.get("passphrase_again")
        host = settings.HOST_CARD
        if first is None:
            return given
        known = (
            *self.known,
            given.get("sign_in_name") or "",
            given.get("name") or "",
            host.name or "",
            "goldseam",
        )
        reason = strength.fault(first, known)
        if reason:
            self.add_error("passphrase", reason)
        elif again is not None and first != again:
            self.add_error("passphrase_again", _("The two are not the same. Please type it once more."))
        return given


class Beginning(NewPassphrase):
    """A new account. No e-mail; nobody is asked for their real name."""

    field_order = [
        "name",
        "sign_in_name",
        "passphrase",
        "passphrase_again",
        "device",
        "language",
        "timezone",
        "theme",
        "adult",
    ]

    name = forms.CharField(
        label=_("Your name here"),
        max_length=40,
        help_text=_("What the other person calls you. Only you two see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please say what you would like to be called.")},
    )
    sign_in_name = forms.CharField(
        label=_("Sign-in name"),
        min_length=3,
        max_length=60,
        help_text=_(
            "Any word you will remember. Whoever runs this server can see it, so it need not be your name."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please choose a sign-in name.")},
    )
    device = forms.ChoiceField(
        label=_("Is this device yours alone?"), choices=DEVICE, initial="shared", widget=forms.RadioSelect
    )
    language = language_field()
    timezone = forms.ChoiceField(label=_("Time zone"), initial="UTC")
    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, required=False, widget=forms.RadioSelect)
    adult = forms.BooleanField(
        label=_("I am 18 or older"),
        error_messages={
            "required": _(
                "This place is made for adults. Younger people find lines of their own on the Help page."
            )
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()
        field = self.fields["timezone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in zones())]

    def clean_sign_in_name(self) -> str:
        name: str = self.cleaned_data["sign_in_name"].strip().casefold()
        if Person.objects.named(name):
            raise forms.ValidationError(taken())
        return name


class Recovery(NewPassphrase):
    """Signing in with the recovery code; it sets a new passphrase in the same step."""

    field_order = ["sign_in_name", "code", "second_half", "passphrase", "passphrase_again"]

    sign_in_name = forms.CharField(
        label=_("Sign-in name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Recovery code"),
        max_length=60,
        help_text=_("28 letters and digits. Dashes and capitals do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    second_half = forms.CharField(
        label=_("Second half, if you split it"),
        max_length=60,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        try:
            code = recovery.read(given.get("code") or "")
            if given.get("second_half"):
                code = recovery.joined(code, recovery.read(given["second_half"]))
            given["bytes"] = code
        except recovery.Mistyped:
            if "code" in given:
                self.add_error("code", _("This code has a slip in it. Please compare it sign by sign."))
        return given


class Preferences(forms.Form):
    name = Beginning.base_fields["name"]
    language = language_field()
    timezone = forms.ChoiceField(label=_("Time zone"))
    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, required=False, widget=forms.RadioSelect)
    idle_minutes = forms.TypedChoiceField(
        label=_("Lock this place when nothing happens for"),
        choices=IDLE,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("On a shared device never later than after 5 minutes."),
    )
    show_brand = forms.BooleanField(
        label=_("Show the name and the mark at the top of each page"),
        required=False,
        help_text=_("Without them, a glance at your screen says less."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["timezone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in zones())]
