from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.bonds.beginning import invite
from goldseam.bonds.forms import Inviting
from goldseam.bonds.models import Invitation
from goldseam.lib import clock, qr
from goldseam.people import stepup
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def inviting(request: BondRequest) -> HttpResponse:
    """What to read before, what we are to each other, and then a link that opens once."""
    form = Inviting(request.POST or None, initial={"kind": request.bond.kind or None})
    context = {"form": form, "here": "space", "alone": request.here.partner is None}
    standing = (
        Invitation.objects.filter(bond=request.bond.id, author=request.person.pk)
        .unfinished(clock.now())
        .first()
    )
    if standing is not None and request.here.partner is None:
        link = request.build_absolute_uri(reverse("invitation-link", args=[standing.token(request.keys)]))
        context |= {"link": link, "qr": qr.svg(link), "ends_at": standing.ends_at}
    if request.method == "POST" and context["alone"] and form.is_valid():
        identity = stepup.given_again(request, form, request.person)
        if identity is not None:
            now = clock.now()

            def act() -> str:
                today = clock.day(now, request.person.timezone)
                invite(request.side, identity, request.keys, form.cleaned_data["kind"], now, today)
                return reverse("inviting", kwargs={"bond": request.bond.id})

            return once(request, act)
    return render(request, "bonds/inviting.html", context)


@audience("bond")
@require_POST
def take_back(request: BondRequest) -> HttpResponse:
    """The link stops opening, at once."""

    def act() -> str:
        today = clock.day(clock.now(), request.person.timezone)
        mine = Invitation.objects.filter(bond=request.bond.id, author=request.person.pk, used_on=None)
        mine.filter(revoked_on=None).update(revoked_on=today, carried=b"")
        return reverse("inviting", kwargs={"bond": request.bond.id})

    return once(request, act)
