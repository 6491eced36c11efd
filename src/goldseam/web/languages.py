"""Languages before and after sign-in: which there are, which one a browser was told to use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language


def known(code: object) -> bool:
    """Whether pages can be had in this language."""
    return code in dict(settings.LANGUAGES)


def asked(request: HttpRequest) -> tuple[str, str]:
    """For pages that take no form and no cookie: the language of the answer, and what its links carry on.
    The address decides (``?lang=es``), else the browser."""
    code = request.GET.get("lang", "")
    if known(code):
        return code, f"?lang={code}"
    return get_language() or settings.LANGUAGE_CODE, ""


def remember(response: HttpResponse, code: str) -> None:
    """Tells the browser to ask for this language, until it is closed."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Strict",
    )


def remembered(request: HttpRequest) -> str:
    """The language this browser was told to ask for, or nothing."""
    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


def back(request: HttpRequest) -> str:
    """The page on which a language was chosen, or the first one; never another site's."""
    place = request.POST.get("back", "")
    own = place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return place if own else "/"
