"""Dialogues as one side sees them, opened and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.dialogue.floor import BESIDE, HEAVY_AT_MOST, OTHER_DAY_AFTER, Floor, Kind, floor
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done, moved
from goldseam.dialogue.occasions import is_heavy

TURN: Final = timedelta(minutes=2)
"""About so long one turn is when two are together; it only shows, and cuts nothing off."""


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
    now: datetime | None = None

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
        return self.floor.moves(self.me, self.now)

    @property
    def together(self) -> bool:
        """Whether both chose to be here at the same time."""
        return self.floor.together(self.now)

    @property
    def asked(self) -> bool:
        """Whether the other would like to start together now, and I did not choose it."""
        joined = self.floor.standing(self.now).joined
        return bool(joined) and self.me not in joined

    @property
    def late(self) -> bool:
        """Whether something heavy was spoken about as long as is good."""
        return self.floor.late(self.now)

    @property
    def at_most(self) -> int:
        """After so many minutes together something heavy comes to its close."""
        return int(HEAVY_AT_MOST.total_seconds()) // 60

    @property
    def back(self) -> bool:
        """Whether I said that I am back from the time-out."""
        return self.me in self.floor.returned

    @property
    def early(self) -> bool:
        """Whether the time-out is too young for a body to have settled."""
        return self.floor.early(self.now)

    @property
    def other_day(self) -> bool:
        """Whether there were so many time-outs that another day would be kinder."""
        return self.floor.pauses >= OTHER_DAY_AFTER

    @property
    def gone(self) -> int | None:
        """Seconds since the turn of speaking or saying back began; nothing where none is timed."""
        began, now = self.floor.began, self.now
        if not self.together or self.floor.phase not in ("say", "back") or began is None or now is None:
            return None
        return max(int((now - began).total_seconds()), 0)

    @property
    def allowed(self) -> int:
        """About so many seconds a turn is."""
        return int(TURN.total_seconds())

    @property
    def turns(self) -> list[Said]:
        """Without what is nobody's turn."""
        return [one for one in self.said if one.kind not in BESIDE]

    @property
    def stamp(self) -> str:
        """Changes with everything both can see of it."""
        taken_back = sum(one.done.removed for one in self.said)
        return f"{self.newest}-{taken_back}-{self.together:d}{self.late:d}{self.asked:d}"

    @property
    def mine_stamp(self) -> str:
        """Changes with what I may do now, and to what; not with a time-out that came and went."""
        turns = self.turns
        last = turns[-1].done if turns else None
        may = ".".join(sorted(kind for kind in self.mine if kind not in ("stop", *BESIDE)))
        return f"{last.number if last else 0}-{last.removed if last else 0:d}-{may}"

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
        last = self.turns[-1] if self.turns else None
        return last if last is not None and last.kind == "not-quite" and self.floor.phase == "back" else None


def talk(here: Here, dialogue: UUID, now: datetime | None = None) -> Talk | None:
    """One dialogue of this bond at this moment; nothing where there is no turn of it."""
    rows = list(Turn.objects.filter(bond=here.bond.id, dialogue=dialogue))
    return _talk(here, dialogue, rows, now) if rows else None


def talks(here: Here, occasion: str = "") -> list[Talk]:
    """Every dialogue of an occasion, or all, the newest first."""
    rows: dict[UUID, list[Turn]] = {}
    for row in Turn.objects.filter(bond=here.bond.id).order_by("day", "number", "id"):
        rows.setdefault(row.dialogue, []).append(row)
    found = (_talk(here, dialogue, some) for dialogue, some in rows.items())
    return sorted(
        (one for one in found if not occasion or one.occasion == occasion), key=_began, reverse=True
    )


def _began(one: Talk) -> str:
    return one.said[0].done.at.isoformat() if one.said else ""


def _talk(here: Here, dialogue: UUID, rows: list[Turn], now: datetime | None = None) -> Talk:
    us, me = here.members(), here.keys.person
    rows = sorted(rows, key=lambda row: row.number)
    opened = Turn.opened(rows, here.keys, us)
    said = [Said(row.id, row.author == me, row.day, done) for row, done in opened]
    # Whoever left is still the other of what was said before.
    other = next(iter(us - {me}), None)
    occasion = next((done.occasion for _, done in opened if done.occasion), "")
    at = floor([moved(row, done) for row, done in opened], me, other, is_heavy(occasion))
    return Talk(dialogue, me, said, at, rows[-1].number, len(rows) - len(opened), now)
