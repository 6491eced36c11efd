from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldseam.people import kept


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its own cookie. What was typed stands on the page, to be sent again."""
    carried = kept.carried_by(request)
    texts = [text for texts in carried.fields.values() for text in texts if len(text) > 20] if carried else []
    context = {"texts": texts, "carried": carried and kept.written(carried)}
    return render(request, "writing/refused.html", context, status=403)
