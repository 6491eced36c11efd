"""What somebody who can write to the database does to signatures: none appears, moves or comes back."""

from __future__ import annotations

import uuid

from goldseam.agreements.models import Agreement, Assent, Wording
from tests.agreements.agreed import page, show
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


def test_a_promise_can_not_be_turned_into_something_that_needs_no_second_signature(
    pair: tuple[Actor, Actor],
) -> None:
    _, jonas = pair
    agreement = show(jonas, "promises")
    Agreement.objects.filter(id=agreement).update(kind="boundaries")
    for one in pair:
        shown = page(one, "agreement", agreement=agreement)
        assert "can not be opened" in shown and "I write a line." not in shown


def test_a_column_does_not_make_words_the_others(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "boundaries")
    Agreement.objects.filter(id=agreement).update(side=ines.side)
    Wording.objects.update(side=ines.side)
    shown = page(ines, "agreement", agreement=agreement)
    assert "Take it back" not in shown and "Jonas" in shown
    ines.post(ines.url("agreement-take-back", agreement=agreement))
    assert "I go out." in page(jonas, "agreement", agreement=agreement)


def test_who_took_a_signature_back_can_sign_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose(FIRST)
    jonas.sign(1)
    jonas.post(jonas.url("statement-withdraw", number=1))
    assert not signed_by_both(ines)
    jonas.sign(1)
    assert signed_by_both(ines)
