"""Who may hear that there is something new in a bond: whoever may read it, at this very moment."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http.cookie import parse_cookie

from goldseam.bonds.models import Side
from goldseam.people import watching


def admitted(bond: UUID, cookies: str) -> UUID | None:
    """The person whose cookies these are, when they have open keys and a side of this bond."""
    who = watching.person(parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, ""))
    if who is None or not Side.objects.filter(bond=bond, person=who).exists():
        return None
    return who
