"""Drafts: nothing typed is ever lost. One for each page that has a form with words."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import Resolver404, resolve

from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Draft
from goldseam.writing.models.draft import Unfinished

LONGEST_PLACE = 200


def bond_of(place: str) -> UUID | None:
    """The bond inside which a page lies, or nothing when there is no such page."""
    if len(place) > LONGEST_PLACE:
        return None
    try:
        bond = resolve(place).kwargs.get("bond")
    except Resolver404:
        return None
    return bond if isinstance(bond, UUID) else None


def _row(keys: Keys, side: Side, place: str) -> Draft | None:
    tag = keys.tag(side.me_circle, f"draft:{place}")
    return Draft.objects.filter(bond=side.bond_id, author=keys.person, tag=tag).first()


def found(keys: Keys, side: Side, place: str) -> Unfinished | None:
    """What was begun on this page, if anything."""
    row = _row(keys, side, place)
    try:
        return row.read(keys) if row else None
    except Unopened:
        return None


def keep(keys: Keys, side: Side, place: str, fields: dict[str, list[str]], now: datetime) -> None:
    """Keeps the form as it stands, in place of what was kept for this page before."""
    row = _row(keys, side, place)
    if row is None:
        tag = keys.tag(side.me_circle, f"draft:{place}")
        row = Draft(bond=side.bond_id, circle=side.me_circle, author=keys.person, tag=tag, revision=0)
    row.revision += 1
    row.write(keys, Unfinished(fields, now))
    row.save()


def drop(keys: Keys, side: Side, place: str) -> None:
    """The page's form was sent; its draft has done its work."""
    tag = keys.tag(side.me_circle, f"draft:{place}")
    Draft.objects.filter(bond=side.bond_id, author=keys.person, tag=tag).delete()
