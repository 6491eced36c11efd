"""Boundaries: mine alone to set, kept to myself or shown, changed and taken back at any time."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from goldseam.agreements.models import Agreement, Assent, Mine, Wording
from goldseam.journey.audit import audit
from tests.agreements.agreed import WORDS, act, edit, keep, mine, page, show, write
from tests.cast import Actor

pytestmark = pytest.mark.slow


def test_one_kept_to_oneself_is_nowhere_for_the_other(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    row = keep(ines, "boundaries")
    assert "Shouting." in page(ines, "agreement-mine", meant=row)
    assert "Shouting." in page(ines, "agreement-kind", kind="boundaries")
    for name in ("agreements", "today"):
        assert "Shouting." not in page(jonas, name)
    assert "Shouting." not in page(jonas, "agreement-kind", kind="boundaries")
    assert jonas.get(jonas.url("agreement-mine", meant=row)).status_code == 404
    assert not Agreement.objects.exists()


def test_one_that_is_shown_is_read_and_asks_for_no_signature(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(ines, "boundaries")
    shown = page(jonas, "agreement", agreement=agreement)
    assert "Shouting." in shown and "Sign it" not in shown and "Ask for other words" not in shown
    assert "Shouting." in page(jonas, "agreements")
    assert "Ines showed you a boundary." in page(jonas, "today")
    assert jonas.post(jonas.url("agreement-ask", agreement=agreement), {"text": "No."}).status_code == 404
    assert Assent.objects.filter(side=jonas.side).count() == 0


def test_a_change_takes_the_place_of_what_was_shown(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(ines, "boundaries")
    assert edit(ines, "boundaries", shown=True, **{"p-then": "I ring a friend."}).status_code == 302
    shown = page(jonas, "agreement", agreement=agreement)
    assert "I ring a friend." in shown and "I go out." not in shown
    assert Wording.objects.count() == Assent.objects.count() == 1
    assert "Versions" not in shown


def test_sent_on_unchanged_it_stays_the_same_row(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    show(ines, "boundaries")
    before = Wording.objects.get().id
    assert edit(ines, "boundaries", shown=True).status_code == 302
    assert Wording.objects.get().id == before


def test_taken_back_the_other_reads_it_no_more_and_my_words_stay_mine(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(ines, "boundaries")
    assert jonas.post(jonas.url("agreement-take-back", agreement=agreement)).status_code == 404
    assert "Take it back" in page(ines, "agreement-take-back", agreement=agreement)
    assert act(ines, "take-back", agreement).status_code == 302
    assert jonas.get(jonas.url("agreement", agreement=agreement)).status_code == 404
    assert not Agreement.objects.exists() and not Wording.objects.exists() and not Assent.objects.exists()
    assert "Shouting." in page(ines, "agreement-mine", meant=mine(ines).id)
    assert edit(ines, "boundaries", shown=True).status_code == 302
    assert "Shouting." in page(jonas, "agreement-kind", kind="boundaries")


def test_only_me_in_the_form_takes_it_back_as_well(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(ines, "boundaries")
    assert edit(ines, "boundaries").status_code == 302
    assert jonas.get(jonas.url("agreement", agreement=agreement)).status_code == 404
    assert mine(ines).read(ines.keys()).given is None


def test_deleting_my_words_erases_the_copy_too_and_says_so(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    show(ines, "boundaries")
    page_of = ines.url("agreement-delete", meant=mine(ines).id)
    assert "the copy the other person can read" in ines.get(page_of).content.decode()
    assert ines.post(page_of).status_code == 302
    assert not Mine.objects.exists() and not Wording.objects.exists()
    assert not audit(ines.keys())


def test_two_tabs_do_not_overwrite_each_other(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    keep(ines, "boundaries")
    assert edit(ines, "boundaries", **{"p-then": "The first tab."}).status_code == 302
    answer = edit(ines, "boundaries", seen=1, **{"p-then": "The second tab."})
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "The first tab." in both and "The second tab." in both
    assert edit(ines, "boundaries", seen=2, **{"p-then": "The second tab."}).status_code == 302


def test_sent_twice_it_is_one_boundary(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    form = WORDS["boundaries"] | {"visibility": "shared", "revision": 0, "form_id": str(uuid.uuid4())}
    for _again in range(2):
        assert ines.post(ines.url("agreement-write", kind="boundaries"), form).status_code == 302
    assert Mine.objects.count() == Agreement.objects.count() == 1


def test_many_can_be_set_and_each_has_its_reader(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    keep(ines, "boundaries", **{"p-about": "Only mine."})
    show(ines, "boundaries", **{"p-about": "For both."})
    show(jonas, "boundaries", **{"p-about": "His."})
    hers, his = (page(one, "agreement-kind", kind="boundaries") for one in pair)
    assert all(words in hers for words in ("Only mine.", "For both.", "His."))
    assert "Only mine." not in his and "For both." in his


def test_in_a_pause_it_is_kept_and_taken_back_but_not_shown(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(ines, "boundaries")
    ines.post(ines.url("pause"))
    late = write(ines, "boundaries", shown=True, **{"p-about": "Late."})
    assert late.status_code == 409 and "Late." in late.content.decode()
    assert "Late." in page(ines, "agreement-write", kind="boundaries")
    assert write(ines, "boundaries", **{"p-about": "For me."}).status_code == 302
    assert act(ines, "take-back", agreement).status_code == 302
    assert jonas.get(jonas.url("agreement", agreement=agreement)).status_code == 404


def test_alone_they_are_written_for_oneself_and_a_late_form_for_two_is_kept(ines: Actor) -> None:
    ines.cross()
    form = page(ines, "agreement-write", kind="boundaries")
    assert "Only me" not in form and "visibility" not in form
    keep(ines, "boundaries")
    late = write(ines, "boundaries", shown=True, **{"p-about": "Late."})
    assert late.status_code == 409 and Mine.objects.count() == 1
    assert "Late." in page(ines, "agreement-write", kind="boundaries")


def test_what_was_written_alone_can_come_along(ines: Actor, jonas: Actor) -> None:
    keep(jonas, "boundaries")
    link = ines.invite()
    jonas.client.post(link)
    form = jonas.get(reverse("invitation")).content.decode()
    row = mine(jonas)
    assert str(row.id) in form
    answer = jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": [str(row.id)]})
    assert answer.status_code == 302
    assert "Shouting." in page(jonas, "agreement-kind", kind="boundaries")
    assert "Shouting." not in page(ines, "agreement-kind", kind="boundaries")


@pytest.mark.parametrize("empty", ["p-about", "p-then"])
def test_what_is_missing_is_said_and_nothing_typed_is_lost(empty: str, pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    answer = write(ines, "boundaries", **{"p-back": "On Sunday.", empty: ""})
    assert answer.status_code == 200 and "On Sunday." in answer.content.decode()
    assert not Mine.objects.exists()


def test_what_is_mine_has_no_plain_word_for_its_kind(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    keep(ines, "boundaries")
    keep(jonas, "boundaries")
    tags = {bytes(row.tag) for row in Mine.objects.all()}
    assert len(tags) == 2 and not any(b"bound" in tag for tag in tags)
