"""Every step and everything there is to do in it, for every relationship, cause, private kind of breach, part
and place, in both languages: each page is whole, says what its reader is meant to read and nothing that was
written for others, and what it asks for can be done."""

from __future__ import annotations

import itertools

import pytest
from django.urls import reverse

from goldseam.bonds.models import Bond
from goldseam.exercises.models import Letter, Reflection
from goldseam.journey import rooms
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Step
from tests.cast import Actor
from tests.checkins.looking import days_on
from tests.journey.met import Visit, chosen, own, plain, shown, strange
from tests.journey.readers import LANGUAGES, Reader, activities, covering, filled, matrix
from tests.test_audience import undone

pytestmark = pytest.mark.slow

WORDS = "A made-up line of mine."
KINDS = program().relationships
HALVES = (KINDS[::2], KINDS[1::2])
FEW = 12

Page = tuple[str, Activity | Step]
Plan = dict[Reader, list[Page]]


def named(page: Page) -> tuple[str, str]:
    language, what = page
    return language, f"step {what.number}" if isinstance(what, Step) else what.slug


def meant(page: Page, reader: Reader) -> frozenset[object]:
    """What of it the page would show that not every reader's does, and who reads it."""
    language, what = page
    words: set[object] = set(chosen(what, what.said(language, reader.tags)))
    if isinstance(what, Step):
        words |= {(one.slug, one.said(language, reader.tags).title) for one in listed(what, reader)}
    return frozenset(
        words | {(reader.kind, reader.place), reader.roles, ("breach", reader.breach * (language == "en"))}
    )


def listed(step: Step, reader: Reader) -> list[Activity]:
    return [one for one in step.activities if one.is_for(reader.tags) and not one.inside]


def pages(reader: Reader) -> list[Page]:
    """Everything this reader could open, in every language."""
    return list(itertools.product(LANGUAGES, (*program().steps, *activities(reader.tags))))


def plan(readers: list[Reader]) -> Plan:
    """So few pages that each step and each thing to do is looked at as every relationship, place, part and
    breach, and each wording that any of these readers is told is met on its page, in every language."""
    offers: dict[tuple[str, str], list[tuple[Reader, Page, frozenset[object]]]] = {}
    for reader in readers:
        for page in pages(reader):
            offered = (reader, page, meant(page, reader))
            offers.setdefault(named(page), []).append(offered)
    found: Plan = {}
    for readings in offers.values():
        missing = frozenset[object]().union(*(words for *_, words in readings))
        while missing:
            reader, page, words = max(readings, key=lambda one: len(one[2] & missing))
            found.setdefault(reader, []).append(page)
            missing -= words
    return found


def look_at_step(visit: Visit, step: Step, reader: Reader, language: str) -> list[str]:
    faults, name = list[str](), f"step {step.number}"
    visit.before(None)
    text = shown(visit.one, f"{visit.space}journey/{step.number}/", faults, name)
    said = step.said(language, reader.tags)
    wanted = [said.title, said.say("line")]
    wanted += [one.said(language, reader.tags).title for one in listed(step, reader)]
    faults += [f"{name}: without {line!r}" for line in wanted if plain(line) not in text]
    return faults + [f"{name}: strange {line!r}" for line in strange(step, said, language, text)]


def look_at(visit: Visit, activity: Activity, reader: Reader, language: str) -> list[str]:
    faults, name = list[str](), activity.slug
    visit.before(activity)
    text = shown(visit.one, visit.page(activity), faults, name)
    said = activity.said(language, reader.tags)
    faults += [f"{name}: without {line!r}" for line in own(activity, said) if plain(line) not in text]
    return faults + [f"{name}: strange {line!r}" for line in strange(activity, said, language, text)]


def walk(pair: tuple[Actor, Actor], pages: Plan) -> dict[str, list[str]]:
    """What is wrong with these pages. One pair becomes each of these readers in turn."""
    visit, found = Visit(*pair), dict[str, list[str]]()
    for reader, things in pages.items():
        with undone():
            visit.become(reader, WORDS)
            visit.come_far()
            for language, what in sorted(things, key=lambda one: one[0]):
                visit.read_in(language)
                look = look_at_step if isinstance(what, Step) else look_at
                found.setdefault(f"{reader} in {language}", []).extend(
                    look(visit, what, reader, language)  # type: ignore[arg-type]
                )
    return {name: faults for name, faults in found.items() if faults}


def test_a_few_find_their_pages_whole(pair: tuple[Actor, Actor]) -> None:
    some = {
        reader: pages(reader)[number :: len(pages(reader)) // FEW]
        for number, reader in enumerate(covering()[::7])
    }
    assert walk(pair, some) == {}


@pytest.mark.slow
@pytest.mark.parametrize("kinds", HALVES, ids="-".join)
def test_everybody_finds_every_page_whole(pair: tuple[Actor, Actor], kinds: tuple[str, ...]) -> None:
    mine = {reader: things for reader, things in plan(matrix()).items() if reader.kind in kinds}
    assert sum(len(things) for things in mine.values()) > 1000
    assert walk(pair, mine) == {}


def test_who_looks_sees_words_for_others_and_words_in_another_language() -> None:
    activity, tags = program().activities["impact-letter"], frozenset({"friends", "hurt"})
    english, spanish = (activity.said(language, tags) for language in LANGUAGES)
    mine = "".join(plain(text) for text in chosen(activity, english))
    assert strange(activity, english, "en", mine) == []
    assert all(plain(line) in mine for line in own(activity, english))
    assert strange(activity, english, "en", mine + plain(spanish.say("before")))
    others = "".join(
        plain(text) for text in chosen(activity, activity.said("en", frozenset({"partners", "hurt"})))
    )
    assert others != mine and strange(activity, english, "en", mine + others)
    assert any(plain(line) not in mine for line in own(activity, spanish))


def test_a_plan_leaves_out_no_step_nothing_to_do_and_no_wording() -> None:
    readers = matrix()[::9]
    every = {(named(page), word) for one in readers for page in pages(one) for word in meant(page, one)}
    some = ((one, page) for one, things in plan(readers).items() for page in things)
    assert every == {(named(page), word) for one, page in some for word in meant(page, one)}


@pytest.mark.slow
@pytest.mark.parametrize("reader", [covering()[3], covering()[7], covering()[17]], ids=str)
def test_everything_that_is_asked_for_can_be_given(pair: tuple[Actor, Actor], reader: Reader) -> None:
    visit, faults = Visit(*pair), list[str]()
    visit.become(reader, WORDS)
    visit.come_far()
    for activity in activities(reader.tags):
        if activity.kind == "room":
            continue
        with undone():
            visit.before(activity)
            url, said = visit.page(activity), activity.said("en", reader.tags)
            answer = visit.one.post(url, filled(activity, said, WORDS) | {"place": url})
            if answer.status_code != 302:
                faults.append(f"{activity.slug}: {answer.status_code}")
            elif activity.kind == "reflect":
                parts = Reflection.objects.of(visit.side).get().read(visit.keys).parts
                faults += [f"{activity.slug}: nothing in {part.part}" for part in parts if part.empty]
    assert faults == []


@pytest.mark.slow
def test_every_room_opens_for_every_pack(pair: tuple[Actor, Actor]) -> None:
    visit, faults = Visit(*pair), list[str]()
    for kind in KINDS:
        reader = next(one for one in matrix() if one.kind == kind and len(one.roles) == 2)
        with undone():
            visit.become(reader, WORDS)
            visit.come_far()
            for language in LANGUAGES:
                visit.read_in(language)
                for activity in activities(reader.tags):
                    room = rooms.found(activity.room)
                    if room is not None:
                        visit.before(activity)
                        bond = {"bond": visit.side.bond_id} if room.of_bond else {}
                        where = reverse(room.url_name, kwargs={**bond, **room.more})
                        shown(visit.one, where, faults, f"the room {room.name} for {kind} in {language}")
    assert faults == []


def test_the_statement_is_whole_in_every_language_and_pack(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    faults: list[str] = []
    read: dict[str, str] = {}
    for state in ("empty", "proposed", "signed"):
        if state == "proposed":
            ines.propose("In May the car was sold.")
        if state == "signed":
            assert jonas.sign(1).status_code == 302
        for kind in KINDS if state == "empty" else KINDS[:1]:
            Bond.objects.filter(pk=ines.bond.pk).update(kind=kind)
            for language in LANGUAGES:
                for one in (ines, jonas):
                    Visit(one, ines).read_in(language)
                    name = f"{state} for {one.name} in {language}"
                    read[name] = shown(one, one.url("statement"), faults, name)
                    shown(one, one.url("agreements"), faults, f"agreements, {name}")
    assert not faults
    assert all(read[f"{one} in en"] != read[f"{one} in es"] for one in ("empty for Ines", "signed for Jonas"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_at_hand_before_the_apology_is_written(pair: tuple[Actor, Actor], language: str) -> None:
    visit = Visit(*pair)
    visit.become(Reader("partners", "affair", ("responsible",)), WORDS)
    visit.come_far()
    visit.read_in(language)
    visit.before(program().activities["apology"])
    page = visit.one.get(visit.one.url("apology")).content.decode()
    main = page[page.index("<main") :]
    assert reverse("help") in main
    letter = visit.page(program().activities["apology-letter"])
    assert main.index(reverse("help")) < main.index(letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_beside_a_hard_letter_before_and_after_it_is_opened(
    pair: tuple[Actor, Actor], language: str
) -> None:
    ines, jonas = pair
    reading, writing = Visit(ines, jonas), Visit(jonas, ines)
    writing.become(Reader("partners", "affair", ("hurt",)), WORDS)
    for visit in (reading, writing):
        visit.come_far()
        visit.read_in(language)
    letter = program().activities["impact-letter"]
    said, desk = letter.said(language, frozenset({"partners", "hurt"})), writing.page(letter)
    writing.before(letter)
    reading.before(None)
    assert jonas.post(desk, filled(letter, said, WORDS) | {"place": desk, "revision": "0"}).status_code == 302
    place = jonas.url("letter", letter=Letter.objects.of(writing.side).get().pk)
    with days_on(2):
        assert jonas.post(f"{place}hand-over/", {"revision": "1"}).status_code == 302
        before = ines.get(place).content.decode()
        assert WORDS not in before
        assert ines.post(f"{place}open/").status_code == 302
        after = ines.get(place).content.decode()
    assert WORDS in after
    for page in (before, after):
        assert reverse("help") in page[page.index("<main") :]
