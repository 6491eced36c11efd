"""The booklets: the same bytes for everyone, nothing asked and nothing kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldseam.journey import pacing
from goldseam.journey.paper import names
from goldseam.journey.paper.booklet import Booklet
from goldseam.journey.paper.reader import Reader, numbered
from goldseam.journey.program.loaded import program
from goldseam.web import languages
from goldseam.web.audience import audience


@audience("anyone")
@csrf_exempt
@require_safe
def booklets(request: HttpRequest) -> HttpResponse:
    """Every booklet there is, by plain links."""
    language, lang = languages.asked(request)
    return _answer(_choice(language, lang), language)


@audience("anyone")
@csrf_exempt
@require_safe
def booklet(request: HttpRequest, number: int) -> HttpResponse:
    """One booklet, whole, ready for the printer."""
    language, lang = languages.asked(request)
    try:
        reader = numbered(number)
    except IndexError:
        raise Http404 from None
    return _answer(rendered(reader, language, lang), language)


def _answer(page: str, language: str) -> HttpResponse:
    answer = HttpResponse(page)
    answer["Content-Language"] = language
    return answer


@lru_cache(maxsize=8)
def _choice(language: str, lang: str) -> str:
    with translation.override(language):
        return render_to_string("journey/paper/choice.html", {"choice": names.choice(), "lang": lang})


@lru_cache(maxsize=32)
def rendered(reader: Reader, language: str, lang: str = "", template: str = "booklet") -> str:
    """A booklet as a page, made without a request; with the template ``pdf`` as bare leaves."""
    with translation.override(language):
        given: dict[str, Any] = {
            "booklet": Booklet(program(), reader, language),
            "names": names.of(reader),
            "heavy_hours": pacing.BETWEEN_HEAVY.days * 24,
            "letter_hours": pacing.AFTER_A_HARD_LETTER.days * 24,
            "weeks": range(10),
            "lang": lang,
        }
        return render_to_string(f"journey/paper/{template}.html", given)
