"""Promises: drafted by the one who keeps them, answered by the other, ended by either."""

from __future__ import annotations

import uuid

import pytest

from goldseam.agreements import wary
from goldseam.agreements.models import Agreement, Assent, Mine, Wording
from goldseam.journey.audit import audit
from tests.agreements.agreed import WORDS, act, both_sign, edit, keep, mine, page, show, write
from tests.cast import Actor

pytestmark = pytest.mark.slow


def test_a_draft_stays_mine_until_it_is_proposed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    keep(jonas, "promises")
    assert "I write a line." not in page(ines, "agreement-kind", kind="promises")
    assert edit(jonas, "promises", shown=True).status_code == 302
    assert "I write a line." in page(ines, "agreement-kind", kind="promises")
    assert "Jonas showed you a promise." in page(ines, "today")


def test_yes_that_helps_is_the_second_signature(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "promises")
    assert "Yes, that helps" in page(ines, "agreement", agreement=agreement)
    assert act(ines, "sign", agreement, 1).status_code == 302
    for one in pair:
        assert "signed by both" in page(one, "agreement", agreement=agreement)
    assert "Ines says that a promise helps." in page(jonas, "today")


def test_left_alone_it_stays_proposed_and_nobody_is_asked(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    before = page(jonas, "agreement-kind", kind="promises")
    agreement = show(jonas, "promises")
    unread = page(jonas, "agreement", agreement=agreement)
    page(ines, "agreement", agreement=agreement)
    assert page(jonas, "agreement", agreement=agreement).count("proposed") == unread.count("proposed")
    assert "There is a wording you have not signed" not in page(ines, "today")
    assert "waiting" not in unread.lower() and before


def test_the_other_can_ask_for_other_words_and_not_write_them(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "promises")
    assert act(ines, "ask", agreement, text="Rather by telephone.").status_code == 302
    shown = page(jonas, "agreement", agreement=agreement)
    assert "Rather by telephone." in shown and "signed by both" not in shown
    assert "asks for other words" in page(jonas, "today")
    assert act(jonas, "ask", agreement, text="Mine own.").status_code == 404
    assert ines.get(ines.url("agreement-edit", meant=mine(jonas).id)).status_code == 404
    assert edit(jonas, "promises", shown=True, **{"p-what": "I ring."}).status_code == 302
    assert act(ines, "sign", agreement, 2).status_code == 302
    assert "signed by both" in page(jonas, "agreement", agreement=agreement)


def test_a_question_for_other_words_can_turn_into_a_yes_and_back(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "promises")
    act(ines, "ask", agreement, text="Rather by telephone.")
    act(ines, "sign", agreement, 1)
    assert "signed by both" in page(jonas, "agreement", agreement=agreement)
    assert "Rather by telephone." not in page(jonas, "agreement", agreement=agreement)
    act(ines, "ask", agreement, text="After all not.")
    assert "signed by both" not in page(jonas, "agreement", agreement=agreement)
    assert Assent.objects.filter(side=ines.side).count() == 1


@pytest.mark.parametrize("who", [0, 1])
def test_either_ends_it_at_once(who: int, pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "promises")
    assert "End it" in page(pair[who], "agreement", agreement=agreement)
    assert act(pair[who], "withdraw", agreement, 1).status_code == 302
    for one in pair:
        shown = page(one, "agreement", agreement=agreement)
        assert "ended" in shown and "taken back on" in shown


def test_ending_it_ends_every_wording_that_was_signed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "promises")
    edit(jonas, "promises", shown=True, **{"p-what": "I ring."})
    act(ines, "withdraw", agreement, 2)
    assert not Assent.objects.filter(side=ines.side, withdrawn_on=None).exists()
    shown = page(jonas, "agreement", agreement=agreement)
    assert "signed by both" not in shown


def test_a_change_needs_the_other_again_and_the_old_wording_holds_meanwhile(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "promises")
    assert edit(jonas, "promises", shown=True, **{"p-what": "I ring."}).status_code == 302
    shown = page(ines, "agreement", agreement=agreement)
    assert (
        "a newer wording is proposed" in shown and "I write a line." in shown and "<ins>ring.</ins>" in shown
    )
    assert "I write a line." in page(ines, "agreement-version", agreement=agreement, number=1)
    assert Wording.objects.count() == 2


def test_its_maker_takes_it_back_and_the_other_keeps_a_whole_ledger(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = both_sign(jonas, ines, "promises")
    assert act(jonas, "take-back", agreement).status_code == 302
    assert ines.get(ines.url("agreement", agreement=agreement)).status_code == 404
    assert not audit(ines.keys()) and not audit(jonas.keys())
    assert Mine.objects.count() == 1 and not Agreement.objects.exists()


WARY = [
    ("I see no friends without you.", ["friends"]),
    ("I tell you what my sister says.", ["family"]),
    ("I give up my job.", ["work"]),
    ("I wear the long skirt.", ["clothing"]),
    ("All my pay goes to you.", ["money"]),
    ("I stop seeing the therapist.", ["care"]),
    ("I do not go to the police.", ["police"]),
    ("I never leave.", ["leaving"]),
    ("No veo a mis amigas.", ["friends"]),
    ("Te doy mi sueldo.", ["money"]),
    ("No voy a irme.", ["leaving"]),
]


@pytest.mark.parametrize(("text", "topics"), WARY)
def test_words_nobody_has_to_give_up_are_found(text: str, topics: list[str]) -> None:
    assert [str(topic) for topic in wary.topics(text)] == topics


@pytest.mark.parametrize(
    "text", ["If I am later than seven, I write before seven.", "La página grande está en la primera mesa."]
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert wary.topics(text) == []


def test_the_warning_comes_before_anything_is_sent_and_never_blocks(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    words = {"p-what": "I do not see my friends."}
    first = write(jonas, "promises", shown=True, **words)
    shown = first.content.decode()
    assert first.status_code == 200 and "This text names:" in shown and "I do not see my friends." in shown
    assert not Agreement.objects.exists()
    assert write(jonas, "promises", shown=True, warned="yes", **words).status_code == 302
    agreement = Agreement.objects.get().id
    assert "This text names:" in page(ines, "agreement", agreement=agreement)


def test_what_is_only_mine_is_never_looked_through(pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    keep(jonas, "promises", **{"p-what": "I see my friends again."})
    assert Mine.objects.count() == 1


def test_a_day_to_look_again_is_kept_as_a_day(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "promises", **{"p-look": "2027-03-01"})
    assert "1 March 2027" in page(ines, "agreement", agreement=agreement)
    assert write(jonas, "promises", **{"p-look": "soon"}).status_code == 200


def test_sent_twice_it_is_one_promise_and_one_answer(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    form = WORDS["promises"] | {"visibility": "shared", "revision": 0, "form_id": str(uuid.uuid4())}
    for _again in range(2):
        assert jonas.post(jonas.url("agreement-write", kind="promises"), form).status_code == 302
    agreement = Agreement.objects.get().id
    sign = {"form_id": str(uuid.uuid4())}
    url = ines.url("agreement-sign", agreement=agreement, number=1)
    assert [ines.post(url, sign).status_code for _again in range(2)] == [302, 302]
    assert Assent.objects.count() == 2


def test_pause_and_leaving(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agreement = show(jonas, "promises")
    ines.post(ines.url("pause"))
    assert act(ines, "sign", agreement, 1).status_code == 409
    refused = act(ines, "ask", agreement, text="Later.")
    assert refused.status_code == 409 and "Later." in refused.content.decode()
    ines.post(ines.url("pause-end"))
    assert "Later." in page(ines, "agreement-ask", agreement=agreement)
    jonas.step_up(jonas.url("leave"))
    assert "I write a line." in page(ines, "agreement", agreement=agreement)
    assert act(ines, "sign", agreement, 1).status_code == 409


def test_alone_a_promise_is_kept_to_oneself(ines: Actor) -> None:
    ines.cross()
    keep(ines, "promises")
    assert "You are here alone." in page(ines, "agreement-kind", kind="promises")
    assert not Agreement.objects.exists()
