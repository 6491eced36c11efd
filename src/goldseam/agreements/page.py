"""The statement as one side sees it, opened and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goldseam.agreements.changes import Run, marked
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.quorum import Standing, standing
from goldseam.bonds.asking import Here
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Signature:
    """One side's place under a wording. ``day`` is empty while it is unsigned."""

    mine: bool
    day: date | None = None
    withdrawn_on: date | None = None
    account: str = ""


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

    @property
    def state(self) -> str:
        """How far the seam under it is drawn: open, half for my signature, mended for both."""
        if self.me.day and self.other.day:
            return "mended"
        return "half" if self.me.day else "open"


def _signature(row: Assent | None, wording: Wording, text: str | None, mine: bool, here: Here) -> Signature:
    """A signature counts when it opens, is by one of the two, and was given under just these words."""
    try:
        signed = row.read(here.keys) if row is not None and text is not None else None
    except Unopened:
        signed = None
    if row is None or signed is None or text is None or not signed.over(wording.id, text):
        return Signature(mine)
    if signed.withdrawn:
        return Signature(mine, withdrawn_on=row.withdrawn_on or row.day)
    return Signature(mine, row.day, account=signed.account)


def standing_of(shown: list[Version]) -> Standing:
    """Which wording is newest and which is in force, by the signatures that count."""
    by_me = [(version.number, "me") for version in shown if version.me.day]
    by_other = [(version.number, "other") for version in shown if version.other.day]
    return standing([version.number for version in shown], by_me + by_other)


def versions(agreement: Agreement, here: Here) -> list[Version]:
    """All wordings, oldest first, with what each changed in the one before."""
    signed: dict[tuple[UUID, bool], Assent] = {}
    us = here.members()
    for row in Assent.objects.filter(wording__agreement=agreement):
        if row.author in us:
            signed[row.wording_id, row.author == here.keys.person] = row
    found: list[Version] = []
    for wording in agreement.wordings.all():
        found.append(_version(wording, signed, here, found[-1] if found else None))
    return found


def _version(
    wording: Wording, signed: dict[tuple[UUID, bool], Assent], here: Here, before: Version | None
) -> Version:
    try:
        said = wording.read(here.keys)
        text, differ = said.text, said.differ
    except Unopened:
        text, differ = None, False
    comparable = before is not None and before.text is not None and text is not None and not differ
    runs = marked(before.text or "", text or "") if comparable and before and not before.differ else []
    return Version(
        number=wording.number,
        day=wording.day,
        mine=wording.side_id == here.side.id,
        text=text,
        differ=differ,
        me=_signature(signed.get((wording.id, True)), wording, text, True, here),
        other=_signature(signed.get((wording.id, False)), wording, text, False, here),
        runs=runs,
    )
