"""The passphrase, tried: for signing in, unlocking, and for single acts that change who may read."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.lib import clock
from goldseam.people import entrance, throttle
from goldseam.people.asking import PersonRequest
from goldseam.people.models import Person
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.slots import PepperMissing
from goldseam.vault.sodium import Unopened


def wrong() -> str:
    return _("That does not match. Check for capital letters, then try again.")


def too_soon(seconds: int) -> str:
    return ngettext(
        "Please wait %(n)d second, then try again.", "Please wait %(n)d seconds, then try again.", seconds
    ) % {"n": seconds}


def tried(request: HttpRequest, form: forms.Form, person: Person | None, name: str) -> Identity | None:
    """The person's keys, or nothing and a kind error on the form. Unknown and wrong look the same.

    Raises ``kdf.Busy`` when too many are at the door.
    """
    now = clock.real()
    lanes = throttle.lanes(request, name, entrance.known_device(request, person), now)
    return _tried(form, person, lanes, now)


def given_again(request: HttpRequest, form: forms.Form, person: Person) -> Identity | None:
    """Step-up: the passphrase again, valid for this one act. Tries from elsewhere do not slow it down."""
    row = entrance.session_of(request).row
    assert row is not None
    now = clock.real()
    return _tried(form, person, throttle.inside(bytes(row.name), now), now)


def _tried(form: forms.Form, person: Person | None, lanes: list[bytes], now: datetime) -> Identity | None:
    try:
        with throttle.one_try(lanes, now):
            found = door().open(person.pk if person else None, form.cleaned_data["passphrase"])
    except throttle.TooSoon as pause:
        form.add_error("passphrase", too_soon(pause.seconds))
        return None
    except PepperMissing:
        form.add_error(
            "passphrase",
            _(
                "Whoever runs this place has changed its key file. "
                "Please use your recovery code, or ask them."
            ),
        )
        return None
    except Unopened:
        throttle.failed(lanes, now)
        form.add_error("passphrase", wrong())
        return None
    throttle.succeeded(lanes)
    return found


def asked(request: PersonRequest, form: forms.Form) -> Identity | None:
    """For a page that asks for nothing but the passphrase: the keys once it was posted and was right."""
    if request.method != "POST" or not form.is_valid():
        return None
    return given_again(request, form, request.person)
