"""Dialogues as one side sees them, opened and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.dialogue.floor import Floor, Kind, floor
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done, moved


@dataclass(frozen=True)
class Said:
    """One turn. Words that were taken back are empty; that there was a turn is still there."""

    id: UUID
    mine: bool
    day: date
    done: Done

    @property
    def kind(self) -> Kind:
        return self.done.kind

    @property
    def erasable(self) -> bool:
        """Whether there are words of mine to take back."""
        return self.mine and not self.done.removed and bool(self.done.text or self.done.thanks)


@dataclass(frozen=True)
class Talk:
    """One dialogue: its turns in order, whose turn it is, and the number of its last row."""

    id: UUID
    me: UUID
    said: list[Said]
    floor: Floor
    newest: int
    lost: int

    @property
    def occasion(self) -> str:
        """Every turn names it, so that it is known also when the first of them are gone with their writer."""
        return next((one.done.occasion for one in self.said if one.done.occasion), "")

    @property
    def topic(self) -> Said | None:
        """What it is about: the last topic that was proposed."""
        return next((one for one in reversed(self.said) if one.kind == "topic"), None)

    @property
    def began_on(self) -> date | None:
        return self.said[0].day if self.said else None

    @property
    def speaking(self) -> bool:
        """Whether I am the speaker now."""
        return self.floor.speaker == self.me

    @property
    def mine(self) -> frozenset[Kind]:
        """What I may do now."""
        return self.floor.moves(self.me)

    @property
    def pending(self) -> Said | None:
        """The words my turn answers: what was said, or what was heard."""
        if self.floor.lapsed or self.floor.phase not in ("back", "answer"):
            return None
        wanted = "say" if self.floor.phase == "back" else "back"
        return next((one for one in reversed(self.said) if one.kind == wanted), None)

    @property
    def missed(self) -> Said | None:
        """What was missing in what I said back, where the last answer was "not quite"."""
        last = self.said[-1] if self.said else None
        return last if last is not None and last.kind == "not-quite" and self.floor.phase == "back" else None


def talk(here: Here, dialogue: UUID) -> Talk | None:
    """One dialogue of this bond; nothing where there is no turn of it."""
    rows = list(Turn.objects.filter(bond=here.bond.id, dialogue=dialogue))
    return _talk(here, dialogue, rows) if rows else None


def talks(here: Here, occasion: str = "") -> list[Talk]:
    """Every dialogue of an occasion, or all, the newest first."""
    rows: dict[UUID, list[Turn]] = {}
    for row in Turn.objects.filter(bond=here.bond.id).order_by("day", "number"):
        rows.setdefault(row.dialogue, []).append(row)
    found = (_talk(here, dialogue, some) for dialogue, some in rows.items())
    return sorted(
        (one for one in found if not occasion or one.occasion == occasion), key=_began, reverse=True
    )


def _began(one: Talk) -> str:
    return one.said[0].done.at.isoformat() if one.said else ""


def _talk(here: Here, dialogue: UUID, rows: list[Turn]) -> Talk:
    us, me = here.members(), here.keys.person
    rows = sorted(rows, key=lambda row: row.number)
    opened = Turn.opened(rows, here.keys, us)
    said = [Said(row.id, row.author == me, row.day, done) for row, done in opened]
    # Whoever left is still the other of what was said before.
    other = next(iter(us - {me}), None)
    at = floor([moved(row, done) for row, done in opened], me, other)
    return Talk(dialogue, me, said, at, rows[-1].number, len(rows) - len(opened))
