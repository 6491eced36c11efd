"""For views inside a bond: is the reader one of its sides? Refused and missing look the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from goldseam.bonds.asking import Here
from goldseam.bonds.meeting import greet, keep_up
from goldseam.bonds.models import Side
from goldseam.lib import lanes
from goldseam.web.audience import audience_of
from goldseam.web.once import led_to


def _again(request: HttpRequest) -> HttpResponseBase:
    """A form that led out of the bond leads there a second time too; whatever else is not here."""
    led = led_to(request) if request.method == "POST" else None
    if led is None:
        raise Http404
    return HttpResponseRedirect(led)


class Bonded:
    """Puts ``bond``, ``side`` and ``here`` on requests whose audience is a bond; these write in its lane."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            lanes.leave()

    def process_view(
        self, request: Any, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if audience_of(view) != "bond":
            return None
        sides = list(Side.objects.in_bond(kwargs.pop("bond"), request.person))
        side = next((one for one in sides if one.person_id == request.person.pk), None)
        if side is None:
            return _again(request)
        lanes.enter(side.bond_id)
        request.side, request.bond, request.here = side, side.bond, Here(request, side, sides)
        greet(request.here)
        keep_up(request.here)
        return None
