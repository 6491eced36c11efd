"""My own copy: everything of mine and what both can read, nothing of the other's own, made in memory."""

from __future__ import annotations

from django.http import HttpResponse

from tests.cast import Actor


def copied(actor: Actor) -> HttpResponse:
    answer = actor.step_up(actor.url("copy"))
    assert answer.status_code == 200
    return answer


def test_it_holds_my_words_with_their_versions_the_statement_and_my_drafts(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ines.write("The first version.", feelings=("hurt",))
    ines.post(f"{page}edit/", {"p-story": "The second version.", "revision": "1"})
    ines.propose("In May the car was sold.")
    jonas.propose("In May our car was sold.", seen=1)
    ines.post(ines.url("draft"), {"place": ines.url("statement-propose"), "text": "Half a sentence"})
    text = copied(ines).content.decode()
    for said in (
        "The first version.",
        "The second version.",
        "In May the car",
        "In May our car",
        "Half a sentence",
    ):
        assert said in text


def test_it_holds_nothing_that_is_only_the_others(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.write("Only his.")
    jonas.post(jonas.url("draft"), {"place": jonas.url("statement-propose"), "text": "His half sentence"})
    text = copied(ines).content.decode()
    assert "Only his." not in text and "His half sentence" not in text


def test_it_is_a_plain_file_with_a_name_that_says_nothing(ines: Actor) -> None:
    answer = copied(ines)
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"] == 'attachment; filename="notes.txt"'
    assert answer["Cache-Control"] == "no-store"


def test_it_needs_the_passphrase(ines: Actor) -> None:
    ines.write("Only mine.")
    answer = ines.post(ines.url("copy"), {"passphrase": "something I think it is"})
    assert "Only mine." not in answer.content.decode()
