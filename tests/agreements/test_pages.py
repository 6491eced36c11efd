"""What we both know today: proposed, changed, signed, taken back, or told apart."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from goldseam.agreements.models import Assent, Wording
from goldseam.writing.models import Draft
from tests.cast import Actor

pytestmark = pytest.mark.slow


def page(actor: Actor, name: str = "statement") -> str:
    return actor.get(actor.url(name)).content.decode()


def differ(actor: Actor, text: str, seen: int) -> HttpResponse:
    return actor.post(actor.url("statement-differ"), {"text": text, "revision": seen})


def withdraw(actor: Actor, number: int) -> HttpResponse:
    return actor.post(actor.url("statement-withdraw", number=number))


@pytest.fixture
def signed(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor]:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    jonas.sign(1)
    return ines, jonas


def test_a_proposal_is_signed_by_who_made_it_and_read_by_both(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    assert "In May the car was sold." in page(jonas)
    assert Assent.objects.get().side == ines.side
    assert "Sign it" in page(jonas) and "Sign it" not in page(ines)


def test_a_counter_marks_the_change_and_needs_the_first_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    jonas.propose("In May our car was sold.", seen=1)
    assert "<ins>our </ins>" in page(ines) and "<del>the </del>" in page(ines)
    assert ines.sign(1).status_code == 404
    assert ines.sign(2).status_code == 302
    assert "Signed by both" in page(jonas)


def test_what_was_overtaken_stays_on_the_page_and_is_sent_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("Ines was first.")
    answer = jonas.propose("Jonas was later.", seen=0)
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "Ines was first." in both and "Jonas was later." in both
    assert jonas.propose("Jonas was later.", seen=1).status_code == 302


def test_a_change_to_what_both_signed_leaves_it_in_force_until_both_signed_again(
    signed: tuple[Actor, Actor],
) -> None:
    ines, jonas = signed
    jonas.propose("In May our car was sold.", seen=1)
    shown = page(ines)
    assert "One version is signed by both; a newer one is proposed" in shown
    assert "In May the car was sold." in shown
    ines.sign(2)
    assert "Version 2" in page(jonas)


def test_a_signature_can_be_taken_back_and_given_again_and_the_day_is_seen(
    signed: tuple[Actor, Actor],
) -> None:
    ines, jonas = signed
    for one in signed:
        one.cross("what-it-did", "trust-map", "acknowledging-is-not")
        page(one, "today")
    assert "One seam mended" in page(ines, "today")
    assert withdraw(jonas, 1).status_code == 302
    assert "taken back on" in page(ines)
    assert "One seam mended" not in page(ines, "today")
    assert jonas.sign(1).status_code == 302
    assert "One seam mended" in page(ines, "today")


def test_nobody_takes_the_signature_of_another_back(signed: tuple[Actor, Actor]) -> None:
    ines, jonas = signed
    withdraw(ines, 1)
    assert not Assent.objects.get(side=jonas.side).withdrawn_on
    assert Assent.objects.get(side=ines.side).withdrawn_on


def test_two_accounts_stand_side_by_side_and_neither_is_corrected(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    assert differ(ines, "I never knew of it.", 0).status_code == 302
    assert "I never knew of it." in page(jonas)
    without = jonas.sign(1)
    assert without.status_code == 200
    assert Assent.objects.count() == 1
    assert jonas.sign(1, account="I told her in April.").status_code == 302
    for one in pair:
        assert "I never knew of it." in page(one) and "I told her in April." in page(one)
        assert "Signed by both" in page(one)


def test_alone_and_in_a_pause_nothing_is_proposed_and_the_text_is_kept(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.post(jonas.url("pause"))
    answer = ines.propose("Something that can wait.")
    assert answer.status_code == 409
    assert "Something that can wait." in answer.content.decode()
    assert not Wording.objects.exists()
    jonas.post(jonas.url("pause-end"))
    assert "Something that can wait." in page(ines, "statement-propose")
    assert Draft.objects.filter(author=ines.person.pk).count() == 1


def test_a_pause_holds_signing_too_but_never_taking_back(signed: tuple[Actor, Actor]) -> None:
    ines, jonas = signed
    ines.propose("Something newer.", seen=1)
    ines.post(ines.url("pause"))
    assert jonas.sign(2).status_code == 409
    assert withdraw(jonas, 1).status_code == 302
    assert Assent.objects.get(side=jonas.side).withdrawn_on


def test_only_who_paused_ends_the_pause(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.post(ines.url("pause"))
    jonas.post(jonas.url("pause-end"))
    assert ines.propose("Not yet.").status_code == 409
    ines.post(ines.url("pause-end"))
    assert ines.propose("Now.").status_code == 302


def test_who_is_alone_proposes_to_nobody(ines: Actor) -> None:
    assert ines.propose("To nobody.").status_code == 409
    assert not Wording.objects.exists()


def test_every_wording_can_be_read_as_it_was(signed: tuple[Actor, Actor]) -> None:
    ines, jonas = signed
    jonas.propose("In May our car was sold.", seen=1)
    first = ines.get(ines.url("statement-version", number=1)).content.decode()
    assert "In May the car was sold." in first and "our car" not in first
    assert ines.get(ines.url("statement-version", number=3)).status_code == 404


def test_a_wording_that_does_not_open_says_so_and_harms_nothing_else(signed: tuple[Actor, Actor]) -> None:
    ines, jonas = signed
    jonas.propose("In May our car was sold.", seen=1)
    Wording.objects.filter(number=2).update(envelope=b"\0" * 400)
    for name in ("statement", "agreements", "today", "statement-propose", "statement-differ", "copy"):
        assert ines.get(ines.url(name)).status_code == 200, name
    assert "can not be opened" in page(ines)
    assert ines.sign(2).status_code == 302
    assert "In May the car was sold." in page(ines)
    assert ines.propose("Begun anew.", seen=2).status_code == 302


@pytest.mark.parametrize("number", [0, 2, 10**9, 10**30])
def test_a_number_nobody_gave_is_not_there(signed: tuple[Actor, Actor], number: int) -> None:
    ines, _ = signed
    assert ines.get(ines.url("statement-version", number=number)).status_code == 404
    assert ines.sign(number).status_code == 404
    assert withdraw(ines, number).status_code == 302
    assert Assent.objects.filter(withdrawn_on=None).count() == 2
