"""Pages about safety: nothing stored, nothing told, the same bytes for everyone.

They take no form, so they need no form token either: whatever is posted is refused without setting a cookie.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldseam.lib import clock
from goldseam.safety import directory, telling
from goldseam.web import languages
from goldseam.web.audience import audience

PAGES = {
    "help": "help",
    "safety-check": "check",
    "quick-exit-page": "quick_exit",
    "before-inviting": "before_inviting",
}


def _answer(request: HttpRequest, name: str) -> HttpResponse:
    """The page in the language its address asks for, else the browser."""
    language, lang = languages.asked(request)
    answer = HttpResponse(_rendered(name, language, lang, clock.now().date()))
    answer["Content-Language"] = language
    return answer


@lru_cache(maxsize=64)
def _rendered(name: str, language: str, lang: str, today: date) -> bytes:
    """A page, made without the request: it can not know who asks. Anew each day: checks grow old.

    A language that the address asked for goes along to the other pages of help, so that no cookie is needed.
    """
    given: dict[str, Any] = {"here": reverse(name), "lang": lang}
    with translation.override(language):
        given |= _lines(language, today) if name == "help" else {}
        return render_to_string(f"safety/{PAGES[name]}.html", given).encode()


def _lines(language: str, today: date) -> dict[str, Any]:
    known = telling.told(directory.of_home(settings.HOME.path), language)
    checked = (row for country in known.countries for row in country.checked)
    return {"directory": known, "old": {row for row in checked if directory.stale(row, today)}}


@audience("anyone")
@csrf_exempt
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers to call, of all countries on one page."""
    return _answer(request, "help")


@audience("anyone")
@csrf_exempt
@require_safe
def safety_check(request: HttpRequest) -> HttpResponse:
    """Questions to read and answer in one's own mind; nothing on the page can be sent."""
    return _answer(request, "safety-check")


@audience("anyone")
@csrf_exempt
@require_safe
def quick_exit_page(request: HttpRequest) -> HttpResponse:
    """What quick exit does and what it can not hide."""
    return _answer(request, "quick-exit-page")


@audience("anyone")
@csrf_exempt
@require_safe
def before_inviting(request: HttpRequest) -> HttpResponse:
    """What to think of before inviting somebody, and when not to."""
    return _answer(request, "before-inviting")
