"""Two pairs for the benches: one that has just begun, and one that has written three thousand texts."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Words
from goldseam.lib import clock
from tests.cast import Actor

MANY = 3000
TEXT = "We sat in the kitchen and neither of us said what both of us knew. " * 20


def pair(one: str, other: str, writings: int) -> Actor:
    """Two people with a statement both signed; the first has so many private writings."""
    first, second = Actor.new(one), Actor.new(other)
    second.join(first.invite())
    for actor in (first, second):
        actor.cross("what-it-did", "trust-map", "acknowledging-is-not")
    assert first.propose("In May the car was sold, and it was not said.").status_code == 302
    assert second.sign(1).status_code == 302
    write(first, writings)
    return first


def write(actor: Actor, writings: int) -> None:
    """Private writings of about 1,300 letters, one a day into the past, in one transaction."""
    keys, side, now = actor.keys(), actor.side, clock.now()
    tag = keys.tag(side.me_circle, "what-happened")
    with transaction.atomic():
        keys.ledger.begin()
        rows = []
        for number in range(writings):
            day = (now - timedelta(days=number)).date()
            row = Reflection(bond=side.bond_id, circle=side.me_circle, author=keys.person, tag=tag, day=day)
            row.write(keys, Words("what-happened", "What happened?", TEXT, ["tired"], now))
            rows.append(row)
        Reflection.objects.bulk_create(rows, batch_size=200)
        keys.ledger.save()
