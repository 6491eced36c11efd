from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from goldseam.lib import clock
from goldseam.people import entrance, stepup
from goldseam.people.asking import PersonRequest
from goldseam.people.forms import NewPassphrase, StepUp, passphrase_field
from goldseam.people.renewing import everything_anew
from goldseam.vault import recovery, words
from goldseam.vault.circles import KeysChanged
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience


class Change(NewPassphrase):
    """The present passphrase, and the one to come."""

    field_order = ["present", "passphrase", "passphrase_again"]
    present = passphrase_field(_("Your passphrase now"), "current-password")


def _strange() -> str:
    return gettext(
        "Nothing was changed. "
        "Keys in a space of yours are not the ones this program knows. Somebody with access "
        "to this server may have changed them. Ask whoever runs it, or leave that space first."
    )


def _present(request: PersonRequest, form: Change) -> Identity | None:
    asked = StepUp({"passphrase": form.cleaned_data["present"]})
    asked.is_valid()
    identity = stepup.given_again(request, asked, request.person)
    for message in asked.errors.get("passphrase", []):
        form.add_error("present", message)
    return identity


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest) -> HttpResponse:
    """A new passphrase over the same keys: the everyday change."""
    form = Change(request.POST or None, known=(request.person.sign_in_name, request.keys.ledger.head.name))
    if request.method == "POST" and form.is_valid():
        identity = _present(request, form)
        if identity is not None:
            person = request.person
            wrapped = door().wrap(
                person.pk, identity, form.cleaned_data["passphrase"], door().epoch(person.pk)
            )
            with transaction.atomic():
                door().keep(wrapped, clock.day(clock.now(), person.timezone))
            entrance.unlock(request, person, identity)
            return redirect("passphrase-changed")
    return render(
        request, "people/passphrase.html", {"form": form, "offered": words.passphrase(), "here": "account"}
    )


@audience("signed-in")
@require_http_methods(["GET", "HEAD"])
def changed(request: PersonRequest) -> HttpResponse:
    """Says that it is done, and offers to end the other sign-ins."""
    return render(request, "people/passphrase_changed.html", {"here": "account"})


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: PersonRequest) -> HttpResponse:
    """Somebody may know my passphrase: new keys for everything, every other sign-in ended, nobody told."""
    form = Change(request.POST or None, known=(request.person.sign_in_name, request.keys.ledger.head.name))
    if request.method == "POST" and form.is_valid():
        identity = _present(request, form)
        if identity is not None:
            try:
                return _renewed(request, identity, form.cleaned_data["passphrase"])
            except (KeysChanged, Unopened):
                form.add_error(None, _strange())
    return render(
        request, "people/renewal.html", {"form": form, "offered": words.passphrase(), "here": "account"}
    )


def _renewed(request: PersonRequest, old: Identity, passphrase: str) -> HttpResponse:
    person = request.person
    today = clock.day(clock.now(), person.timezone)
    made, code = everything_anew(person, old, passphrase, today)
    entrance.unlock(request, person, made)
    entrance.end_others(request, person)
    if code is None:
        return redirect("passphrase-changed")
    request.session["new_code"] = recovery.printed(code)
    return redirect("code-once")
