"""Who stands behind a session that only watches: seen without counting as something they did."""

from __future__ import annotations

from uuid import UUID

from goldseam.lib import clock
from goldseam.people.models import SignedIn
from goldseam.people.sessions import SessionStore
from goldseam.vault import capsule
from goldseam.vault.sodium import Unopened


def person(session_key: str) -> UUID | None:
    """Whoever is signed in with this and not locked. It keeps no place open: one that nobody uses is locked
    as soon as without it."""
    now = clock.real()
    try:
        name = capsule.name(SessionStore(session_key).secret)
    except Unopened:
        return None
    row = SignedIn.objects.filter(name=name, capsule__isnull=False).defer("data", "capsule", "label").first()
    if row is None or row.ends <= now or row.idle(now):
        return None
    return row.person
