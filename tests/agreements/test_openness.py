"""Openness that ends: thirty days at a time, ninety in all, renewed by both or lapsed, ended by either."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from goldseam.agreements.models import Agreement, Wording
from goldseam.journey.audit import audit
from tests.agreements.agreed import act, both_sign, edit, in_days, page, show, write
from tests.cast import Actor

Later = Callable[[int], None]


def renew(actor: Actor, agreement: object, days: int) -> int:
    answer = actor.post(actor.url("agreement-renew", agreement=agreement), {"until": in_days(days)})
    return answer.status_code


def test_it_has_a_last_day_of_at_most_thirty_days(pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    for wrong in ("", in_days(31), in_days(-1), "soon"):
        answer = write(jonas, "openness", shown=True, until=wrong)
        assert answer.status_code == 200, wrong
        assert "The bills." in answer.content.decode()
    assert write(jonas, "openness", shown=True, until=in_days(30)).status_code == 302
    assert Agreement.objects.count() == 1


def test_only_mine_needs_no_last_day(pair: tuple[Actor, Actor]) -> None:
    assert write(pair[1], "openness").status_code == 302


def test_signed_by_both_it_runs_and_then_lapses_by_itself(pair: tuple[Actor, Actor], later: Later) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    assert "signed by both, until" in page(ines, "agreement", agreement=agreement)
    later(21)
    for one in pair:
        one.sign_in(one.client)
        shown = page(one, "agreement", agreement=agreement)
        assert "lapsed after" in shown and "Offer to go on" not in shown
        assert "lapsed after" in page(one, "agreements")
    assert renew(jonas, agreement, 20) == 302
    assert Wording.objects.count() == 1


def test_a_lapsed_offer_can_not_be_signed(pair: tuple[Actor, Actor], later: Later) -> None:
    ines, jonas = pair
    agreement = show(jonas, "openness")
    later(21)
    ines.sign_in(ines.client)
    assert "Sign it" not in page(ines, "agreement", agreement=agreement)
    assert act(ines, "sign", agreement, 1).status_code == 302
    assert "signed by both" not in page(ines, "agreement", agreement=agreement)


def test_its_keeper_offers_to_go_on_and_both_have_to_sign(pair: tuple[Actor, Actor], later: Later) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    assert renew(ines, agreement, 25) == 302 and Wording.objects.count() == 1
    later(15)
    for one in pair:
        one.sign_in(one.client)
    assert renew(jonas, agreement, 31) == 200
    assert renew(jonas, agreement, 30) == 302
    assert "a newer wording is proposed" in page(ines, "agreement", agreement=agreement)
    later(22)
    for one in pair:
        one.sign_in(one.client)
    assert "signed by both" not in page(ines, "agreement", agreement=agreement)
    assert act(ines, "sign", agreement, 2).status_code == 302
    assert "signed by both, until" in page(ines, "agreement", agreement=agreement)


def test_ninety_days_are_all_there_is(pair: tuple[Actor, Actor], later: Later) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    for number, (day, more) in enumerate(((15, 30), (40, 30), (65, 25)), start=2):
        later(day)
        for one in pair:
            one.sign_in(one.client)
        assert renew(jonas, agreement, more + 6) == 200 or more == 25
        if more == 25:
            assert renew(jonas, agreement, 26) == 200
        assert renew(jonas, agreement, more) == 302
        act(ines, "sign", agreement, number)
    later(80)
    for one in pair:
        one.sign_in(one.client)
    assert "Offer to go on" not in page(jonas, "agreement", agreement=agreement)
    assert renew(jonas, agreement, 20) == 302
    assert Wording.objects.count() == 4
    assert edit(jonas, "openness", shown=True, until=in_days(20)).status_code == 200


@pytest.mark.parametrize("who", [0, 1])
def test_either_ends_it_at_once(who: int, pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    assert act(pair[who], "withdraw", agreement, 1).status_code == 302
    for one in pair:
        assert "ended" in page(one, "agreement", agreement=agreement)


def test_what_is_offered_while_it_runs_ends_with_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    assert renew(jonas, agreement, 25) == 302
    assert act(ines, "withdraw", agreement, 1).status_code == 302
    for one in pair:
        shown = page(one, "agreement", agreement=agreement)
        assert re.search(r"·\s+ended", shown) and "signed by both" not in shown
    assert not audit(ines.keys()) and not audit(jonas.keys())


def test_in_a_pause_it_can_be_ended_but_not_renewed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    ines.post(ines.url("pause"))
    assert renew(jonas, agreement, 25) == 409
    assert act(ines, "withdraw", agreement, 1).status_code == 302
    assert "ended" in page(jonas, "agreement", agreement=agreement)


def test_a_last_day_planted_in_a_column_does_not_exist(pair: tuple[Actor, Actor]) -> None:
    """The last day is part of what is sealed and signed."""
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "openness")
    row = Wording.objects.get(agreement=agreement)
    said = row.read(ines.keys())
    assert said.until is not None
    changed = msgspec.structs.replace(said, until=said.until + timedelta(days=9))
    assert changed.digest != said.digest
