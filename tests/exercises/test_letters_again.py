"""A letter that is not handed over again before its reader wants it, by the pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldseam.exercises.models import Handed, Letter
from goldseam.journey.program.loaded import program
from tests.exercises.letters import ASKED, HARD, LIGHT, Post

pytestmark = [pytest.mark.usefixtures("letters_program"), pytest.mark.slow]


@pytest.fixture
def given(post: Post) -> Post:
    """Handed over and answered, and another version written that has rested."""
    post.handed("I took it.", "Two years.", slug=ASKED)
    return post


def tried(post: Post, words: str, hours: float = 25) -> int:
    post.write(words)
    post.clock.on(hours=hours)
    return post.hand_over().status_code


def test_two_weeks_lie_between_two_versions_and_the_page_says_when(given: Post) -> None:
    given.clock.on(hours=4 * 24)
    assert tried(given, "I took it twice.") == 409
    for page in (given.desk(), given.hand_over_page()):
        text = given.writer.get(page).content.decode() if page.startswith("/") else page
        assert "At least 14 days lie between two versions." in text and "17 March 2026" in text
    given.clock.on(hours=9 * 24)
    assert given.hand_over().status_code == 302


@pytest.mark.parametrize("opened", [True, False])
def test_it_says_the_same_whether_it_was_opened_or_not(given: Post, opened: bool) -> None:
    if opened:
        given.open()
    given.clock.on(hours=4 * 24)
    given.write("I took it twice.")
    given.clock.on(hours=25)
    assert "At least 14 days lie between two versions. The next can be handed over" in given.desk()


def test_the_readers_own_day_is_said_from_their_answer(given: Post) -> None:
    given.open()
    assert given.answer(again="day", own_day="2026-12-03").status_code == 302
    given.clock.on(hours=30 * 24)
    assert tried(given, "I took it twice.") == 409
    assert "Jonas asked for no new version before 3 December 2026." in given.desk()
    assert "Jonas asked for no new version before" in given.mine()
    given.clock.put(given.clock.now + timedelta(days=300))
    assert given.hand_over().status_code == 302


def test_not_unless_they_say_so_and_a_later_answer_changes_it(given: Post) -> None:
    given.open()
    given.answer(again="closed", words="Not now.")
    given.clock.on(hours=400 * 24)
    assert tried(given, "I took it twice.") == 409
    assert "asked for no new version unless they say so" in given.desk()
    assert (
        "As I said: no new version unless I say so" in given.reader.get(given.answer_page()).content.decode()
    )
    assert given.answer(again="", words="Still.", revision="1").status_code == 302
    assert given.hand_over().status_code == 409
    assert given.answer(again="any-time", revision="2").status_code == 302
    assert given.hand_over().status_code == 302


def test_taking_back_or_deleting_is_no_way_around(given: Post) -> None:
    given.clock.on(hours=4 * 24)
    given.take_back()
    assert tried(given, "I took it, all of it.") == 409
    letter = Letter.objects.of(given.writer.side).about(given.writer.side, given.writer.keys(), ASKED)
    given.writer.post(given.writer.url("letter-delete", letter=letter.id))
    given.pages.pop(ASKED)
    given.revisions.pop(ASKED)
    assert tried(given, "I took it.") == 409
    assert not Handed.objects.exists()


def test_a_reader_who_said_no_can_say_otherwise_of_a_letter_that_was_taken_back(given: Post) -> None:
    given.open()
    given.answer(again="closed")
    given.take_back()
    given.clock.on(hours=60 * 24)
    assert tried(given, "I took it, all of it.") == 409
    assert "When may you be handed a next version?" in given.read()
    assert given.answer(again="any-time", words="Not taken.", revision="1").status_code == 302
    assert given.hand_over().status_code == 302


def test_a_slip_is_mended_once(given: Post) -> None:
    assert "You can mend a slip in it once" in given.mine()
    given.write("I took it. Sorry for the slip.")
    given.clock.on(hours=25)
    assert "This mends a slip" in given.writer.get(given.hand_over_page()).content.decode()
    assert given.hand_over().status_code == 302
    assert "a slip mended" in given.mine()
    assert tried(given, "Once more.") == 409


def test_after_an_answer_no_slip_is_mended(given: Post) -> None:
    given.open()
    given.answer(words="I read it.")
    assert tried(given, "I took it. Sorry for the slip.") == 409


@pytest.mark.parametrize(("tags", "days"), [(set(), 14), ({"old-wound"}, 28), ({"betrayal"}, 14)])
def test_an_old_wound_takes_four_weeks(tags: set[str], days: int) -> None:
    assert program().activities["apology-letter"].days_between(frozenset(tags)) == days
    assert program().activities["mirror"].days_between(frozenset(tags)) == 0


@pytest.mark.parametrize("form", ["alone", "aloud", "present"])
def test_it_is_offered_in_the_form_its_writer_chose_and_the_reader_may_ask_for_another(
    post: Post, form: str
) -> None:
    post.write("I took it.", slug=HARD)
    post.clock.on(hours=25)
    assert post.hand_over(form=form).status_code == 302
    told = {
        "alone": "offers it to you to read alone",
        "aloud": "would like to read this to you; you may also read it alone, or neither",
        "present": "offers it to you with someone present",
    }
    assert told[form] in post.read()
    rather = "aloud" if form == "alone" else "alone"
    page = post.reader.get(post.answer_page()).content.decode()
    assert 'name="words"' not in page and f'value="{form}"' not in page
    assert post.answer(rather=form).status_code == 200
    assert post.answer(rather=rather, words="Nobody takes these.").status_code == 302
    assert "I would rather" in post.mine() and "Nobody takes these." not in post.mine()
    assert "Open it" in post.read()


def test_a_form_that_is_none_is_refused_and_a_light_letter_has_none(post: Post) -> None:
    post.write("I took it.", slug=HARD)
    post.clock.on(hours=25)
    assert post.hand_over(form="by-a-choir").status_code == 200 and not Handed.objects.exists()
    post.write("Mild words.", slug=LIGHT)
    assert 'name="form"' not in post.writer.get(post.hand_over_page()).content.decode()
    post.hand_over()
    assert "read alone" not in post.read()


@pytest.mark.parametrize(
    "day", ["", "2020-01-01", "2026-02-30", "9999-12-31", "tomorrow", "0000-00-00", "2031-01-01"]
)
def test_a_day_that_is_none_is_asked_for_again(given: Post, day: str) -> None:
    given.open()
    assert given.answer(again="day", own_day=day, words="Words.").status_code == 200
    assert given.answered() == 0


def test_the_next_version_is_written_beside_the_answers(given: Post) -> None:
    given.open()
    given.answer(
        **{"landing-words": "landed", "landing-cost": "not-yet", "words-cost": "Say which.", "words": "Two."}
    )
    page = given.writer.get(f"{given.page}change/").content.decode()
    assert page.index("Two.") < page.index("Landed") < page.index("Say which.")
    given.write("I took it.", "The year with Marta.")
    given.clock.on(hours=15 * 24)
    assert given.hand_over().status_code == 302
    row = Handed.objects.get(number=2)
    assert row.read(given.writer.keys()).after == 1
    given.clock.on(hours=80)
    given.open()
    page = given.read()
    assert page.index("Version 2, after your answer") < page.index("Version 1, answered")
