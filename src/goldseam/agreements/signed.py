"""Whether the reader's part in what two sign is done. Opens no words."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from goldseam.agreements.models import Agreement
from goldseam.agreements.quorum import Standing, standing
from goldseam.agreements.rows import rows
from goldseam.bonds.asking import Here
from goldseam.journey.way import Way


def by_me(way: Way) -> bool:
    """Of the statement: whether I signed the newest wording, or a wording we both signed stands."""
    if not way.here.both:
        return False
    stands, signatures = _stands(way.here, Agreement.Kind.STATEMENT)
    return stands.in_force is not None or (stands.newest, way.here.side.id) in signatures


def by_both(kind: str) -> Callable[[Way], bool]:
    """Of another kind that both word: whether a wording stands that both signed."""

    def done(way: Way) -> bool:
        return _stands(way.here, kind)[0].in_force is not None

    return done


def _stands(here: Here, kind: str) -> tuple[Standing, list[tuple[int, UUID]]]:
    found = [row for row in rows(here) if row.kind == kind and row.keeper is None]
    signatures = [(row.number, row.signer) for row in found if row.signed and row.signer is not None]
    return standing([row.number for row in found], signatures), signatures
