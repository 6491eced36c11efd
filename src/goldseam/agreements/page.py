"""Agreements as one side sees them, opened and ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goldseam.agreements.changes import Run, marked
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.models.said import Part, Said
from goldseam.agreements.quorum import BOTH, Standing, standing
from goldseam.bonds.asking import Here
from goldseam.vault.sodium import Unopened

Signatures = dict[tuple[UUID, bool], Assent]


@dataclass(frozen=True)
class Signature:
    """One side's place under a wording. ``day`` is empty while it is unsigned. ``asks`` are words that were
    asked for instead."""

    mine: bool
    day: date | None = None
    withdrawn_on: date | None = None
    account: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Shown:
    """One part of a wording, with what it changed in the one before."""

    part: Part
    runs: list[Run] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The day it names, when it is one."""
        try:
            return date.fromisoformat(self.part.text)
        except ValueError:
            return None


@dataclass(frozen=True)
class Version:
    """One wording, opened. ``text`` is empty when it could not be opened."""

    number: int
    day: date
    mine: bool
    text: str | None
    differ: bool
    me: Signature
    other: Signature
    runs: list[Run] = field(default_factory=list)
    parts: list[Shown] = field(default_factory=list)
    until: date | None = None
    since: date | None = None

    @property
    def state(self) -> str:
        """How far the seam under it is drawn: open, half for my signature, mended for both."""
        if self.me.day and self.other.day:
            return "mended"
        return "half" if self.me.day else "open"

    def lapsed(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def _signature(row: Assent | None, wording: Wording, said: Said | None, mine: bool, here: Here) -> Signature:
    """A signature counts when it opens, is by one of the two, and was given under just these words."""
    try:
        signed = row.read(here.keys) if row is not None and said is not None else None
    except Unopened:
        signed = None
    if row is None or signed is None or said is None or not signed.over(wording.id, said):
        return Signature(mine)
    if signed.asks:
        return Signature(mine, asks=signed.asks)
    if signed.withdrawn:
        return Signature(mine, withdrawn_on=row.withdrawn_on or row.day)
    return Signature(mine, row.day, account=signed.account)


def standing_of(shown: Sequence[Version], needed: int = BOTH, today: date | None = None) -> Standing:
    """Which wording is newest and which is in force, by the signatures that count. With ``today`` what has
    lapsed is in force no more."""
    running = [version for version in shown if today is None or not version.lapsed(today)]
    by_me = [(version.number, "me") for version in running if version.me.day]
    by_other = [(version.number, "other") for version in running if version.other.day]
    return standing([version.number for version in shown], by_me + by_other, needed)


def versions(agreement: Agreement, here: Here) -> list[Version]:
    """All wordings, oldest first, with what each changed in the one before."""
    assents = Assent.objects.filter(bond=here.bond.id, wording__agreement=agreement)
    return _opened(agreement.wordings.all(), _by_wording(assents, here), here)


def everything(here: Here) -> list[tuple[Agreement, list[Version]]]:
    """Every agreement of the bond that has words, the oldest first. Two questions to the database."""
    found: dict[UUID, tuple[Agreement, list[Wording]]] = {}
    rows = Wording.objects.filter(bond=here.bond.id).select_related("agreement")
    for row in rows.order_by("day", "number", "id"):
        found.setdefault(row.agreement_id, (row.agreement, []))[1].append(row)
    signed = _by_wording(Assent.objects.filter(bond=here.bond.id), here) if found else {}
    return [(agreement, _opened(wordings, signed, here)) for agreement, wordings in found.values()]


def _by_wording(rows: Iterable[Assent], here: Here) -> Signatures:
    us, me = here.members(), here.keys.person
    return {(row.wording_id, row.author == me): row for row in rows if row.author in us}


def _opened(wordings: Iterable[Wording], signed: Signatures, here: Here) -> list[Version]:
    shown: list[Version] = []
    for wording in wordings:
        shown.append(_version(wording, signed, here, shown[-1] if shown else None))
    return shown


def _version(wording: Wording, signed: Signatures, here: Here, before: Version | None) -> Version:
    try:
        read: Said | None = wording.read(here.keys)
    except Unopened:
        read = None
    said = read if read is not None and read.kind == wording.agreement.sealed_kind else None
    text, differ = (said.plain, said.differ) if said else (None, False)
    comparable = before is not None and before.text is not None and text is not None and not differ
    free = comparable and before is not None and not before.differ and not (said and said.parts)
    return Version(
        number=wording.number,
        day=wording.day,
        mine=wording.author == here.keys.person,
        text=text,
        differ=differ,
        me=_signature(signed.get((wording.id, True)), wording, said, True, here),
        other=_signature(signed.get((wording.id, False)), wording, said, False, here),
        runs=marked(before.text or "", text or "") if free and before else [],
        parts=_parts(said.parts, before) if said else [],
        until=said.until if said else None,
        since=said.since if said else None,
    )


def _parts(parts: Sequence[Part], before: Version | None) -> list[Shown]:
    earlier = {one.part.slug: one.part.text for one in before.parts} if before else {}
    return [Shown(one, marked(earlier[one.slug], one.text) if one.slug in earlier else []) for one in parts]
