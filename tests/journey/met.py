"""One person's way with every door open, and which of a file's words a page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from django.db import transaction

from goldseam.bonds.models import Bond
from goldseam.journey.models import PaceState, StepDone
from goldseam.journey.past import Past
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Step
from goldseam.journey.program.texts import Said
from goldseam.people.models import Person
from tests.cast import Actor
from tests.journey.readers import Looked, Reader

LONG_AGO = timedelta(days=400)
ON_EVERY_PAGE = ("before", "read")
OF_EVERY_PART = ("ask", "options", "cards", "ends")
FEWEST = 5
"""Fewer words than so many in a row may stand on any page."""
_WORD = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"^\s*- (?:[a-z0-9-]+: )?", re.MULTILINE)

Met = tuple[object, ...]


@cache
def plain(text: str) -> str:
    """Only the words, each between two spaces."""
    return " ".join(["", *_WORD.findall(text.replace("*", "")), ""])


@cache
def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs and items of a text, those of some length, as plain words."""
    lines = (plain(one) for one in re.split(r"\n\s*\n|\n(?=- )", _ITEM.sub("\n- ", text)))
    return tuple(one for one in lines if one.count(" ") > FEWEST)


def all_of(what: Activity | Step, language: str) -> Iterator[str]:
    for wordings in what.texts[language].sections.values():
        yield from (one.text for one in wordings)


def chosen(what: Activity | Step, said: Said) -> tuple[str, ...]:
    """Every section as this reader is told it."""
    return (said.title, *(said.say(*name) for name in said.texts.sections))


def strange(what: Activity | Step, said: Said, language: str, page: str) -> list[str]:
    """Words on the page that were written for another reader, or in another language."""
    mine = "".join(plain(one) for one in chosen(what, said))
    others = [text for one in what.texts for text in all_of(what, one) if one != language or text not in mine]
    lines = {line for text in others for line in paragraphs(text)}
    return sorted(line for line in lines if line in page and line not in mine)


def own(activity: Activity, said: Said) -> Iterator[str]:
    """Everything the page of an activity, begun and not done, has to say of it."""
    yield said.title
    for name in ON_EVERY_PAGE:
        yield from paragraphs(said.say(name))
    for part in activity.parts:
        for name in OF_EVERY_PART:
            yield from paragraphs(said.say(name, part.id)) if name != "ask" or part.type != "cards" else ()


@dataclass
class Visit:
    """Somebody with their keys in the hand, so that no page of theirs has to be looked up twice."""

    one: Actor
    other: Actor

    def __post_init__(self) -> None:
        self.keys, self.side, self.space = self.one.keys(), self.one.side, f"/b/{self.one.bond.id}/"

    def become(self, reader: Reader, words: str) -> None:
        """The bond is of this kind, and this person has said what happened and their part in it."""
        Bond.objects.filter(pk=self.side.bond_id).update(kind=reader.kind)
        if reader.place:
            self.one.post(f"{self.space}incidents/place/", {"generation": reader.place})
        for role in reader.roles:
            self.one.tell(role, breach=reader.breach, cause=reader.cause, line=words)

    def read_in(self, language: str) -> None:
        Person.objects.filter(pk=self.keys.person).update(language=language)

    def come_far(self) -> None:
        """Both of them are through with every step."""
        day = datetime.now(UTC).date()
        for side in (self.side, self.other.side):
            StepDone.objects.settle(side, {step.number for step in program().steps}, day)

    def before(self, activity: Activity | None) -> None:
        """Everything was done long ago but this, which is just begun. Nothing of it was handed or opened."""
        now = datetime.now(UTC)
        then = dict.fromkeys(program().activities, now - LONG_AGO)
        steps = {step.number: now - LONG_AGO for step in program().steps}
        past = Past(done=dict(then), handed=then, received=then, entered=steps, finished=steps)
        if activity is not None:
            past.done.pop(activity.slug)
            past.opened[activity.slug] = now
        with transaction.atomic():
            PaceState.keep(self.side, self.keys, past)

    def page(self, activity: Activity) -> str:
        return f"{self.space}do/{self.keys.tag(self.side.me_circle, activity.slug).hex()}/"


def shown(one: Actor, url: str, faults: list[str], name: str) -> str:
    """The words of a page. A page that is not there, or not whole, is a fault."""
    answer = one.get(url)
    if answer.status_code != 200:
        faults.append(f"{name}: {answer.status_code}")
    found = Looked.at(answer.content.decode())
    faults += [f"{name}: {fault}" for fault in found.faults]
    return plain(" ".join(found.words))
