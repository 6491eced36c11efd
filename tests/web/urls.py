"""Addresses for rendering the look alone, without the rooms behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def _nothing(request: HttpRequest, **_given: object) -> HttpResponse:
    return HttpResponse("")


PLAIN = ("welcome", "home", "help", "quick-exit", "account", "spaces")
ROOMS = ("today", "journey", "agreements", "writings", "space")

urlpatterns = [
    *(path(f"{name}/", _nothing, name=name) for name in PLAIN),
    *(path(f"b/<uuid:bond>/{name}/", _nothing, name=name) for name in ROOMS),
]
