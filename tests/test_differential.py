"""Nobody sees what the other does (P1, P2, P13): the same pages, byte by byte, were they here or not.

A week passes twice from one snapshot. In one week the other stays away; in the other week they sign in,
write, revise, delete, change their passphrase and keys, make copies and codes, look for help, and prepare to
leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Bond, Incident, Offered
from goldseam.checkins.models import CheckIn
from goldseam.checkins.models import Shown as CheckInShown
from goldseam.exercises.models import Letter, Reflection, Shown
from tests.agreements import silence as agreed
from tests.apology import silence as workshop
from tests.busy_week import days, enter, live
from tests.cast import Actor
from tests.checkins.looking import check_in, come_far
from tests.checkins.looking import show as looked
from tests.dialogue import silence as spoken
from tests.exercises.letters import beside, handed
from tests.exercises.talk import marks
from tests.keepsakes import rooms, silence
from tests.questions import silence as questions
from tests.worlds import Onlooker, Snapshot, differences

WEEK = timedelta(days=7)
ROOMS = ("what-happened-here", "if-one-leaves", "what-we-both-know", "safety-check")


def settled(ines: Actor, jonas: Actor) -> None:
    """Two people in the middle of their first step."""
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    for one in (ines, jonas):
        one.write(f"What {one.name} lived.")
        one.step_up(one.url("comparing"))
        one.offer(one.tell("hurt", line=f"What hurt {one.name}.").split("/")[-2])
        one.cross()
    ines.propose("In May the car was sold.")
    jonas.propose("In May our car was sold.", seen=1)
    for one in (ines, jonas):
        handed(one, f"What {one.name} would like to say.")
        come_far(one)
        assert looked(one, check_in(one), "line").status_code == 302
    assert ines.post(f"{page_of(ines)}show/", {"part": "story", "revision": "1"}).status_code == 302
    silence.before(ines, jonas)
    questions.before(ines, jonas)
    agreed.before(ines, jonas)
    spoken.before(ines, jonas)
    workshop.before(ines, jonas)


def page_of(actor: Actor) -> str:
    """The page of what this person wrote first."""
    row = Reflection.objects.get(author=actor.person.pk)
    return actor.url("writing", row=row.pk)


def numbers(actor: Actor, other: Actor) -> dict[str, list[Any]]:
    """Every number this person could put into an address: their own, and the other's by guessing."""
    rows = [r.id for one in (actor, other) for r in Reflection.objects.filter(author=one.person.pk)]
    given = {"bond": [actor.bond.id], "row": rows}
    given["sealed"] = [one.tag("trust-map") for one in (actor, other)]
    given["tag"] = [one.tag("what-happened") for one in (actor, other)] + given["sealed"]
    given["tag"] += [actor.tag(slug) for slug in ROOMS]
    given |= workshop.numbers(actor, other)
    given["text"] = list(Shown.objects.values_list("text", flat=True))
    for key, model in (("incident", Incident), ("offered", Offered)):
        given[key] = [r.id for one in (actor, other) for r in model.objects.filter(author=one.person.pk)]
    mine = [c.id for one in (actor, other) for c in CheckIn.objects.filter(author=one.person.pk)]
    looks = [r.look for one in (actor, other) for r in CheckInShown.objects.filter(author=one.person.pk)]
    given |= {"check": mine, "look": looks, "months": [1, 2]}
    letters = Letter.objects.filter(author__in=[actor.person.pk, other.person.pk])
    given["letter"] = [r.id for r in letters.order_by("id")]
    given |= silence.numbers() | agreed.numbers() | questions.numbers() | spoken.numbers()
    return given | {"revision": [1, 2], "number": [1, 2, 3], "token": ["a" * 22]}


def arrive(actor: Actor, given: dict[str, list[Any]], known: set[bytes]) -> tuple[Onlooker, Client]:
    """This person signs in and sees everything there is."""
    onlooker, browser = Onlooker(actor, known, given), Client()
    data = {"sign_in_name": actor.name.lower(), "passphrase": actor.passphrase, "device": "own"}
    onlooker.note("sign in", browser.post(reverse("sign-in"), data))
    onlooker.look(browser)
    return onlooker, browser


def walk(actor: Actor, given: dict[str, list[Any]], known: set[bytes]) -> dict[str, Any]:
    """Everything this person can see and do on one evening."""
    onlooker, browser = arrive(actor, given, known)
    onlooker.note("account", browser.post(reverse("end-other-sign-ins"), {"form_id": str(actor.bond.id)}))
    onlooker.send(browser, "copy", {"passphrase": actor.passphrase})
    onlooker.send(browser, "draft", {"place": actor.url("statement-propose"), "text": "Not yet."})
    onlooker.send(browser, "activity", {"p-story": "One more evening."}, tag=given["tag"][0])
    for sent, form in (
        ("activity", marks("2", "Mine.")),
        ("activity-withdraw", {}),
        ("activity", marks("4")),
    ):
        named = {"tag" if sent == "activity" else "sealed": given["sealed"][0]}
        onlooker.send(browser, sent, form, f"{form.get('p-line')} ", **named)
    onlooker.send(browser, "activity-open", {}, sealed=given["sealed"][0])
    onlooker.send(browser, "statement-sign", {}, number=2)
    onlooker.send(browser, "statement-propose", {"text": "In May our red car was sold.", "revision": "2"})
    onlooker.send(browser, "statement-withdraw", {}, number=3)
    onlooker.send(browser, "incidents", {"role": "responsible", "line": "One more evening."})
    theirs, mine = given["offered"][1], given["offered"][0]
    onlooker.send(browser, "role", {"role": "elsewhere"}, offered=theirs)
    onlooker.send(browser, "incident-take-back", {}, offered=mine)
    onlooker.send(browser, "day-one", {"rule": "stay"})
    for number, letter in enumerate(given["letter"]):
        onlooker.send(browser, "letter-open", {}, times=f"{number} ", letter=letter)
        reply = {"words": "I read it.", "rather": "aloud", "again": "closed", "revision": "0"}
        onlooker.send(browser, "letter-reply", reply, times=f"{number} ", letter=letter)
        onlooker.send(browser, "letter-back", {}, times=f"{number} ", letter=letter)
    onlooker.send(browser, "check-ins", {"calm": "3", "line": "One more evening."})
    onlooker.send(browser, "check-in-show", {"part": "calm", "revision": "1"}, check=given["check"][0])
    onlooker.send(browser, "check-in-back", {}, look=given["look"][0])
    onlooker.send(browser, "follow-ups", {"months": ["1", "6"], "since": "2026-03-02"})
    onlooker.send(browser, "follow-up", {"lasts": "The garden."}, months=1)
    silence.sent(onlooker, browser, given)
    questions.sent(onlooker, browser, given)
    agreed.sent(onlooker, browser, given)
    spoken.sent(onlooker, browser, given)
    workshop.sent(onlooker, browser, given)
    onlooker.send(browser, "pause", {"until": ""})
    onlooker.look(browser, "afterwards ")
    # What comes after leaving says what became of given words, and so what either chose: it is not compared.
    onlooker.send(browser, "leave", {"passphrase": actor.passphrase})
    return onlooker.log


def known_in(snapshot: Snapshot) -> set[bytes]:
    """Every number that stood in the databases before the week began."""
    rows = [
        row
        for model in (Reflection, Bond, Incident, Offered, Letter, Shown, CheckIn, CheckInShown)
        for row in model.objects.values_list("pk", flat=True)
    ]
    rows += Shown.objects.values_list("text", flat=True)
    kept = silence.numbers() | agreed.numbers() | questions.numbers() | spoken.numbers()
    rows += [row for found in kept.values() for row in found]
    rows += CheckInShown.objects.values_list("look", flat=True)
    return {str(row).encode() for row in rows}


BOTH = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)


@pytest.fixture(autouse=True)
def letters_beside() -> Iterator[None]:
    with beside(), rooms.beside(), workshop.beside():
        yield


@BOTH
@pytest.mark.slow
@pytest.mark.parametrize("looking", ["jonas", "ines"])
def test_a_week_of_the_other_leaves_no_trace(looking: str, tmp_path: Path) -> None:
    with days(0):
        ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
        settled(ines, jonas)
        actor, other = (jonas, ines) if looking == "jonas" else (ines, jonas)
        given, known = numbers(actor, other), known_in(snapshot := Snapshot(tmp_path).take())
    with snapshot.world(), days(7):
        away = walk(actor, given, known)
    with snapshot.world():
        live(other)
        with days(7):
            busy = walk(actor, given, known)
    assert not (found := differences(away, busy)), "\n".join(found)


@BOTH
@pytest.mark.slow
def test_the_comparison_sees_what_is_given(tmp_path: Path) -> None:
    """A test that can not fail proves nothing: a signature shows."""
    with days(0):
        ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
        settled(ines, jonas)
        given, known = numbers(jonas, ines), known_in(snapshot := Snapshot(tmp_path).take())
    with snapshot.world(), days(7):
        away = arrive(jonas, given, known)[0].log
    with snapshot.world():
        with days(3):
            enter(ines)
            ines.sign(2)
        with days(7):
            signed = arrive(jonas, given, known)[0].log
    found = differences(away, signed)
    assert [one for one in found if one.startswith("GET statement 0")]
    assert not [one for one in found if one.startswith("GET writings")]


@BOTH
@pytest.mark.slow
def test_a_no_looks_like_time_running_out(tmp_path: Path) -> None:
    with days(0):
        ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
        ines.write("What Ines lived.")
        link = ines.invite()
        given, known = numbers(ines, jonas), known_in(snapshot := Snapshot(tmp_path).take())
        given["token"] = [link.split("/")[2]]
    worlds = []
    for refused in (False, True):
        with snapshot.world():
            if refused:
                with days(0.5):
                    jonas.client.post(link)
                    jonas.post(reverse("invitation-no"))
            onlooker = Onlooker(ines, known, given)
            for day in (1, 2, 4):
                with days(day):
                    browser = Client()
                    assert ines.sign_in(browser, device="own").status_code == 302
                    onlooker.look(browser, f"day {day} ")
                    onlooker.look(Client(), f"day {day}, signed out ")
            worlds.append(onlooker.log)
    assert not (found := differences(*worlds)), "\n".join(found)
