"""What both settle together: worded by either, countered, signed by both, opened again."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from goldseam.agreements import signed
from goldseam.agreements.models import Agreement, Assent, Mine, Wording
from goldseam.bonds.asking import Here
from goldseam.journey import rooms as registry
from goldseam.journey.way import Way
from goldseam.writing.models import Draft
from tests.agreements.agreed import TOGETHER, WORDS, act, both_sign, page, write
from tests.cast import Actor, Holding

pytestmark = [pytest.mark.usefixtures("rooms"), pytest.mark.slow]


def way(actor: Actor) -> Way:
    return Way(Here(Holding(actor.keys()), actor.side), "Europe/Berlin", datetime.now(UTC))


def done(actor: Actor, kind: str) -> bool:
    return registry.done(kind, way(actor))


@pytest.mark.parametrize("kind", TOGETHER)
def test_one_words_it_the_other_signs_and_then_it_is_done_for_both(
    kind: str, pair: tuple[Actor, Actor]
) -> None:
    ines, jonas = pair
    assert write(ines, kind).status_code == 302
    first = next(iter(WORDS[kind].values()))
    assert first in page(jonas, "agreement-kind", kind=kind)
    assert not done(ines, kind) and not done(jonas, kind)
    agreement = Agreement.objects.get(kind=kind)
    assert act(jonas, "sign", agreement.id, 1).status_code == 302
    assert done(ines, kind) and done(jonas, kind)
    for one in pair:
        assert "Signed by both. Version 1." in page(one, "agreement-kind", kind=kind)
        assert first in page(one, "agreements")


def test_a_counter_is_signed_by_its_maker_and_shows_what_it_changed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    write(ines, "how-we-pause")
    assert write(jonas, "how-we-pause", seen=1, **{"p-time": "One hour."}).status_code == 302
    shown = page(ines, "agreement-kind", kind="how-we-pause")
    assert "<del>Half an </del><ins>One </ins>hour." in shown
    agreement = Agreement.objects.get()
    assert act(ines, "sign", agreement.id, 1).status_code == 404
    assert act(ines, "sign", agreement.id, 2).status_code == 302
    assert Wording.objects.count() == 2
    first = page(ines, "agreement-version", agreement=agreement.id, number=1)
    assert "Half an hour." in first and "One hour." not in first


def test_opened_again_the_old_wording_holds_until_both_signed_the_new_one(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(ines, jonas, "setback-plan")
    assert "Open it again" in page(jonas, "agreement-kind", kind="setback-plan")
    assert write(jonas, "setback-plan", seen=1, **{"p-then": "A call."}).status_code == 302
    shown = page(ines, "agreement-kind", kind="setback-plan")
    assert "One version is signed by both; a newer one is proposed." in shown and "Walk on Sunday." in shown
    assert done(ines, "setback-plan")
    act(ines, "sign", agreement, 2)
    assert "Signed by both. Version 2." in page(ines, "agreement-kind", kind="setback-plan")


def test_a_signature_can_be_taken_back_and_then_it_is_not_done_any_more(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(ines, jonas, "how-we-pause")
    assert act(jonas, "withdraw", agreement, 1).status_code == 302
    assert "taken back on" in page(ines, "agreement-kind", kind="how-we-pause")
    assert not done(ines, "how-we-pause")
    assert not Assent.objects.get(side=ines.side).withdrawn_on
    act(jonas, "sign", agreement, 1)
    assert done(ines, "how-we-pause")


def test_what_was_overtaken_stays_on_the_page_with_the_newer_one(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    write(ines, "how-we-pause", **{"p-sign": "Ines was first."})
    answer = write(jonas, "how-we-pause", **{"p-sign": "Jonas was later."})
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "Ines was first." in both and "Jonas was later." in both and 'name="revision" value="1"' in both
    assert write(jonas, "how-we-pause", seen=1, **{"p-sign": "Jonas was later."}).status_code == 302


def test_sent_twice_it_is_one_wording(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    form = WORDS["how-we-pause"] | {"revision": 0, "form_id": str(uuid.uuid4())}
    answers = [ines.post(ines.url("agreement-write", kind="how-we-pause"), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Wording.objects.count() == 1


def test_there_is_one_of_each_kind_beside_the_statement(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    for kind in TOGETHER:
        both_sign(ines, jonas, kind)
    assert Agreement.objects.count() == 4
    jonas.post(jonas.url("statement-withdraw", number=1))
    ines.post(ines.url("statement-withdraw", number=1))
    assert Assent.objects.filter(withdrawn_on=None).count() == 6
    assert not signed.by_me(way(ines))


def test_in_a_pause_it_rests_and_what_was_typed_is_kept(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    write(ines, "how-we-pause")
    jonas.post(jonas.url("pause"))
    answer = write(ines, "how-we-pause", seen=1, **{"p-sign": "Can wait."})
    assert answer.status_code == 409 and "Can wait." in answer.content.decode()
    agreement = Agreement.objects.get()
    assert act(jonas, "sign", agreement.id, 1).status_code == 409
    assert act(ines, "withdraw", agreement.id, 1).status_code == 302
    assert "A flat hand." in page(ines, "agreement-kind", kind="how-we-pause")
    jonas.post(jonas.url("pause-end"))
    assert "Can wait." in page(ines, "agreement-write", kind="how-we-pause")
    assert Draft.objects.filter(author=ines.person.pk).count() == 1


@pytest.mark.parametrize("kind", TOGETHER)
def test_alone_the_own_part_is_kept_for_oneself_and_starts_the_proposal_later(
    kind: str, ines: Actor, jonas: Actor
) -> None:
    ines.cross()
    first = next(iter(WORDS[kind].values()))
    assert write(ines, kind).status_code == 302
    assert first in page(ines, "agreement-kind", kind=kind)
    assert write(ines, kind, seen=1).status_code == 302
    assert Mine.objects.count() == 1 and not Agreement.objects.exists()
    jonas.join(ines.invite())
    jonas.cross()
    assert first not in page(jonas, "agreement-kind", kind=kind)
    assert first in page(ines, "agreement-write", kind=kind)
    assert not done(ines, kind)


def test_after_the_other_left_it_is_read_and_not_proposed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(ines, jonas, "how-we-pause")
    jonas.step_up(jonas.url("leave"))
    shown = page(ines, "agreement-kind", kind="how-we-pause")
    assert "A flat hand." in shown and "One of you has left this space." in shown and "Sign it" not in shown
    assert act(ines, "sign", agreement, 1).status_code == 409
    assert act(ines, "withdraw", agreement, 1).status_code == 302
    assert write(ines, "how-we-pause", **{"p-sign": "For me alone."}).status_code == 302
    assert Wording.objects.count() == 1 and Mine.objects.count() == 1


def test_a_stranger_and_an_unknown_kind_find_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, jonas = pair
    agreement = both_sign(ines, jonas, "how-we-pause")
    for name, kwargs in (
        ("agreement-kind", {"kind": "how-we-pause"}),
        ("agreement", {"agreement": agreement}),
    ):
        assert stranger.get(ines.url(name, **kwargs)).status_code == 404
    assert stranger.post(ines.url("agreement-sign", agreement=agreement, number=1)).status_code == 404
    assert stranger.get(stranger.url("agreement-version", agreement=agreement, number=1)).status_code == 404
    for kind in ("statement", "nothing"):
        assert ines.get(ines.url("agreement-kind", kind=kind)).status_code == 404


def test_a_wording_that_does_not_open_says_so_and_harms_nothing_else(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(ines, jonas, "how-we-pause")
    Wording.objects.update(envelope=b"\0" * 400)
    assert "can not be opened" in page(ines, "agreement-kind", kind="how-we-pause")
    for name in ("agreements", "today", "copy"):
        page(ines, name)
    assert act(ines, "sign", agreement, 1).status_code == 302
    assert write(ines, "how-we-pause", seen=1).status_code == 302
