"""Two windows, or two people, in the same moment: one copy, and no part in what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from goldseam.bonds import incidents
from goldseam.bonds.models import Incident, Offered
from goldseam.journey.audit import audit
from tests.bonds.test_incidents import here
from tests.cast import Actor
from tests.races import rounds, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"], transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def two(transactional_db: None) -> tuple[Actor, Actor]:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    return ines, jonas


def posting(actor: Actor, url: str, data: dict[str, str] | None = None) -> Callable[[], int]:
    return partial(lambda: int(actor.post(url, data).status_code))


def test_offered_in_two_windows_at_once_there_is_one_copy(two: tuple[Actor, Actor]) -> None:
    ines, _ = two
    for number in rounds(4, 40):
        page = ines.tell("hurt")
        offer = posting(ines, f"{page}offer/", {"revision": "1"})
        assert sorted(together(offer, offer)) == [302, 409]
        assert Offered.objects.count() == 1, number
        ines.post(f"{page}delete/")
    assert not audit(ines.keys())


def test_changed_and_offered_at_once_the_other_reads_only_what_was_shown(two: tuple[Actor, Actor]) -> None:
    ines, _ = two
    for _number in rounds(4, 40):
        page = ines.tell("hurt", line="Shown.")
        change = posting(ines, f"{page}edit/", {"role": "hurt", "line": "Not shown.", "revision": "1"})
        together(change, posting(ines, f"{page}offer/", {"revision": "1"}))
        assert {one.offer.line for one in incidents.shared(here(ines)) if one.offer} <= {"Shown."}
        ines.post(f"{page}delete/")
    assert not Incident.objects.exists() and not Offered.objects.exists()


def test_taken_back_while_a_part_is_taken_nothing_is_left_to_see(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    for _number in rounds(4, 40):
        entry = ines.offer(ines.tell("hurt").split("/")[-2])
        take = posting(jonas, jonas.url("role", offered=entry), {"role": "responsible"})
        back = posting(ines, ines.url("incident-take-back", offered=entry))
        taken, given_back = together(take, back)
        assert given_back == 302 and taken in (302, 404)
        assert incidents.shared(here(ines)) == incidents.shared(here(jonas)) == []
        assert incidents.tags(here(jonas)) == {"partners"}
    assert not audit(ines.keys()) and not audit(jonas.keys())
