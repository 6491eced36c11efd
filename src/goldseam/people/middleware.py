"""Before a view runs: is this one for you, and are your keys open?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation

from goldseam.people import entrance
from goldseam.people.asking import LockedRequest
from goldseam.vault.kdf import Busy
from goldseam.web import errors, languages
from goldseam.web.audience import audience_of


class Reader:
    """Puts ``person`` and ``keys`` on the request, or sends the visitor to where they can open them.

    A view without an audience is answered as if it did not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = getattr(getattr(request, "person", None), "language", "")
        if languages.known(chosen) and languages.remembered(request) != chosen:
            languages.remember(response, chosen)  # for pages that do not know who reads
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        who = audience_of(view)
        if who == "anyone":
            return None
        if who is None:
            raise Http404
        person = entrance.person_of(request)
        if person is None:
            return _away(request)
        request.person = person  # type: ignore[attr-defined]
        timezone.activate(person.timezone)
        if languages.known(person.language):
            translation.activate(person.language)
        if who == "locked":
            return None
        keys = entrance.keys_of(request, person)
        if keys is None:
            return _locked(request)
        request.keys = keys  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Too many passphrases are being tried at this moment: a calm page that asks to come back."""
        if not isinstance(exception, Busy):
            return None
        response = errors.page(503)
        response["Retry-After"] = "5"
        return response


def _away(request: HttpRequest) -> HttpResponseBase:
    from goldseam.people.views.signing_in import ask_to_sign_in

    return ask_to_sign_in(request)


def _locked(request: HttpRequest) -> HttpResponseBase:
    from goldseam.people.views.unlocking import ask_to_unlock

    return ask_to_unlock(cast(LockedRequest, request))
