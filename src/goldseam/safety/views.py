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
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldseam.lib import clock
from goldseam.safety import directory
from goldseam.web.audience import audience


def _answer(page: str) -> HttpResponse:
    return HttpResponse(_rendered(page, get_language() or "", clock.now().date()))


@lru_cache(maxsize=16)
def _rendered(page: str, language: str, today: date) -> bytes:
    """A page, made without the request: it can not know who asks. Anew each day: checks grow old."""
    return render_to_string(f"safety/{page}.html", _lines(today) if page == "help" else {}).encode()


def _lines(today: date) -> dict[str, Any]:
    known = directory.of_home(settings.HOME.path)
    checked = (row for country in known.countries for row in country.checked)
    return {"directory": known, "old": {row for row in checked if directory.stale(row, today)}}


@audience("anyone")
@csrf_exempt
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers to call, of all countries on one page."""
    return _answer("help")


@audience("anyone")
@csrf_exempt
@require_safe
def safety_check(request: HttpRequest) -> HttpResponse:
    """Questions to read and answer in one's own mind; nothing on the page can be sent."""
    return _answer("check")


@audience("anyone")
@csrf_exempt
@require_safe
def quick_exit_page(request: HttpRequest) -> HttpResponse:
    """What quick exit does and what it can not hide."""
    return _answer("quick_exit")


@audience("anyone")
@csrf_exempt
@require_safe
def before_inviting(request: HttpRequest) -> HttpResponse:
    """What to think of before inviting somebody, and when not to."""
    return _answer("before_inviting")
