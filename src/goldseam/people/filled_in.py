"""In a demo the forms that ask for a passphrase come filled in, so that two people need one press each."""

from __future__ import annotations

from typing import TypeVar

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

Form = TypeVar("Form", bound=forms.Form)


def filled_in(request: HttpRequest, form: Form) -> Form:
    """The form with what the person of this host name would type. Where there is no demo: as it was.

    A form that was sent stays as it was sent.
    """
    known = settings.DEMO.get(split_domain_port(request.get_host())[0])
    if known is None or form.is_bound:
        return form
    typed = {"sign_in_name": known.sign_in_name, "passphrase": known.passphrase, "device": "own"}
    form.initial = {**form.initial, **typed}
    widget = form.fields["passphrase"].widget
    assert isinstance(widget, forms.PasswordInput)
    widget.render_value = True
    return form
