from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from goldseam.hosting.preview import showing
from goldseam.hosting.preview.texts import chapters
from goldseam.web.audience import audience

THEMES = ("porcelain", "ink")


@audience("anyone")
@require_GET
def texts(request: HttpRequest) -> HttpResponse:
    """Every text, read anew from the files. Only ``./goldseam program preview`` serves this; nothing of
    anybody's is in it."""
    programs = showing.read_anew()
    languages = list(dict.fromkeys(one for _, program in programs for one in program.languages))
    asked = request.GET.get("language", "")
    language = asked if asked in languages else languages[0]
    theme = request.GET.get("theme", "")
    with translation.override(language if translation.check_for_language(language) else "en"):
        return render(
            request,
            "hosting/texts.html",
            {
                "chapters": list(chapters(programs, language)),
                "heading": programs[0][1].said(language).title or programs[0][0].name,
                "languages": languages,
                "language": language,
                "themes": THEMES,
                "theme": theme if theme in THEMES else THEMES[0],
                "faults": showing.faults(),
            },
        )


def nothing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)
