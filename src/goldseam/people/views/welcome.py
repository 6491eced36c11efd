from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldseam.people import entrance
from goldseam.people.filled_in import filled_in
from goldseam.people.forms import SignIn
from goldseam.web.audience import audience


@audience("anyone")
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What this is, who runs it, and the ways in."""
    if entrance.person_of(request) is not None:
        return redirect("home")
    return render(
        request,
        "people/welcome.html",
        {"form": filled_in(request, SignIn()), "states": ["mended", "mended", "half", *["open"] * 5]},
    )


@audience("anyone")
@require_safe
def about_host(request: HttpRequest) -> HttpResponse:
    """What the person who runs this copy can and can not see."""
    return render(request, "people/about_host.html")
