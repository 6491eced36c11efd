"""Both press in the same moment: one winner, a kind answer, and no word is lost or doubled."""

from __future__ import annotations

import pytest
from django.test import Client

from goldseam.dialogue.models import Turn
from goldseam.writing import drafts
from tests.cast import Actor
from tests.dialogue.talking import begun, heard, number, proposed, turn
from tests.races import rounds, together

pytestmark = [pytest.mark.django_db(databases=["default", "sessions"], transaction=True), pytest.mark.slow]


@pytest.fixture
def two(transactional_db: None) -> tuple[Actor, Actor]:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.get(one.url("today"))
    return ines, jonas


def window(actor: Actor) -> Actor:
    """A second window of the same browser."""
    browser = Client()
    browser.cookies.update(actor.client.cookies)
    return Actor(actor.name, actor.passphrase, browser)


def numbers(page: str) -> list[int]:
    return list(Turn.objects.filter(dialogue=number(page)).values_list("number", flat=True))


def anew() -> None:
    """Nothing was said yet: the thousandth race begins as the first, and nobody has said enough for today."""
    Turn.objects.all().delete()


def test_one_goes_on_and_the_other_changes_roles(two: tuple[Actor, Actor]) -> None:
    """What was typed by whoever came second lies in their draft."""
    ines, jonas = two
    for round_ in rounds(24, 1_000):
        anew()
        page = begun(ines, jonas)
        for _ in range(2):
            heard(ines, jonas, page)
        text = f"And one more thing, {round_}."
        answers = together(lambda: turn(ines, page, "say", text), lambda: turn(jonas, page, "swap"))  # noqa: B023
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        assert numbers(page) == list(range(1, 10))
        if answers[0].status_code == 409:
            kept = drafts.found(ines.keys(), ines.side, page)
            assert kept is not None and [text] in kept.fields.values()
            assert text in answers[0].content.decode()
        assert ines.post(f"{page}stop/").status_code == 302


def test_two_proposals_are_one_dialogue(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    for _ in rounds(3, 1_000):
        anew()
        answers = together(lambda: proposed(ines, "Rain"), lambda: proposed(jonas, "Snow"))
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        page = next(str(answer["Location"]) for answer in answers if answer.status_code == 302)
        assert Turn.objects.values("dialogue").distinct().count() == 1
        assert ines.post(f"{page}stop/").status_code == 302


def test_a_turn_sent_by_two_windows_is_one_turn(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    for _ in rounds(3, 1_000):
        anew()
        page = begun(ines, jonas)
        other = window(ines)
        answers = together(
            lambda: turn(ines, page, "say", "From one window."),  # noqa: B023
            lambda: turn(other, page, "say", "From the other."),  # noqa: B023
        )
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        assert numbers(page) == [1, 2, 3]
        assert ines.post(f"{page}stop/").status_code == 302


def test_stopping_is_never_too_late(two: tuple[Actor, Actor]) -> None:
    """Whatever the other does in that moment, it is stopped then, and by one row."""
    ines, jonas = two
    for _ in rounds(3, 1_000):
        anew()
        page = begun(ines, jonas)
        together(
            lambda: turn(ines, page, "say", "A thought."),  # noqa: B023
            lambda: jonas.post(f"{page}stop/"),  # noqa: B023
            lambda: window(ines).post(f"{page}stop/"),  # noqa: B023
        )
        rows = Turn.objects.filter(dialogue=number(page)).order_by("number")
        kinds = [row.read(ines.keys()).kind for row in rows]
        assert kinds.count("stop") == 1 and kinds[-1] == "stop"
        assert numbers(page) == list(range(1, len(kinds) + 1))


def aside(actor: Actor, page: str, move: str) -> int:
    return actor.post(f"{page}aside/", {"move": move, "minutes": "20"}).status_code


def test_a_time_out_and_a_turn_in_the_same_moment_are_both_there_or_the_turn_waits(
    two: tuple[Actor, Actor],
) -> None:
    """Whichever came first: it rests then, nothing is doubled, and words that came too late are a draft."""
    ines, jonas = two
    for round_ in rounds(3, 1_000):
        anew()
        page = begun(ines, jonas)
        text = f"While it rests, {round_}."
        said, paused = together(
            lambda: turn(ines, page, "say", text).status_code,  # noqa: B023
            lambda: aside(jonas, page, "pause"),  # noqa: B023
        )
        rows = Turn.objects.filter(dialogue=number(page)).order_by("number")
        kinds = [row.read(ines.keys()).kind for row in rows]
        assert paused == 302 and kinds.count("pause") == 1 and numbers(page) == list(range(1, len(kinds) + 1))
        assert said == (302 if "say" in kinds else 409)
        if said == 409:
            kept = drafts.found(ines.keys(), ines.side, page)
            assert kept is not None and [text] in kept.fields.values()
        assert ines.post(f"{page}stop/").status_code == 302


def test_both_start_together_and_both_pause_in_the_same_moment(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    for _ in rounds(3, 1_000):
        anew()
        page = begun(ines, jonas)
        for move, wanted in (("together", 2), ("pause", 1), ("resume", 2)):
            together(lambda: aside(ines, page, move), lambda: aside(jonas, page, move))  # noqa: B023
            rows = Turn.objects.filter(dialogue=number(page)).order_by("number")
            assert [row.read(ines.keys()).kind for row in rows].count(move) == wanted
        assert numbers(page) == list(range(1, 8))
        assert ines.post(f"{page}stop/").status_code == 302
