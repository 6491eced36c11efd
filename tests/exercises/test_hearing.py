"""The reveal, and saying back what one heard: given, answered or not, said again; feelings stay alone."""

from __future__ import annotations

import re

import pytest

from goldseam.exercises.hearing import MOST_A_DAY
from goldseam.exercises.models import Aside, Heard, HeardReply
from tests.cast import Actor
from tests.exercises.talk import COST, EVERYTHING, Talk

pytestmark = [pytest.mark.usefixtures("sealed_program"), pytest.mark.slow]
Pair = tuple[Actor, Actor]


@pytest.fixture
def talk(pair: Pair) -> Talk:
    found = Talk(COST)
    found.opened(*pair, "I lost my sleep.\n\nAnd a year.", "I was never at home.")
    return found


def test_both_letters_stand_side_by_side_with_their_days(pair: Pair, talk: Talk) -> None:
    page = talk.read(pair[0])
    mine, theirs = page.split('<article class="letter letter--other"')
    assert "You wrote" in mine and "<p>I lost my sleep.</p>" in mine
    assert "Jonas wrote" in theirs and "I was never at home." in theirs
    assert len(re.findall(r"Sealed \d+ \w+", page)) == 2


def test_the_first_words_to_say_back_are_asked_for_and_nothing_is_due(pair: Pair, talk: Talk) -> None:
    page = talk.read(pair[0])
    assert "What did you hear?" in page
    assert "Nothing is due from either of you." in page
    assert "Reading is not agreeing." in page


def test_what_i_heard_is_read_by_the_other_and_answered(pair: Pair, talk: Talk) -> None:
    one, other = pair
    assert talk.hear(one, "You are saying that you were away.").status_code == 302
    page = talk.read(other)
    assert "What Ines heard" in page and "You are saying that you were away." in page
    assert "You need not answer." in page
    assert talk.reply(other, "not-quite", "I was afraid of the post.").status_code == 302
    page = talk.read(one)
    assert "Not quite." in page and "I was afraid of the post." in page
    assert "Yes, that is it</button>" not in talk.read(other)


def test_it_may_be_said_again_and_every_time_stays(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.hear(one, "The first time.")
    talk.reply(other, "not-quite")
    talk.hear(one, "The second time.")
    talk.reply(other, "yes", number="2")
    page = talk.read(other)
    assert page.index("The first time.") < page.index("Not quite.") < page.index("The second time.")
    assert "Yes, that is it." in page


def test_what_is_kept_for_later_is_there_again_and_not_sent(pair: Pair, talk: Talk) -> None:
    one, other = pair
    place = talk.page(one, "heard/")
    kept = one.post(one.url("draft"), {"place": place, "heard": "Half a thought.", "feelings": ["sad"]})
    assert one.get(kept["Location"]).status_code == 302
    page = talk.read(one)
    assert "Half a thought." in page and 'value="sad" checked' in page
    assert "Half a thought." not in talk.read(other)
    talk.hear(one, "A whole thought.", feelings=["sad"])
    assert "Half a thought." not in talk.read(one)


def test_feelings_while_reading_stay_with_me(pair: Pair, talk: Talk) -> None:
    one, other = pair
    before = talk.read(other).count("checked")
    talk.hear(one, "You are saying that", feelings=["angry", "seen"])
    assert 'value="angry" checked' in talk.read(one)
    assert talk.read(other).count("checked") == before
    row = Aside.objects.get()
    assert (row.author, row.circle) == (one.person.pk, one.side.me_circle)


def test_nothing_and_too_much_are_said_kindly(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    assert "There is nothing here yet." in talk.hear(one, "   ").content.decode()
    long = talk.hear(one, "word " * 5_000)
    assert (long.status_code, "longer than one page" in long.content.decode()) == (200, True)
    assert not Heard.objects.exists()


def test_a_flood_is_kept_as_a_draft(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    for number in range(MOST_A_DAY):
        assert talk.hear(one, f"Time {number}.").status_code == 302
    assert talk.hear(one, "Once too often.").status_code == 429
    assert Heard.objects.count() == MOST_A_DAY
    assert "Once too often." in talk.read(one)


def test_a_damaged_row_harms_no_other(pair: Pair, talk: Talk) -> None:
    one, other = pair
    for words in ("The first time.", "The second time."):
        talk.hear(one, words)
    talk.reply(other, number="2")
    Heard.objects.filter(number=1).update(envelope=b"0" * 400)
    page = talk.read(other)
    assert "This can not be opened." in page and "The second time." in page
    HeardReply.objects.update(envelope=b"0" * 400)
    assert "Yes, that is it." not in talk.read(one)


def test_a_yes_can_not_be_moved_to_other_words(pair: Pair, talk: Talk) -> None:
    """Somebody who writes into the database lets the answer stand under what was said later."""
    one, other = pair
    talk.hear(one, "It was your fault alone.")
    talk.hear(one, "You were tired.")
    talk.reply(other, "yes", number="2")
    HeardReply.objects.update(heard=Heard.objects.get(number=1))
    for actor in pair:
        assert "Yes, that is it." not in talk.read(actor)


def test_what_was_heard_can_not_be_moved_to_another_exchange(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.hear(one, "You were away.")
    elsewhere = Talk(EVERYTHING)
    elsewhere.opened(*pair)
    Heard.objects.update(exchange=elsewhere.exchange(one))
    assert "You were away." not in elsewhere.read(other)
    assert "This can not be opened." in elsewhere.read(other)


def test_scales_are_a_picture_and_a_table_and_closeness_is_never_compared(pair: Pair) -> None:
    talk = Talk(EVERYTHING)
    talk.seal(pair[0])
    talk.seal(pair[1], **{"p-far": "2", "p-near": "3", "p-circles": "7"})
    talk.open(pair[0])
    page = talk.read(pair[0])
    assert page.count('<svg class="db"') == 2
    table = page.split("<table")[1].split("</table>")[0]
    assert re.findall(r"<td>(.*?)</td>", table) == ["10 of 10", "2 of 10", "3 of 7", "3 of 7"]
    assert "8 apart" in page and "The same" in page
    assert page.count('class="close"') == 2


def test_today_says_what_was_given_with_its_day(pair: Pair, talk: Talk) -> None:
    one, other = pair
    assert "“What did it cost you?” is open" in other.get(other.url("today")).content.decode()
    talk.hear(one, "You were away.")
    assert "Ines said back what was heard" in other.get(other.url("today")).content.decode()
    talk.reply(other)
    assert "Jonas answered what you heard" in one.get(one.url("today")).content.decode()


def test_today_offers_what_can_be_opened_to_the_first_alone(pair: Pair) -> None:
    talk, (one, other) = Talk(EVERYTHING), pair
    talk.seal(one)
    assert "Both of you have answered." not in one.get(one.url("today")).content.decode()
    talk.seal(other)
    assert "Both of you have answered." in one.get(one.url("today")).content.decode()
    assert "Both of you have answered." not in other.get(other.url("today")).content.decode()
