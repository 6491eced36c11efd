"""Hurt on both sides: letters go both ways, one after the other, and the reason is said in plain words."""

from __future__ import annotations

import pytest

from goldseam.exercises.models import Handed, Letter
from tests.cast import Actor
from tests.exercises.alone import body, page, save
from tests.exercises.letters import Clock

IMPACT, APOLOGY = "impact-letter", "apology-letter"
FIELDS = {IMPACT: ("p-then", "p-days"), APOLOGY: ("p-did", "p-cost", "p-mine")}
HERS, HIS = "The car was gone in May.", "You laughed at me before them."


def write(actor: Actor, text: str, slug: str = IMPACT) -> str:
    """A letter at its writer's desk; the page that hands it over."""
    for role in ("hurt", "responsible"):
        actor.tell(role)
    actor.come_to(slug)
    assert save(actor, slug, dict.fromkeys(FIELDS[slug], text)).status_code == 302
    return actor.url("letter-hand-over", letter=Letter.objects.of(actor.side).get().id)


def hand_over(actor: Actor, where: str) -> int:
    row = Letter.objects.of(actor.side).get()
    return actor.post(where, {"revision": str(row.revision), "form": "alone"}).status_code


@pytest.mark.slow
@pytest.mark.parametrize("slug", [IMPACT, APOLOGY])
def test_both_hand_over_theirs_a_week_apart(pair: tuple[Actor, Actor], clock: Clock, slug: str) -> None:
    ines, jonas = pair
    hers, his = write(ines, HERS, slug), write(jonas, HIS, slug)
    clock.on(24 * 3)
    assert hand_over(ines, hers) == 302
    for text in (body(jonas, his), body(jonas, page(jonas, slug))):
        assert "one is heard at a time" in text and "It is your turn from" in text
        assert HERS not in text
    assert hand_over(jonas, his) == 409 and Handed.objects.count() == 1
    clock.on(24 * 7)
    assert "one is heard at a time" not in body(jonas, page(jonas, slug))
    assert hand_over(jonas, his) == 302
    assert {row.author for row in Handed.objects.all()} == {ines.person.pk, jonas.person.pk}


@pytest.mark.slow
def test_what_was_taken_back_holds_nobody(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    hers, his = write(ines, HERS), write(jonas, HIS)
    clock.on(24 * 3)
    hand_over(ines, hers)
    ines.post(ines.url("letter-back", letter=Letter.objects.of(ines.side).get().id))
    assert hand_over(jonas, his) == 302
