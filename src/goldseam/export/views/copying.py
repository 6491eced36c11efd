from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.export.copy import pieces
from goldseam.people import stepup
from goldseam.people.forms import StepUp
from goldseam.web.audience import audience


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: BondRequest) -> HttpResponse:
    """My words as a plain file, made in memory, after the passphrase. The file itself is not sealed."""
    form = StepUp(request.POST or None)
    identity = stepup.asked(request, form)
    if identity is not None:
        text = "".join(pieces(request.here, request.person.timezone))
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="notes.txt"'
        return response
    return render(request, "export/copy.html", {"form": form, "here": "space"})
