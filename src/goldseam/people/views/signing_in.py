from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.lib import clock
from goldseam.people import entrance, kept, stepup
from goldseam.people.filled_in import filled_in
from goldseam.people.forms import SignIn
from goldseam.people.models import Person
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.web.audience import audience


@audience("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One derivation for every try, whoever it is and whatever comes of it."""
    form = filled_in(request, SignIn(request.POST or None))
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["sign_in_name"]
        person = Person.objects.named(name)
        identity = stepup.tried(request, form, person, name)
        if identity is not None and person is not None:
            return _welcomed(request, person, identity, form)
    carried = kept.read(request.POST.get("carried", ""))
    return render(
        request, "people/sign_in.html", {"form": form, "carried": carried and kept.written(carried)}
    )


def _welcomed(request: HttpRequest, person: Person, identity: Identity, form: SignIn) -> HttpResponse:
    own = form.cleaned_data["device"] == "own"
    known = entrance.known_device(request, person)
    upgrade(person, identity, form.cleaned_data["passphrase"])
    entrance.enter(request, person, identity, own)
    carried = kept.read(request.POST.get("carried", ""))
    if carried is not None:
        kept.hold(person.pk, identity.public.box, carried)
    response = redirect(onward(request, person, Keys(person.pk, identity.bundle)))
    if own and not known:
        remember(response, person)
    return response


def upgrade(person: Person, identity: Identity, passphrase: str) -> None:
    """Makes a slot of an earlier, lower cost anew at today's."""
    if door().outdated(person.pk):
        wrapped = door().wrap(person.pk, identity, passphrase, door().epoch(person.pk))
        door().keep(wrapped, clock.day(clock.now(), person.timezone))


def onward(request: HttpRequest, person: Person, keys: Keys) -> str:
    """Where to go with open keys: to words that were kept, to the page that was asked for, or home."""
    place = kept.merge(person.pk, keys)
    after = request.session.pop("after", None)
    request.session["audit"] = True
    return place or after or reverse("home")


def remember(response: HttpResponse, person: Person) -> None:
    """Only a device its person called their own gets a cookie that stays."""
    response.set_cookie(
        entrance.DEVICE_COOKIE,
        entrance.remember_device(person),
        max_age=entrance.DEVICE_DAYS * 86400,
        secure=settings.TLS,
        httponly=True,
        samesite="Strict",
    )


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """For somebody who is not signed in. What they had typed comes along on the page.

    A draft that saves itself gets no page in return: its text is in the window and has to stay there.
    """
    carried = kept.carried_by(request)
    if request.headers.get("HX-Request"):
        if carried is not None:
            return HttpResponse(status=401)
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("sign-in")})
    if carried is None:
        if request.method in ("GET", "HEAD"):
            request.session["after"] = request.path
        return redirect("sign-in")
    context = {"form": filled_in(request, SignIn()), "carried": kept.written(carried)}
    return render(request, "people/sign_in.html", context, status=401)


@audience("locked")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    response = redirect("welcome")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
