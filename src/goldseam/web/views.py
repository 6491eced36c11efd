"""Quick exit, the choice of a language before sign-in, and where browsers report a refused script."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldseam.web import languages
from goldseam.web.audience import audience
from goldseam.web.headers import FORGET


def from_here(request: HttpRequest) -> bool:
    """Whether a form was sent by one of our own pages, as the browser tells it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == request.get_host()


@audience("anyone")
@csrf_exempt
@require_POST
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Ends the sign-in and shows a blank page that moves on to somewhere neutral.

    Needs no cookie and no form token, so that the help page needs none; another site can not call it.
    """
    if not from_here(request):
        return HttpResponse(status=403)
    request.session.flush()
    response = HttpResponse(render_to_string("web/blank.html"))
    response["Clear-Site-Data"] = FORGET
    response["Refresh"] = f"0; url={settings.NEUTRAL_PAGE}"
    return response


@audience("anyone")
@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remembers the language somebody chose who is not signed in, and goes back to where they were.

    Needs no form token, like quick exit: pages without one stay without a cookie.
    """
    if not from_here(request):
        return HttpResponse(status=403)
    response = redirect(languages.back(request))
    code = request.POST.get("language", "")
    if languages.known(code):
        languages.remember(response, code)
    return response


@audience("anyone")
@csrf_exempt
@require_POST
def csp(request: HttpRequest) -> HttpResponse:
    """Takes a browser's report and keeps nothing of it."""
    return HttpResponse(status=204)
