from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goldseam.hosting.demo.moving import move
from goldseam.web.audience import audience


@audience("anyone")
@require_POST
def clock(request: HttpRequest) -> HttpResponse:
    """Moves the clock of a demo, then back to the page. In every other home this address does not exist."""
    file = settings.CLOCK_FILE
    if not settings.DEMO or file is None:
        raise Http404
    try:
        move(file, request.POST.get("to", ""))
    except ValueError:
        return HttpResponse(status=400)
    back = request.POST.get("back", "")
    known = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if known and back.startswith("/") else "welcome")
