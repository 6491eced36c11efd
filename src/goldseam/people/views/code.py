from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldseam.lib import clock
from goldseam.people import stepup
from goldseam.people.asking import PersonRequest
from goldseam.people.forms import StepUp
from goldseam.vault import recovery
from goldseam.vault.door import door
from goldseam.web.audience import audience


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: PersonRequest) -> HttpResponse:
    """A recovery code is optional, made on request, and needs the passphrase."""
    person = request.person
    form = StepUp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        identity = stepup.given_again(request, form, person)
        if identity is not None:
            if "remove" in request.POST:
                door().drop_code(person.pk)
                return redirect("account")
            with transaction.atomic():
                made = door().set_code(person.pk, identity, clock.day(clock.now(), person.timezone))
            request.session["new_code"] = recovery.printed(made)
            return redirect("code-once")
    context = {"form": form, "has_code": door().has_code(person.pk), "here": "account"}
    return render(request, "people/code.html", context)


@audience("signed-in")
@require_http_methods(["GET", "HEAD"])
def code_once(request: PersonRequest) -> HttpResponse:
    """Shows the new code this one time, whole and as two halves."""
    shown = request.session.pop("new_code", None)
    halves = [recovery.printed(part) for part in recovery.halves(recovery.read(shown))] if shown else []
    return render(request, "people/code_once.html", {"code": shown, "halves": halves, "here": "account"})
