"""The way as pages list it: every step and activity with its state, its reason and where it leads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from goldseam.bonds.asking import Here
from goldseam.journey import listing
from goldseam.journey.listing import Listed
from goldseam.journey.past import HardDate
from goldseam.journey.program.loaded import program
from goldseam.journey.way import Way
from tests.cast import Actor, Holding
from tests.exercises.alone import remember

REST_OF_ONE = ("what-it-did", "trust-map", "acknowledging-is-not", "what-we-both-know")


def way(actor: Actor, now: datetime | None = None) -> Way:
    return Way(Here(Holding(actor.keys()), actor.side), "Europe/Berlin", now or datetime.now(UTC))


def listed(actor: Actor, slug: str) -> Listed:
    return listing.listed(way(actor), program().activities[slug])


def step_page(actor: Actor, number: int) -> str:
    return actor.get(actor.url("step", number=number)).content.decode()


def row(page: str, title: str) -> str:
    """What stands about one activity on the page of its step."""
    rows = page.split("</ol>")[0].split('<li class="doing ')[1:]
    return next(one for one in rows if title in one)


# one activity


def test_an_open_one_leads_to_its_page_and_needs_no_reason(ines: Actor) -> None:
    one = listed(ines, "advice-first")
    assert (one.state, one.why, one.opened) == ("open", "", True)
    assert one.url == ines.url("activity", tag=one.tag) and "advice" not in one.url


def test_one_that_is_not_open_says_why_and_leads_nowhere(ines: Actor) -> None:
    one = listed(ines, "acknowledging-is-not")
    assert (one.state, one.opened) == ("not-yet", False)
    assert one.why.startswith("This comes after")
    page = step_page(ines, 1)
    text = row(page, one.said.title)
    assert page.count(one.why) == 1 and "Opens with this step" in text and "href=" not in text


def test_a_done_one_is_linked_and_a_never_one_is_offered_again(ines: Actor) -> None:
    remember(ines, done={"advice-first": datetime.now(UTC)}, never=["leaning"])
    done, never = listed(ines, "advice-first"), listed(ines, "leaning")
    assert (done.state, done.why, done.opened) == ("done", "", True)
    assert (never.state, never.why, never.opened) == ("never", "", False)
    page = step_page(ines, 0)
    assert "Done, for you" in row(page, done.said.title)
    assert "Not for you, as you said" in row(page, never.said.title)
    assert ines.url("activity-again", tag=never.tag) in row(page, never.said.title)


def test_never_is_said_also_of_what_was_done(ines: Actor) -> None:
    remember(ines, done={"leaning": datetime.now(UTC)}, never=["leaning"])
    assert listed(ines, "leaning").state == "never"


def test_what_is_done_stays_readable_while_it_rests(ines: Actor) -> None:
    now = datetime.now(UTC)
    remember(ines, done={"what-happened": now}, opened={"what-it-did": now})
    one = listed(ines, "what-happened")
    assert (one.state, one.opened, one.why) == ("done", True, "")


def test_hard_days_close_heavy_ones_and_say_so(ines: Actor) -> None:
    remember(ines, hard_dates=[HardDate(datetime.now(UTC).date())])
    assert listed(ines, "what-happened").why.startswith("These are hard days, you marked them yourself.")
    assert listed(ines, "first-ten-days").state == "open"


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("advice-first", ["About 4 minutes", "Nobody sees that you read it"]),
        ("safety-check", ["About 5 minutes", "Nobody sees that you read it"]),
        ("first-ten-days", ["About 10 minutes", "Only you can read it"]),
        ("trust-map", ["About 10 minutes", "Sealed until you have both answered"]),
        ("what-we-both-know", ["About 20 minutes", "You can both read it"]),
        (
            "what-happened",
            ["About 15 minutes", "Only you can read it", "This can be heavy. Choose a calm hour"],
        ),
    ],
)
def test_facts_say_how_long_and_who_reads(slug: str, words: list[str]) -> None:
    with translation.override("en"):
        assert [text for _, text in listing.facts(program().activities[slug], "Jonas")] == words


def test_no_fact_names_anybody(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    for activity in program().activities.values():
        told = " ".join(text for _, text in listing.facts(activity, jonas.name))
        assert jonas.name not in told and ines.name not in told


# steps


def test_exactly_one_step_is_the_one_to_go_on_with(ines: Actor) -> None:
    for more, number in (((), 1), (REST_OF_ONE, 1)):
        ines.cross(*more)
        found = listing.steps(way(ines))
        assert [one.step.number for one in found] == list(range(9))
        assert [one.step.number for one in found if one.now] == [number]


def test_at_first_it_is_the_threshold_and_steps_after_it_say_why(ines: Actor) -> None:
    found = listing.steps(way(ines))
    assert [one.step.number for one in found if one.now] == [0]
    doors = {one.step.number: one.door for one in found}
    assert [number for number, door in doors.items() if not door] == [0, 4, 5, 6]
    assert doors[1] == (
        f"This comes after “{found[0].said.title}”. It opens when your part of that step is done."
    )


def test_the_days_of_a_step_are_told_from_the_day_one_entered_it(ines: Actor) -> None:
    ines.cross(*REST_OF_ONE)
    now = datetime.now(UTC)
    remember(ines, entered={0: now, 1: now}, finished={0: now, 1: now})
    door = listing.steps(way(ines, now))[2].door
    assert door.startswith("A step takes some days to sink in.")
    assert listing.steps(way(ines, now + timedelta(days=3)))[2].door == ""


def test_a_half_is_mine_alone_to_see(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.cross(*REST_OF_ONE)
    ines.propose("In May the car was sold.")
    with transaction.atomic():
        way(ines).settle()
    assert [one.seam for one in listing.steps(way(ines))][:2] == ["mended", "half"]
    assert [one.seam for one in listing.steps(way(jonas))][:2] == ["mended", "open"]


def test_every_step_has_something_to_do_for_everybody_who_is_here_alone(ines: Actor) -> None:
    for step in program().steps:
        meant = [one for one in step.activities if one.who == "each" and one.is_for(way(ines).tags)]
        assert meant, step.folder


def test_evidence_comes_in_its_order_and_in_the_readers_language(ines: Actor) -> None:
    step = program().by_number[1]
    for language in ("en", "es"):
        with translation.override(language):
            cards = listing.evidence(way(ines), (*step.evidence, "no longer there"))
            assert [card.evidence.slug for card in cards] == list(step.evidence)
            assert all(card.said.say(name) for card in cards for name in ("showed", "limit"))
            grades = [str(card.grade) for card in cards]
            assert all(grades) and ("Seen in a study" in grades) <= (language == "en")


def test_the_page_of_a_step_lists_what_is_for_me_in_the_order_of_the_way(ines: Actor) -> None:
    ines.cross()
    for role, hidden in (("hurt", True), ("responsible", False)):
        ines.tell(role)
        page = step_page(ines, 1)
        mine = [one for one in program().by_number[1].activities if one.is_for(way(ines).tags)]
        titles = [way(ines).said(one).title for one in mine]
        found = re.findall(r'<h2 class="doing__h">(?:<a [^>]*>)?([^<]+)<', page)
        assert found == titles
        assert ("is-it-over" not in {one.slug for one in mine}) == hidden


def test_a_step_that_is_not_there_is_not_there(ines: Actor) -> None:
    for number in (9, 99, 2**63):
        url = reverse("step", kwargs={"bond": ines.bond.id, "number": number})
        assert ines.get(url).status_code == 404


def test_today_offers_the_first_that_is_open_and_asked_of_me(ines: Actor) -> None:
    def card() -> str:
        text = ines.get(ines.url("today")).content.decode()
        found = re.search(r'<h2 id="nx">([^<]+)</h2>', text)
        assert found is not None
        return found[1]

    assert card() == program().activities["advice-first"].said("en", frozenset()).title
    remember(ines, never=["advice-first"])
    assert card() == program().activities["what-happened-here"].said("en", frozenset()).title
