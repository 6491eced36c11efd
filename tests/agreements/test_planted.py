"""What somebody who can write to the database does to signatures: none appears, moves or comes back."""

from __future__ import annotations

import uuid

from goldseam.agreements.models import Assent, Wording
from tests.cast import Actor

FIRST = "In May Jonas sold the car."
SECOND = "In May Jonas sold the car and lied about it."


def signed_by_both(one: Actor) -> bool:
    return "Signed by both. Version" in one.get(one.url("statement")).content.decode()


def test_a_signature_can_not_be_moved_to_other_words(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose(FIRST)
    jonas.sign(1)
    assert signed_by_both(ines)
    ines.propose(SECOND, seen=1)
    Assent.objects.filter(author=jonas.person.pk).update(wording=Wording.objects.get(number=2))
    for one in pair:
        shown = one.get(one.url("statement")).content.decode()
        assert "Proposed, not yet signed by both." in shown


def test_a_row_that_does_not_open_is_no_signature(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose(FIRST)
    real = Assent.objects.get()
    for author in (jonas.person.pk, uuid.uuid4()):
        Assent.objects.filter(side=jonas.side).delete()
        planted = Assent.objects.get(pk=real.pk)
        planted.pk, planted.side, planted.author = uuid.uuid4(), jonas.side, author
        planted.save(force_insert=True)
        assert not signed_by_both(ines)
        assert not signed_by_both(jonas)


def test_a_signature_taken_back_does_not_come_back_by_a_column(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose(FIRST)
    jonas.sign(1)
    jonas.post(jonas.url("statement-withdraw", number=1))
    Assent.objects.filter(author=jonas.person.pk).update(withdrawn_on=None)
    assert not signed_by_both(ines)
    assert "taken back on" in ines.get(ines.url("statement")).content.decode()


def test_who_took_a_signature_back_can_sign_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose(FIRST)
    jonas.sign(1)
    jonas.post(jonas.url("statement-withdraw", number=1))
    assert not signed_by_both(ines)
    jonas.sign(1)
    assert signed_by_both(ines)
