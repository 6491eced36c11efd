from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds import joining
from goldseam.bonds.beginning import begin_alone
from goldseam.lib import clock
from goldseam.people import entrance, stepup
from goldseam.people.asking import PersonRequest
from goldseam.people.forms import Beginning, SignIn, StepUp, taken
from goldseam.people.models import Person
from goldseam.people.views.signing_in import remember
from goldseam.vault import identity as identities
from goldseam.vault import words
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once


@audience("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """An account, and with it a bond of one, or the other side of the bond one was invited to."""
    if request.method == "POST" and led_to(request) is not None:
        return _again(request)
    form = Beginning(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, form)
        except IntegrityError:
            form.add_error("sign_in_name", taken())
    if request.method == "POST" and led_to(request) is not None:
        return _again(request)  # the same form, pressed twice, was faster
    found = joining.opened(request.session.get("invitation", ""), clock.now())
    context = {"form": form, "offered": request.POST.get("offered") or words.passphrase(), "found": found}
    return render(request, "bonds/begin.html", context)


def _begun(request: HttpRequest, form: Beginning) -> HttpResponse:
    given, now = form.cleaned_data, clock.now()
    today = clock.day(now, given["timezone"])
    person = Person(
        id=uuid.uuid4(),
        sign_in_name=given["sign_in_name"],
        theme=given["theme"],
        language=given["language"],
        timezone=given["timezone"],
        began_on=today,
    )
    identity = identities.make()
    wrapped = door().wrap(person.id, identity, given["passphrase"], epoch=1)
    found = joining.opened(request.session.get("invitation", ""), now)

    made = []

    def act() -> str:
        made.append(person)
        person.save(force_insert=True)
        door().settle(person.id, identity, wrapped, today)
        return _first_bond(person, identity, found, given["name"])

    response = once(request, act)
    if not made:
        return _again(request)
    if found is not None:
        request.session.pop("invitation", None)
    entrance.enter(request, person, identity, given["device"] == "own")
    if given["device"] == "own":
        remember(response, person)
    return response


def _first_bond(person: Person, identity: Identity, found: joining.Opened | None, name: str) -> str:
    keys = Keys(person.id, identity.bundle)
    keys.ledger.start(name)
    if found is not None:
        side = joining.join(found, person, identity, keys, name, person.began_on)
        if side is not None:
            return reverse("code") + "?first"
    begin_alone(person, identity, keys, person.began_on)
    keys.ledger.save()
    return reverse("code") + "?first"


def _again(request: HttpRequest) -> HttpResponse:
    """The same form once more: the account is there; the passphrase in the form opens it."""
    form = SignIn(request.POST)
    where = led_to(request) or reverse("home")
    if form.is_valid():
        person = Person.objects.named(form.cleaned_data["sign_in_name"])
        identity = stepup.tried(request, form, person, form.cleaned_data["sign_in_name"])
        if person is not None and identity is not None:
            entrance.enter(request, person, identity, form.cleaned_data["device"] == "own")
            return redirect(where)
    return render(request, "people/sign_in.html", {"form": form})


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def begin_another(request: PersonRequest) -> HttpResponse:
    """One more bond, apart from every other."""
    form = StepUp(request.POST or None)
    identity = stepup.asked(request, form)
    if identity is not None:
        return once(request, lambda: _another(request, identity))
    return render(request, "bonds/begin_another.html", {"form": form, "here": "account"})


def _another(request: PersonRequest, identity: Identity) -> str:
    today = clock.day(clock.now(), request.person.timezone)
    with transaction.atomic():
        request.keys.ledger.begin()
        side = begin_alone(request.person, identity, request.keys, today)
        request.keys.ledger.save()
    return reverse("today", kwargs={"bond": side.bond_id})
