"""What the pages of letters ask of the database, and that a look writes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.exercises.letters import LIGHT, Post

pytestmark = pytest.mark.slow

MOST = {"letters": 6, "letter": 11, "theirs": 11, "desk": 15, "answer": 10}


def asked(act: Callable[[], HttpResponse]) -> list[str]:
    """The statements to what lasts, after a look that warmed everything up."""
    assert act().status_code == 200
    with CaptureQueriesContext(connections["default"]) as seen:
        act()
    return [query["sql"] for query in seen.captured_queries]


def looks(post: Post) -> dict[str, Callable[[], HttpResponse]]:
    def at(one: Actor, url: str) -> Callable[[], HttpResponse]:
        return lambda: one.get(url)

    return {
        "letters": at(post.reader, post.reader.url("letters")),
        "letter": at(post.reader, post.page),
        "theirs": at(post.writer, post.page),
        "desk": at(post.writer, post.desk_page()),
        "answer": at(post.reader, post.answer_page()),
    }


def lived_in(post: Post, versions: int) -> None:
    for number in range(post.revisions.get(LIGHT, 0), post.revisions.get(LIGHT, 0) + versions):
        post.handed(f"Words {number}.", slug=LIGHT)
        post.open()
        post.answer(words=f"Read {number}.", revision=str(post.answered()))


def test_many_versions_and_answers_ask_no_more_than_one(post: Post) -> None:
    lived_in(post, 1)
    young = {name: len(asked(look)) for name, look in looks(post).items()}
    assert {name: number for name, number in young.items() if number > MOST[name]} == {}, young
    lived_in(post, 6)
    assert {name: len(asked(look)) for name, look in looks(post).items()} == young


def test_looking_writes_nothing(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    for opened in (False, True):
        if opened:
            post.open()
        for name, look in looks(post).items():
            if opened or name != "answer":
                verbs = {sql.split()[0] for sql in asked(look)}
                assert not verbs & {"INSERT", "UPDATE", "DELETE"}, name


def test_opening_writes_one_row_and_it_is_the_readers_own(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    with CaptureQueriesContext(connections["default"]) as seen:
        post.open()
    written = [q["sql"] for q in seen if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert [sql for sql in written if "journey_pacestate" not in sql and "journey_stepdone" not in sql] == []
