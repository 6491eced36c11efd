from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.lib import clock
from goldseam.people import entrance, stepup, throttle
from goldseam.people.forms import Recovery
from goldseam.people.models import Person
from goldseam.vault import recovery, words
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience


@audience("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """A new passphrase by the recovery code. The code opens once; a new one is shown after it."""
    form = Recovery(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = Person.objects.named(form.cleaned_data["sign_in_name"])
        identity = _opened(request, form, person)
        if identity is not None and person is not None:
            return _begun_again(request, person, identity, form.cleaned_data["passphrase"])
    return render(request, "people/recover.html", {"form": form, "offered": words.passphrase()})


def _opened(request: HttpRequest, form: Recovery, person: Person | None) -> Identity | None:
    now = clock.real()
    lanes = throttle.lanes(request, form.cleaned_data["sign_in_name"], False, now)
    try:
        with throttle.one_try(lanes, now):
            return door().open_with_code(person.pk if person else None, form.cleaned_data["bytes"])
    except throttle.TooSoon as pause:
        form.add_error("code", stepup.too_soon(pause.seconds))
    except Unopened:
        throttle.failed(lanes, now)
        form.add_error(
            "code", _("This sign-in name and this code do not belong together, or the code was used before.")
        )
    return None


def _begun_again(request: HttpRequest, person: Person, identity: Identity, passphrase: str) -> HttpResponse:
    today = clock.day(clock.now(), person.timezone)
    wrapped = door().wrap(person.pk, identity, passphrase, door().epoch(person.pk))
    with transaction.atomic():
        door().keep(wrapped, today)
        code = door().set_code(person.pk, identity, today)
        person.code_used_on = today
        person.save(update_fields=["code_used_on"])
    entrance.enter(request, person, identity, own_device=False)
    entrance.end_others(request, person)
    request.session["new_code"] = recovery.printed(code)
    return redirect("code-once")
