"""The statement in the same moment: no wording is lost, no signature counts twice, nothing is half done."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.page import standing_of, versions
from goldseam.bonds.asking import Here
from goldseam.journey.models import StepDone
from tests.cast import Actor, Holding
from tests.races import rounds, together

pytestmark = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)


@pytest.fixture
def two(transactional_db: None) -> tuple[Actor, Actor]:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    for one in (ines, jonas):
        one.cross("what-it-did", "trust-map", "acknowledging-is-not")
    return ines, jonas


def window(actor: Actor) -> Actor:
    """A second window of the same browser."""
    browser = Client()
    browser.cookies.update(actor.client.cookies)
    return Actor(actor.name, actor.passphrase, browser)


def newest(actor: Actor) -> int:
    return Wording.objects.filter(bond=actor.bond.id).count()


def statuses(answers: list[HttpResponse]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def test_two_proposals_in_the_same_moment_are_a_wording_and_a_page_with_both(
    two: tuple[Actor, Actor],
) -> None:
    ines, jonas = (window(one) for one in two)
    for number in rounds(6, 300):
        texts = [f"Ines says {number}.", f"Jonas says {number}."]
        answers = together(lambda: ines.propose(texts[0], number), lambda: jonas.propose(texts[1], number))  # noqa: B023
        assert statuses(answers) == [302, 409]
        late = next(n for n, answer in enumerate(answers) if answer.status_code == 409)
        shown = answers[late].content.decode()
        assert texts[late] in shown and texts[1 - late] in shown
        assert newest(ines) == number + 1


@pytest.mark.slow
def test_signing_while_the_other_proposes_is_one_or_the_other_and_never_half(
    two: tuple[Actor, Actor],
) -> None:
    ines, jonas = (window(one) for one in two)
    ines.propose("In May the car was sold.")
    for _ in rounds(6, 300):
        number = newest(ines)
        signed, proposed = together(
            lambda: jonas.sign(number),  # noqa: B023
            lambda: ines.propose(f"In May the car was sold, {number}.", number),  # noqa: B023
        )
        assert proposed.status_code == 302
        assert signed.status_code in (302, 404)
        agreement = Agreement.objects.get()
        both = Assent.objects.filter(wording__number=number, withdrawn_on=None).count() == 2
        assert signed.status_code == 302 or not both
        seen = Here(Holding(ines.keys()), ines.side)
        assert (standing_of(versions(agreement, seen)).in_force == number) is both
        ines.propose("Once more.", newest(ines))


@pytest.mark.slow
def test_both_sign_and_one_takes_it_back_and_the_seam_says_what_is_true(two: tuple[Actor, Actor]) -> None:
    ines, jonas = (window(one) for one in two)
    for _ in rounds(6, 300):
        number = newest(ines) + 1
        ines.propose(f"Wording {number}.", number - 1)
        together(
            lambda: jonas.sign(number),  # noqa: B023
            lambda: ines.post(ines.url("statement-withdraw", number=number)),  # noqa: B023
        )
        signers = set(
            Assent.objects.filter(wording__number=number, withdrawn_on=None).values_list("side", flat=True)
        )
        done = set(StepDone.objects.filter(step=1).values_list("side", flat=True))
        assert signers <= done
        assert signers == {jonas.side.id}


def test_signing_twice_is_one_signature(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    ines.propose("In May the car was sold.")
    first, second = window(jonas), window(jonas)
    answers = together(lambda: first.sign(1), lambda: second.sign(1))
    assert statuses(answers) == [302, 302]
    assert Assent.objects.filter(side=jonas.side).count() == 1
    assert "Signed by both" in ines.get(ines.url("statement")).content.decode()
