"""A room in which every page breaks, right where its words are in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse

CANARY = "a word that must not leave 7f3e"


class Broken(Exception):
    """Something nobody thought of; it carries the words it was given, as errors of libraries do."""


class Breaking:
    """Last of the middleware: takes what was posted into local variables, then fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> NoReturn:
        words = " ".join(request.POST.values())
        raise Broken(words)
