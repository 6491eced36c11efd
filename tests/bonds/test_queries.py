"""What the pages around incidents ask of the database: little, and no more when much was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from goldseam.bonds import incidents
from goldseam.bonds.models import Incident, Offered
from goldseam.bonds.models.incident import Told
from goldseam.lib import clock
from tests.bonds.test_incidents import here
from tests.bonds.test_shared_list import offered, take
from tests.cast import Actor

MOST = {"incidents": 10, "incident": 6, "incident-offer": 8, "role": 8, "day-one": 3}
TODAY = date(2026, 3, 2)


def asked(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def fill(actor: Actor, number: int) -> None:
    """So many incidents told, and half of them offered, as their forms would have made them."""
    side, keys = actor.side, actor.keys()
    with transaction.atomic():
        for n in range(number):
            row = Incident.begin(side, keys, Told("", "", "hurt", "", f"Line {n}.", clock.now()), TODAY)
            if n % 2:
                row.offer(side, keys, True, 1, clock.now(), TODAY)


def counts(ines: Actor, jonas: Actor) -> dict[str, int]:
    page = ines.tell("hurt", line="The newest.").split("/")[-2]
    theirs = Offered.objects.filter(author=ines.person.pk).first()
    assert theirs is not None
    places = {
        "incidents": (ines, ines.url("incidents")),
        "incident": (ines, ines.url("incident", incident=page)),
        "incident-offer": (ines, ines.url("incident-offer", incident=page)),
        "role": (jonas, jonas.url("role", offered=theirs.pk)),
        "day-one": (ines, ines.url("day-one")),
    }
    for who, place in places.values():
        assert who.get(place).status_code == 200
    return {name: asked(lambda who=who, url=url: who.get(url)) for name, (who, url) in places.items()}


def test_no_page_asks_more_when_much_was_told(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    take(jonas, offered(ines, line="The first."))
    young = counts(ines, jonas)
    assert {name: number for name, number in young.items() if number > MOST[name]} == {}, young
    fill(ines, 120)
    fill(jonas, 20)
    assert counts(ines, jonas) == young


def test_tags_ask_little_and_no_more_when_much_was_told(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    take(jonas, offered(ines))
    offered(jonas)
    few = asked(lambda: incidents.tags(here(jonas)))
    fill(jonas, 60)
    fill(ines, 30)
    assert asked(lambda: incidents.tags(here(jonas))) == few


def test_looking_writes_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines)
    for who, place in ((ines, ines.url("incidents")), (jonas, jonas.url("role", offered=entry))):
        who.get(place)
        with CaptureQueriesContext(connection) as seen:
            who.get(place)
        written = [q["sql"] for q in seen if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
        assert written == [], place
