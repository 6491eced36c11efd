"""The shared list when somebody leaves, in a copy, and when somebody writes into the database."""

from __future__ import annotations

import uuid

import pytest

from goldseam.bonds import incidents
from goldseam.bonds.models import FamilyPlace, Incident, Offered, RoleTaken
from goldseam.journey.audit import audit
from tests.bonds.kinds import kinds  # noqa: F401  the fixture
from tests.bonds.test_incidents import here, shown
from tests.bonds.test_shared_list import given, listed, offered, take, told
from tests.cast import Actor

pytestmark = pytest.mark.usefixtures("kinds")


@pytest.fixture
def both_offered(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor, uuid.UUID, uuid.UUID]:
    """Each offered something, and each took a part in the other's."""
    ines, jonas = pair
    one, other = offered(ines, breach="lie", line="A heron."), offered(jonas, "responsible", line="A crane.")
    take(jonas, one)
    take(ines, other, "hurt")
    return ines, jonas, one, other


def test_who_is_left_reads_on_what_was_given_and_takes_back_their_own(
    both_offered: tuple[Actor, Actor, uuid.UUID, uuid.UUID],
) -> None:
    ines, jonas, one, other = both_offered
    told(ines, line="Only hers.")
    page = ines.url("role", offered=other)
    assert ines.step_up(ines.url("leave")).status_code == 302
    assert ines.post(page, {"role": "responsible"}).status_code == 404
    assert "A heron." in listed(jonas) and "A crane." in listed(jonas)
    assert listed(jonas).count("“I was hurt”") == 2
    assert Incident.objects.count() == 1
    assert take(jonas, one, "hurt") == 409
    assert jonas.post(jonas.url("role-back", offered=one)).status_code == 302
    assert jonas.post(jonas.url("incident-take-back", offered=other)).status_code == 302
    assert "A crane." not in listed(jonas) and "A heron." in listed(jonas)
    assert not audit(jonas.keys())


def test_given_words_go_with_who_leaves(both_offered: tuple[Actor, Actor, uuid.UUID, uuid.UUID]) -> None:
    ines, jonas, *_ = both_offered
    jonas.post(jonas.url("day-one"), {"rule": "go"})
    person = ines.person.pk
    assert ines.step_up(ines.url("leave")).status_code == 302
    for model in (Incident, Offered, RoleTaken, FamilyPlace):
        assert not model.objects.filter(author=person).exists()
    assert "A heron." not in listed(jonas) and "A crane." in listed(jonas)
    assert "“I was hurt”" not in listed(jonas)
    assert not audit(jonas.keys())
    assert jonas.step_up(jonas.url("leave")).status_code == 302
    for model in (Incident, Offered, RoleTaken):
        assert not model.objects.exists()


def test_my_copy_holds_what_i_told_and_what_both_can_read(
    both_offered: tuple[Actor, Actor, uuid.UUID, uuid.UUID],
) -> None:
    ines, jonas, *_ = both_offered
    told(ines, "elsewhere", breach="frightened", when="In the war", line="Only hers.")
    mine = ines.step_up(ines.url("copy")).content.decode()
    for words in ("Only hers.", "In the war", "frightened (en)", "A heron.", "A crane.", "the other said on"):
        assert words in mine, words
    theirs = jonas.step_up(jonas.url("copy")).content.decode()
    assert "Only hers." not in theirs and "In the war" not in theirs and "A heron." in theirs


def test_my_copy_names_my_place_and_what_can_not_be_opened(ines: Actor, jonas: Actor) -> None:
    jonas.join(ines.invite("parent-child"))
    ines.post(ines.url("family-place"), {"generation": "child"})
    ines.tell("hurt", line="Torn.")
    Incident.objects.update(envelope=b"TW" + bytes(200))
    mine = ines.step_up(ines.url("copy")).content.decode()
    assert "I am the adult child" in mine and "it can not be opened" in mine and "Torn." not in mine


def test_a_part_can_not_be_moved_to_another_entry(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    one, other = offered(ines, breach="lie"), offered(ines, breach="affair")
    take(jonas, one)
    RoleTaken.objects.update(offered=other)
    assert "“I did this”" not in listed(ines) + listed(jonas)
    assert incidents.tags(here(jonas)) == {"partners"} and given(ines) == []


def test_a_row_that_does_not_open_or_is_not_ours_is_no_part_and_no_entry(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines, breach="lie", line="A heron.")
    take(jonas, entry)
    part, real = RoleTaken.objects.get(), Offered.objects.get()
    RoleTaken.objects.update(author=uuid.uuid4())
    assert "“I did this”" not in listed(ines)
    RoleTaken.objects.update(author=ines.person.pk)
    assert "“I did this”" not in listed(ines)
    RoleTaken.objects.update(author=part.author, envelope=bytes(300))
    assert "“I did this”" not in listed(ines)
    for author in (uuid.uuid4(), jonas.person.pk):
        planted = Offered.objects.get(pk=real.pk)
        planted.pk, planted.author = uuid.uuid4(), author
        planted.save(force_insert=True)
    assert listed(jonas).count("A heron.") == 1
    assert "can not be opened" in listed(jonas)
    forged = Offered.objects.get(author=jonas.person.pk)
    assert jonas.post(jonas.url("incident-take-back", offered=forged.pk)).status_code == 302


def test_an_entry_that_does_not_open_takes_no_part(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines)
    Offered.objects.update(envelope=bytes(300))
    assert "can not be opened" in shown(jonas, jonas.url("role", offered=entry))
    assert take(jonas, entry) == 302
    assert not RoleTaken.objects.exists() and given(jonas) == []
