"""The pages of the threshold and of step 1, for every pack, cause, kind of breach, part and place, in both
languages: each is whole, and what each asks for can be done once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils.html import escape

from goldseam.bonds.models import Bond
from goldseam.exercises.models import Reflection
from goldseam.journey import rooms
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity
from goldseam.people.models import Person
from tests.cast import Actor
from tests.journey.readers import LANGUAGES, STEPS, Looked, Reader, activities, covering, filled
from tests.test_audience import undone

READERS = covering()
FEW = READERS[7::14]
WORDS = "A made-up line of mine."


def become(one: Actor, reader: Reader) -> None:
    """The bond is of this kind, and this person has said what happened and their part in it."""
    Bond.objects.filter(pk=one.bond.pk).update(kind=reader.kind)
    if reader.place:
        one.post(one.url("family-place"), {"generation": reader.place})
    for role in reader.roles:
        one.tell(role, breach=reader.breach, cause=reader.cause, line=WORDS)


def read_in(one: Actor, language: str) -> None:
    Person.objects.filter(pk=one.person.pk).update(language=language)


@dataclass
class Visit:
    """Somebody with their keys in the hand, so that no page of theirs has to be looked up twice."""

    one: Actor

    def __post_init__(self) -> None:
        self.keys, self.side = self.one.keys(), self.one.side

    def page(self, activity: Activity) -> str:
        return self.one.url("activity", tag=self.keys.tag(self.side.me_circle, activity.slug).hex())

    def opened(self, activity: Activity) -> str:
        """The address of its page, opened for this sitting when it is heavy."""
        page = self.page(activity)
        assert not activity.heavy or self.one.post(f"{page}begin/").status_code == 302
        return page


def shown(one: Actor, url: str, faults: list[str], name: str) -> str:
    answer = one.get(url)
    if answer.status_code != 200:
        faults.append(f"{name}: {answer.status_code}")
    text = answer.content.decode()
    faults += [f"{name}: {fault}" for fault in Looked.at(text).faults]
    return text


def look(visit: Visit, reader: Reader, language: str) -> list[str]:
    """Every page of both steps as this reader finds it; what is wrong with them."""
    one, faults = visit.one, list[str]()
    for number in STEPS:
        text = shown(one, one.url("step", number=number), faults, f"step {number}")
        said = program().by_number[number].said(language, reader.tags)
        faults += [] if escape(said.title) in text else [f"step {number}: without its title"]
    for activity in activities(reader.tags):
        name, said = f"{activity.slug} in {language}", activity.said(language, reader.tags)
        before = shown(one, visit.page(activity), faults, f"{name}, before")
        with undone():
            text = shown(one, visit.opened(activity), faults, name)
        asked = [said.say("ask", part.id) for part in activity.parts]
        faults += [f"{name}: without {line!r}" for line in asked if escape(line) not in text]
        faults += [] if escape(said.title) in before else [f"{name}: without its title"]
        room = rooms.found(activity.room)
        if room is not None:
            where = reverse(room.url_name, kwargs={"bond": one.bond.id} if room.of_bond else {})
            shown(one, where, faults, f"the room {room.name} in {language}")
    shown(one, one.url("today"), faults, "today")
    shown(one, one.url("journey"), faults, "journey")
    return faults


def kept(visit: Visit, reader: Reader, language: str) -> list[str]:
    """Everything is done once, each by itself; what of it was refused."""
    one, faults = visit.one, list[str]()
    for activity in activities(reader.tags):
        with undone():
            url = visit.opened(activity)
            said = activity.said(language, reader.tags)
            answer = one.post(url, filled(activity, said, WORDS) | {"place": url})
            if answer.status_code != 302:
                faults.append(f"{activity.slug}: {answer.status_code}")
                continue
            text = shown(one, answer["Location"], faults, f"after {activity.slug}")
            if activity.kind == "reflect":
                row = Reflection.objects.of(visit.side).get()
                parts = row.read(visit.keys).parts
                faults += [f"{activity.slug}: nothing in {part.part}" for part in parts if part.empty]
                faults += (
                    [] if all(escape(part.asked) in text for part in parts) else [f"{activity.slug}: asked"]
                )
    return faults


def walk(pair: tuple[Actor, Actor], readers: list[Reader]) -> dict[str, list[str]]:
    one, visit = pair[0], Visit(pair[0])
    found: dict[str, list[str]] = {}
    for reader in readers:
        with undone():
            become(one, reader)
            for language in LANGUAGES:
                read_in(one, language)
                found[f"{reader} in {language}"] = look(visit, reader, language)
            found[f"{reader} keeps"] = kept(visit, reader, language)
    return {name: faults for name, faults in found.items() if faults}


def test_a_few_find_every_page_whole(pair: tuple[Actor, Actor]) -> None:
    assert not walk(pair, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("kind", program().relationships)
def test_everybody_finds_every_page_whole_and_can_do_everything(pair: tuple[Actor, Actor], kind: str) -> None:
    assert not walk(pair, [reader for reader in READERS if reader.kind == kind])


def test_the_statement_is_whole_in_every_language_and_pack(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    faults: list[str] = []
    pages: dict[str, str] = {}
    for state in ("empty", "proposed", "signed"):
        if state == "proposed":
            ines.propose("In May the car was sold.")
        if state == "signed":
            assert jonas.sign(1).status_code == 302
        for kind in program().relationships:
            Bond.objects.filter(pk=ines.bond.pk).update(kind=kind)
            for language in LANGUAGES:
                for one in (ines, jonas):
                    read_in(one, language)
                    name = f"{state} for {one.name} in {language}"
                    pages[name] = shown(one, one.url("statement"), faults, name)
                    shown(one, one.url("agreements"), faults, f"agreements, {name}")
    assert not faults
    assert all(
        pages[f"{one} in en"] != pages[f"{one} in es"] for one in ("empty for Ines", "signed for Jonas")
    )
