from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.lib import clock
from goldseam.people import browser, entrance
from goldseam.people.asking import PersonRequest
from goldseam.people.forms import Preferences
from goldseam.people.models import SignedIn
from goldseam.vault import sodium
from goldseam.vault.door import door
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once

KEPT = ("language", "timezone", "theme", "idle_minutes", "show_brand")


@audience("signed-in")
@require_safe
def account(request: PersonRequest) -> HttpResponse:
    """Everything about me and nothing about anybody else."""
    context = {
        "here": "account",
        "name": request.keys.ledger.head.name,
        "has_code": door().has_code(request.person.pk),
        "sign_ins": _own_sign_ins(request),
    }
    return render(request, "people/account.html", context)


def _own_sign_ins(request: PersonRequest) -> list[dict[str, object]]:
    here = entrance.session_of(request).row
    found = []
    for row in SignedIn.objects.filter(person=request.person.pk, ends__gt=clock.real()).order_by("-touched"):
        try:
            label = browser.read(sodium.box_open(request.keys.bundle.box_secret, bytes(row.label or b"")))
        except Unopened:
            continue
        found.append({"label": label, "this_one": here is not None and bytes(row.name) == bytes(here.name)})
    return found


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: PersonRequest) -> HttpResponse:
    """Name, time zone, colours, and how soon this place locks itself."""
    person, keys = request.person, request.keys
    initial = {
        "name": keys.ledger.head.name,
        "language": person.language,
        "timezone": person.timezone,
        "theme": person.theme,
        "idle_minutes": person.idle_minutes,
        "show_brand": person.show_brand,
    }
    form = Preferences(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            keys.ledger.begin()
            keys.ledger.head.name = form.cleaned_data["name"]
            keys.ledger.save()
            for field in KEPT:
                setattr(person, field, form.cleaned_data[field])
            person.save(update_fields=KEPT)
        row = entrance.session_of(request).row
        if row is not None and row.own_device:
            row.idle_minutes = person.idle_minutes
            row.save(update_fields=["idle_minutes"])
        return redirect("account")
    return render(request, "people/preferences.html", {"form": form, "here": "account"})


@audience("signed-in")
@require_POST
def end_others(request: PersonRequest) -> HttpResponse:
    """Ends every other sign-in of mine, at once."""
    entrance.end_others(request, request.person)
    return once(request, lambda: "/account/")
