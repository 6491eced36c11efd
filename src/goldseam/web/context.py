"""What every page knows: who runs this copy, which theme, whether somebody is signed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from goldseam.lib import clock


def page(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    return {
        "host": settings.HOST_CARD,
        "theme": getattr(person, "theme", ""),
        "signed_in": person is not None,
        "brand_hidden": person is not None and not person.show_brand,
        "reader": person,
        "bond": getattr(request, "bond", None),
        "space": getattr(request, "here", None),
        "NEUTRAL_PAGE": settings.NEUTRAL_PAGE,
        "demo_now": clock.now() if settings.DEMO else None,
    }
