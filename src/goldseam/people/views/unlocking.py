from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.people import entrance, kept, stepup
from goldseam.people.asking import LockedRequest
from goldseam.people.filled_in import filled_in
from goldseam.people.forms import StepUp
from goldseam.people.views.signing_in import onward
from goldseam.vault.keys import Keys
from goldseam.web.audience import audience


@audience("locked")
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: LockedRequest) -> HttpResponse:
    """Asks for the passphrase and for nothing else; shows no name."""
    person = request.person
    form = filled_in(request, StepUp(request.POST or None))
    if request.method == "POST" and form.is_valid():
        identity = stepup.given_again(request, form, person)
        if identity is not None:
            entrance.unlock(request, person, identity)
            return redirect(onward(request, person, Keys(person.pk, identity.bundle)))
    return render(
        request, "people/unlock.html", {"form": form, "words_kept": request.session.get("words_kept")}
    )


@audience("locked")
@require_POST
def lock(request: LockedRequest) -> HttpResponse:
    entrance.session_of(request).lock()
    return redirect("unlock")


def ask_to_unlock(request: LockedRequest) -> HttpResponse:
    """For somebody whose place is locked. Words they just sent are sealed to them and come back."""
    carried = kept.carried_by(request)
    box = entrance.own_box(request)
    if carried is not None and box is not None:
        kept.hold(request.person.pk, box, carried)
        request.session["words_kept"] = True
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("unlock")})
    if request.method in ("GET", "HEAD"):
        request.session["after"] = request.path
    return redirect("unlock")
