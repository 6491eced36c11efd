from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds import joining, moving
from goldseam.bonds.forms import Joining
from goldseam.bonds.models import Kind, Side
from goldseam.lib import clock
from goldseam.people import entrance, stepup
from goldseam.people.models import Person
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at the link uses nothing up; going on takes it out of the address."""
    found = joining.opened(token, clock.now())
    if found is None:
        return render(request, "bonds/expired.html", status=404)
    if request.method == "POST":
        request.session["invitation"] = token
        return redirect("invitation")
    return render(request, "bonds/link.html", {"found": found, "kind": Kind(found.carried.kind).label})


class Expired(Exception):
    """The link led nowhere any more when it was used; nothing was changed."""


def _found(request: HttpRequest) -> joining.Opened | None:
    return joining.opened(request.session.get("invitation", ""), clock.now())


@audience("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Join with an account, make one first, or say no."""
    found = _found(request)
    if found is None:
        return render(request, "bonds/expired.html", status=404)
    person = entrance.person_of(request)
    keys = entrance.keys_of(request, person) if person else None
    if person is None or keys is None:
        request.session["after"] = reverse("invitation")
        return render(request, "bonds/invitation.html", {"found": found})
    request.person, request.keys = person, keys  # type: ignore[attr-defined]
    alone = _alone(person)
    offered = [(side, row) for side in alone for row in moving.offered(keys, side)]
    choices = [(str(row.id), f"{row.title}, {date_format(row.day)}") for _, row in offered]
    form = Joining(request.POST or None, moving=choices, initial={"name": keys.ledger.head.name})
    if request.method == "POST" and form.is_valid():
        identity = stepup.given_again(request, form, person)
        if identity is not None:
            chosen = {UUID(value) for value in form.cleaned_data.get("moving", [])}
            taken = [(side, row.id) for side, row in offered if row.id in chosen]
            try:
                response = once(
                    request, lambda: _joined(found, person, identity, keys, form.cleaned_data["name"], taken)
                )
            except Expired:
                return render(request, "bonds/expired.html", status=404)
            request.session.pop("invitation", None)
            return response
    return render(request, "bonds/invitation.html", {"found": found, "form": form})


def _joined(
    found: joining.Opened,
    person: Person,
    identity: Identity,
    keys: Keys,
    name: str,
    taken: list[tuple[Side, UUID]],
) -> str:
    today = clock.day(clock.now(), person.timezone)
    side = joining.join(found, person, identity, keys, name, today)
    if side is None:
        raise Expired
    for old in {old.id: old for old, _ in taken}.values():
        moving.move(keys, [row for one, row in taken if one.id == old.id], old, side)
    keys.ledger.save()
    return reverse("today", kwargs={"bond": side.bond_id})


def _alone(person: Person) -> list[Side]:
    """The sides this person has in bonds of one."""
    return [side for side in Side.objects.of(person) if side.bond.sides.count() == 1]


@audience("anyone")
@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    """No reason, and nothing that could be noticed."""
    found = _found(request)
    if found is not None:
        joining.refuse(found, clock.now().date())
    request.session.pop("invitation", None)
    return render(request, "bonds/refused.html")
