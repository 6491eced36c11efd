"""What is done alone, by its pages: written, practised, read; begun, put away, offered again."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from goldseam.exercises.models import Reflection
from tests.cast import Actor
from tests.exercises.alone import PARTS, READING, STAYS, TOLD, WALK, beside, body, filled, page, past, save

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def program() -> Iterator[None]:
    with beside():
        yield


def test_something_light_shows_its_form_at_once(ines: Actor) -> None:
    text = body(ines, page(ines, PARTS))
    for words in (
        "A day in the kitchen",
        "What was it like",
        "Save, only for me",
        "nobody put the milk away",
    ):
        assert words in text, words
    assert PARTS not in past(ines).opened


def test_saving_keeps_every_part_and_my_part_of_it_is_done(ines: Actor) -> None:
    answer = save(ines, PARTS)
    assert answer.status_code == 302
    text = body(ines, answer["Location"])
    for words in (
        "It rained.",
        "The wet one",
        "A letter nobody had opened",
        "Later.",
        "29 February 2024",
        "Not fine",
    ):
        assert words in text, words
    assert "You need not do anything with this today." in text
    assert PARTS in past(ines).done
    assert "You need not do anything" not in body(ines, answer["Location"].partition("?")[0])


def test_what_was_written_before_is_listed_where_one_writes_again(ines: Actor) -> None:
    first = save(ines, PARTS)["Location"].partition("?")[0]
    assert first in body(ines, page(ines, PARTS))
    save(ines, PARTS, filled("Once more."))
    assert Reflection.objects.count() == 2


def test_sent_twice_it_is_one_writing(ines: Actor) -> None:
    form: dict[str, Any] = {"form_id": str(uuid.uuid4())}
    assert save(ines, PARTS, **form)["Location"] == save(ines, PARTS, **form)["Location"]
    assert Reflection.objects.count() == 1


def test_what_is_not_taken_comes_back_whole(ines: Actor) -> None:
    answer = save(ines, PARTS, filled("Nothing of this is lost.") | {"p-day": "some day", "p-choice": "who"})
    text = answer.content.decode()
    assert answer.status_code == 200 and not Reflection.objects.exists()
    for words in (
        "Nothing of this is lost.",
        "Not now.",
        "some day",
        "not offered here any more",
        'href="#id_p-day"',
    ):
        assert words in text, words
    assert text.count(" checked") == 9


def test_a_form_with_nothing_in_it_is_no_writing(ines: Actor) -> None:
    answer = save(ines, STAYS, {"p-words": " \r\n "})
    assert answer.status_code == 200 and "There is nothing here yet" in answer.content.decode()
    assert STAYS not in past(ines).done


def test_a_draft_is_there_when_one_comes_back(ines: Actor) -> None:
    where = page(ines, PARTS)
    fields = filled("Half a senten") | {"p-day": "2024-", "place": where}
    assert ines.post(ines.url("draft"), fields).status_code == 302
    text = body(ines, where)
    assert "Half a senten" in text and "2024-" in text and "Draft saved at" in text
    assert text.count(" checked") == 10 and 'class="error"' not in text
    save(ines, PARTS)
    assert "Half a senten" not in body(ines, where)


def test_words_that_come_to_a_locked_door_are_there_after_unlocking(ines: Actor) -> None:
    ines.client.post(reverse("lock"))
    answer = save(ines, PARTS, filled("At the door."))
    assert answer["Location"] == reverse("unlock")
    back = ines.post(reverse("unlock"), {"passphrase": ines.passphrase})["Location"]
    assert back == page(ines, PARTS)
    assert "At the door." in body(ines, back)


# away from the screen, and reading


def test_a_practice_is_done_by_saying_so(ines: Actor) -> None:
    text = body(ines, page(ines, WALK))
    assert "I have done it" in text and "<textarea" not in text
    assert save(ines, WALK, {}).status_code == 302
    assert WALK in past(ines).done and not Reflection.objects.exists()
    assert "Done, for you." in body(ines, page(ines, WALK))


@pytest.mark.parametrize(
    ("fields", "kept"), [({}, 0), ({"p-how": " "}, 0), ({"p-how": "It rained."}, 1), ({"p-calm": "0"}, 1)]
)
def test_a_word_on_how_it_went_is_kept_when_there_is_one(
    ines: Actor, fields: dict[str, str], kept: int
) -> None:
    assert "You may leave this empty." in body(ines, page(ines, TOLD))
    assert save(ines, TOLD, fields).status_code == 302
    assert TOLD in past(ines).done
    assert Reflection.objects.count() == kept


def test_a_reading_is_marked_by_its_reader(ines: Actor) -> None:
    text = body(ines, page(ines, READING))
    assert "<strong>falls</strong>" in text and "Nobody sees that you read it" in text
    assert READING not in past(ines).done
    save(ines, READING, {})
    assert "Read, for you. Nobody else is told." in body(ines, page(ines, READING))


def test_nothing_done_alone_leaves_a_trace_for_the_other(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    pages = [jonas.url(name) for name in ("today", "journey", "writings", "letters", "space")]
    before = [plain(jonas, url) for url in pages]
    for slug in (PARTS, WALK, TOLD, READING):
        save(ines, slug)
    ines.post(page(ines, STAYS, "never/"))
    assert [plain(jonas, url) for url in pages] == before


def plain(actor: Actor, url: str) -> str:
    """A page without the numbers that are drawn for each form."""
    lines = body(actor, url).splitlines()
    return "\n".join(line for line in lines if "form_id" not in line and "csrf" not in line)


# not for me


def test_never_for_me_and_offered_again(ines: Actor) -> None:
    for _ in range(2):
        assert ines.post(page(ines, PARTS, "never/")).status_code == 302
    assert past(ines).never == [PARTS]
    assert "That is a full answer." in body(ines, page(ines, PARTS))
    ines.post(page(ines, PARTS, "again/"))
    assert past(ines).never == []
    assert "What was it like" in body(ines, page(ines, PARTS))


def test_offering_again_what_was_done_undoes_nothing(ines: Actor) -> None:
    save(ines, PARTS)
    ines.post(page(ines, PARTS, "again/"))
    assert PARTS in past(ines).done


def test_writing_all_the_same_takes_never_back(ines: Actor) -> None:
    ines.post(page(ines, PARTS, "never/"))
    assert save(ines, PARTS).status_code == 302
    assert past(ines).never == [] and PARTS in past(ines).done


def test_deleting_the_last_writing_opens_it_again(ines: Actor) -> None:
    first, second = (save(ines, PARTS)["Location"].partition("?")[0] for _ in range(2))
    ines.post(f"{first}delete/")
    assert PARTS in past(ines).done
    ines.post(f"{second}delete/")
    assert PARTS not in past(ines).done


@pytest.mark.parametrize("end", ["", "begin/", "never/", "again/"])
@pytest.mark.parametrize("tag", ["0" * 32, "x", "what-happened", "%00"])
def test_a_name_that_is_not_mine_names_nothing(ines: Actor, jonas: Actor, tag: str, end: str) -> None:
    where = ines.url("activity", tag="tag").replace("/tag/", f"/{tag}/{end}")
    assert ines.post(where).status_code == 404
    theirs = ines.url("activity", tag=jonas.tag(PARTS)) + end
    assert ines.post(theirs).status_code == 404


def test_what_was_done_can_be_looked_at_after_its_program_went(ines: Actor) -> None:
    where = save(ines, PARTS, filled("Still here."))["Location"].partition("?")[0]
    with transaction.atomic():
        row = Reflection.objects.get()
        words = row.read(ines.keys())
        words.slug = "of-another-program"
        row.write(ines.keys(), words)
        row.save()
    assert "Still here." in body(ines, where)
    assert ines.get(f"{where}edit/").status_code == 302
