"""How something sealed for both stands, as one side may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldseam.bonds.asking import Here
from goldseam.exercises import written
from goldseam.exercises.models import Answer, Aside, Exchange
from goldseam.exercises.models.beside import Beside
from goldseam.exercises.models.exchange import Settled
from goldseam.exercises.written import Written
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened

State = Literal["unsealed", "sealed", "ready", "open"]


@dataclass(frozen=True)
class Between:
    """``ready``: both have answered, and I sealed first. Before it is open nothing of the other is known but
    that; whether they answered while I have not is never known. An answer that does not open is empty."""

    state: State
    exchange: Exchange | None = None
    mine: Written | None = None
    theirs: Written | None = None

    @property
    def opened_on(self) -> date | None:
        return self.exchange.opened_on if self.exchange is not None else None

    @property
    def one_wording(self) -> bool:
        """Whether both answered the same revision, so that their answers can be laid side by side."""
        if self.mine is None or self.theirs is None:
            return False
        return (self.mine.slug, self.mine.revision) == (self.theirs.slug, self.theirs.revision)


def between(here: Here, activity: Activity) -> Between:
    """What lies between the two on this activity."""
    return standing(here, Exchange.on(here.bond, here.keys, activity.slug))


def standing(here: Here, exchange: Exchange | None) -> Between:
    """The same of one exchange, whatever it is about."""
    rows = list(exchange.answers.all()) if exchange is not None else []
    own = {row.released: row for row in rows if row.author == here.keys.person}
    other = {row.released: row for row in rows if row.author != here.keys.person}
    if exchange is None or not own:
        return Between("unsealed", exchange)
    given = _read(own.get(True), here) if exchange.opened_on is not None else None
    if given is not None:  # mine lies open; no column alone says so
        return Between("open", exchange, given, _read(other.get(True), here))
    state: State = "ready" if True not in own and True in other else "sealed"
    return Between(state, exchange, _read(own.get(False), here))


def _read(answer: Answer | None, here: Here) -> Written | None:
    try:
        return written.opened(answer.kept(here.keys, answer.exchange.topic).text) if answer else None
    except Unopened:
        return None


# verbs; each inside the caller's transaction


def seal(way: Way, activity: Activity, text: str, beside: Beside | None = None) -> None:
    """My answer is sealed, and my part is done. ``beside`` is what I keep for myself with it.

    Raises ``Settled`` when it is sealed already or nobody else is here, ``Unopened`` when what the other gave
    is not what they sealed.
    """
    here = way.here
    if not here.both:
        raise Settled
    exchange = Exchange.begun(here.bond, here.keys, activity.slug)
    exchange.seal_answer(here.side, here.keys, text, clock.day(way.now, way.zone))
    if beside is not None:
        Aside.keep(here.side, here.keys, beside)
    way.begin(activity)
    way.complete(activity)


def open_both(way: Way, activity: Activity) -> None:
    """I sealed first, both have answered: both lie open from now on. A heavy one counts as opened.

    Raises ``Settled`` and ``Unopened`` as sealing does.
    """
    here = way.here
    exchange = Exchange.on(here.bond, here.keys, activity.slug)
    if exchange is None or not here.both:
        raise Settled
    exchange.open(here.side, here.keys, clock.day(way.now, way.zone))
    if activity.heavy:
        way.begin(activity)


def take_back(way: Way, activity: Activity) -> Written | None:
    """I take my answer back until it is open; the words are given to whoever keeps drafts. Raises
    ``Settled`` when there is none, or it is open."""
    here = way.here
    found = between(here, activity)
    if found.exchange is None or found.state not in ("sealed", "ready"):
        raise Settled
    found.exchange.withdraw(here.side, here.keys)
    way.reopen(activity)
    return found.mine
