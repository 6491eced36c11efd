"""Nobody sees how far the other walks alone: a week in which they do all of the first two steps that one can
do alone, and one in which they stay away, are the same pages, byte by byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldseam.exercises.models import Letter, Reflection, Shown
from goldseam.journey.models import StepDone
from goldseam.journey.program.loaded import program
from tests.agreements import silence as agreed
from tests.busy_week import days, enter
from tests.cast import Actor
from tests.checkins.looking import check_in
from tests.dialogue import silence as spoken
from tests.exercises.talk import marks
from tests.journey.readers import filled
from tests.keepsakes import silence
from tests.questions import silence as questions
from tests.test_differential import known_in
from tests.worlds import Onlooker, Seen, Snapshot, differences

BOTH = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
LIGHT = ("leaning", "alcohol-or-drugs", "first-ten-days", "readiness")
READINGS = ("advice-first", "acknowledging-is-not")
TAGS = ("advice-first", *LIGHT, "what-happened", "what-it-did", "trust-map", "is-it-over")
ROOMS = ("what-happened-here", "quiet-hours", "if-one-leaves", "safety-check", "what-we-both-know")
PACE = {
    "begin": "02:00",
    "end": "05:00",
    "hard_dates": "2026-03-09 the day I found out\n2025-12-24",
    "slower": "21",
}


def two(stand: str) -> tuple[Actor, Actor]:
    """Two people at the threshold, or both past it."""
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.get(one.url("today"))
        one.step_up(one.url("comparing"))
        if stand == "past the threshold":
            one.cross()
    return ines, jonas


def do(actor: Actor, slug: str, words: str = "What I tell nobody.") -> None:
    """Opened, kept half, and saved."""
    page, activity = actor.url("activity", tag=actor.tag(slug)), program().activities[slug]
    fields = filled(activity, activity.said("en", frozenset()), words)
    if activity.heavy:
        assert actor.post(f"{page}begin/").status_code == 302
    assert actor.get(page).status_code == 200
    actor.post(actor.url("draft"), {"place": page} | fields)
    assert actor.post(page, fields).status_code == 302, slug


def alone(other: Actor) -> None:
    """Everything of steps 0 and 1 that one person can do, in a week of evenings; nothing of it is given."""
    with days(0.5):
        enter(other)
        for slug in (*READINGS[:1], *LIGHT):
            do(other, slug)
        other.tell("responsible", breach="affair", line="What I tell nobody.")
        assert other.post(other.url("day-one"), {"rule": "stay"}).status_code == 302
        assert other.post(other.url("pace"), PACE | {"hard_dates": ""}).status_code == 302
        looked(other)
    with days(1):
        enter(other)
        do(other, "what-happened")
        do(other, "trust-map")
        do(other, READINGS[1])
        check_in(other)
        for end in ("never/", "again/"):
            other.post(other.url("activity", tag=other.tag("leaning")) + end)
    with days(3):
        enter(other)
        do(other, "what-it-did")
        row = Reflection.objects.filter(author=other.person.pk).order_by("day").last()
        assert row is not None
        assert other.get(other.url("writing-show", row=row.pk)).status_code == 200
        looked(other)
    with days(6):
        enter(other)
        do(other, "is-it-over")
        assert other.post(other.url("pace"), PACE).status_code == 302
        looked(other)
    mine = set(StepDone.objects.filter(side=other.side).values_list("step", flat=True))
    assert 0 in mine and not Shown.objects.exists() and not Letter.objects.exists()


def looked(actor: Actor) -> None:
    for name in ("today", "journey", "writings", "letters", "agreements", "statement", "space"):
        assert actor.get(actor.url(name)).status_code == 200
    for number in range(9):
        assert actor.get(actor.url("step", number=number)).status_code == 200


def walk(actor: Actor, other: Actor, given: dict[str, list[Any]], known: set[bytes]) -> dict[str, Seen]:
    """Every page this person can ask for, and what they can send, on one evening."""
    onlooker, browser = Onlooker(actor, known, given), Client()
    data = {"sign_in_name": actor.name.lower(), "passphrase": actor.passphrase, "device": "own"}
    onlooker.note("sign in", browser.post(reverse("sign-in"), data))
    onlooker.look(browser)
    tag = dict(zip(TAGS, given["tag"], strict=False))
    for name, slug, form in (
        ("activity", "trust-map", marks("2", "Mine.")),
        ("activity-begin", "what-it-did", {}),
        ("activity", "what-it-did", {"p-text": "What I lived."}),
        ("activity-never", "leaning", {}),
        ("activity-again", "leaning", {}),
        ("activity", "first-ten-days", {"p-knows": "My sister."}),
    ):
        onlooker.send(browser, name, form, f"{slug} ", tag=tag[slug])
    for name in ("activity-open", "activity-withdraw"):
        onlooker.send(browser, name, {}, sealed=given["sealed"][0])
    onlooker.send(browser, "pace", PACE)
    onlooker.send(browser, "statement-propose", {"text": "In May our car was sold.", "revision": "0"})
    onlooker.send(browser, "copy", {"passphrase": actor.passphrase})
    onlooker.look(browser, "afterwards ")
    return onlooker.log


def numbers(actor: Actor, other: Actor) -> dict[str, list[Any]]:
    """The numbers of every step and activity, by the actor's own names and by some of the other's."""
    none = ["00000000-0000-4000-8000-000000000000"]
    given: dict[str, list[Any]] = {"bond": [actor.bond.id], "number": [*range(9)], "token": ["a" * 22]}
    given["tag"] = [actor.tag(slug) for slug in (*TAGS, *ROOMS, "acknowledging-is-not")]
    given["drawn"] = [one.tag("where-i-am") for one in (actor, other)]
    given |= {"sheet": [one.tag("apology-letter") for one in (actor, other)], "version": [1]}
    given["tag"] += [other.tag(slug) for slug in ("trust-map", "what-happened")]
    given["sealed"] = [one.tag("trust-map") for one in (actor, other)]
    return (
        given
        | {"revision": [1], "months": [1]}
        | dict.fromkeys(("row", "text", "incident", "offered", "letter", "check", "look"), none)
        | dict.fromkeys((*silence.KEYS, *agreed.KEYS, *questions.KEYS, *spoken.KEYS), none)
    )


@BOTH
@pytest.mark.slow
@pytest.mark.parametrize(
    ("stand", "looking"), [("at the threshold", "ines"), ("past the threshold", "jonas")]
)
def test_how_far_the_other_walks_alone_leaves_no_trace(stand: str, looking: str, tmp_path: Path) -> None:
    with days(0):
        ines, jonas = two(stand)
        actor, other = (jonas, ines) if looking == "jonas" else (ines, jonas)
        given, known = numbers(actor, other), known_in(snapshot := Snapshot(tmp_path).take())
    with snapshot.world(), days(7):
        away = walk(actor, other, given, known)
    with snapshot.world():
        alone(other)
        with days(7):
            walked = walk(actor, other, given, known)
    assert not (found := differences(away, walked)), "\n".join(found)
