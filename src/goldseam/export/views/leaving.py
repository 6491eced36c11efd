from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.bonds.models.side import Rule
from goldseam.export.leaving import close, part
from goldseam.lib import clock
from goldseam.people import stepup
from goldseam.people.asking import LockedRequest, PersonRequest
from goldseam.people.forms import StepUp
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: BondRequest) -> HttpResponse:
    """What stays, what goes, and one button. Nobody is asked, and the other's choice is not shown before."""
    form = StepUp(request.POST or None)
    identity = stepup.asked(request, form)
    if identity is not None:
        return once(request, lambda: _parted(request))
    going = request.side.rule == Rule.GO
    context = {"form": form, "going": going, "both": request.here.both, "here": "space"}
    return render(request, "export/leave.html", context)


def _parted(request: BondRequest) -> str:
    receipt = part(request.side, request.keys, clock.day(clock.now(), request.person.timezone))
    request.session["receipt"] = [receipt.on.isoformat(), receipt.words_went, receipt.alone]
    return reverse("receipt")


@audience("locked")
@require_safe
def receipt(request: LockedRequest) -> HttpResponse:
    """What leaving did, to be printed or left. It names nobody."""
    found = request.session.get("receipt")
    if found is None:
        return redirect("home")
    on, words_went, alone = found
    context = {"on": date.fromisoformat(on), "words_went": words_went, "alone": alone}
    return render(request, "export/receipt.html", context)


@audience("signed-in")
@require_http_methods(["GET", "HEAD", "POST"])
def close_account(request: PersonRequest) -> HttpResponse:
    """Leaves every bond and erases the account. It ends on a page that no session stands behind."""
    form = StepUp(request.POST or None)
    identity = stepup.asked(request, form)
    if identity is not None:
        today = clock.day(clock.now(), request.person.timezone)
        close(request.person, request.keys, today)
        request.session.flush()
        response = render(request, "export/closed.html", {"on": today, "theme": "", "signed_in": False})
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return render(request, "export/close.html", {"form": form, "here": "account"})
