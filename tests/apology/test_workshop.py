"""One's own letter with notes on its words, by its pages."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import override_settings

from goldseam.apology import rules
from goldseam.exercises.models import Handed, Letter
from goldseam.journey.program.loaded import program
from goldseam.writing.models import Draft
from tests.apology.sheet import SLUG, SOUND, begun, form, saved
from tests.cast import Actor

EVASIVE = "I am sorry if you felt hurt."


def page(actor: Actor, tag: str, more: str = "") -> str:
    answer = actor.get(actor.url("apology-words", sheet=tag) + more)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def marked(text: str) -> list[str]:
    """The words on which a note stands, in their order."""
    return re.findall(r"<mark[^>]*>([^<]*)</mark>", text)


def test_what_was_typed_is_kept_as_the_draft_and_then_looked_at(ines: Actor) -> None:
    tag = begun(ines)
    answer = ines.post(ines.url("apology-words", sheet=tag), form(ines, did="I lied.", sorry=EVASIVE))
    assert (answer.status_code, answer["Location"]) == (302, ines.url("apology-words", sheet=tag))
    told = page(ines, tag)
    assert "I lied." in told and any(mark.startswith("sorry if you") for mark in marked(told))
    assert "Draft 1" in told and "not saved yet" in told
    assert Letter.objects.count() == 0 and Draft.objects.count() == 1


def test_sent_twice_and_looked_at_again_nothing_is_doubled(ines: Actor) -> None:
    tag = begun(ines)
    for _ in range(2):
        ines.post(ines.url("apology-words", sheet=tag), form(ines, sorry=EVASIVE))
    assert page(ines, tag) == page(ines, tag) and Draft.objects.count() == 1


def test_the_form_still_has_every_word_when_one_goes_back_to_write(ines: Actor) -> None:
    tag = begun(ines)
    ines.post(ines.url("apology-words", sheet=tag), form(ines, did="I lied.", sorry=EVASIVE))
    text = unescape(ines.get(ines.url("activity", tag=tag)).content.decode())
    assert "I lied." in text and EVASIVE in text


def test_what_is_typed_is_shown_as_it_was_and_never_as_markup(ines: Actor) -> None:
    tag = saved(ines, did="<script>é👩‍👧 שלום</script>\n\nI am sorry if you were hurt.")
    told = ines.get(ines.url("apology-words", sheet=tag)).content.decode()
    assert "&lt;script&gt;é👩‍👧 שלום&lt;/script&gt;" in told and "<script>é" not in told
    assert marked(told)[0].startswith("sorry if you")


def test_each_mark_has_its_note_and_each_note_its_mark(ines: Actor) -> None:
    told = page(ines, saved(ines, **(SOUND | {"sorry": EVASIVE})))
    marks, notes = re.findall(r'id="m(\d)"', told), re.findall(r'<li id="n(\d)"', told)
    assert marks == notes == re.findall(r'href="#n(\d)"', told) and 1 <= len(marks) <= 5


def test_the_six_parts_stand_beside_it(ines: Actor) -> None:
    told = page(ines, saved(ines, did=SOUND["did"], sorry=EVASIVE))
    states = re.findall(r'<li class="is-(in|part|no)"', told)
    assert len(states) == 6 and states[3] == "part" and states[5] == "no"


def test_a_letter_with_nothing_to_point_at_is_not_praised(ines: Actor) -> None:
    assert "The rules found nothing to point at." in page(ines, saved(ines, did="Tuesday."))


def test_the_rules_of_another_language_can_be_chosen(ines: Actor) -> None:
    tag = saved(ines, sorry=EVASIVE)
    for language in rules.workshops():
        current = re.search(rf'\?in={language}" aria-current="true"', page(ines, tag, f"?in={language}"))
        assert current is not None
    assert page(ines, tag, "?in=tlh") == page(ines, tag)


@override_settings(LANGUAGES=[*settings.LANGUAGES, ("fi", "Finnish")])
def test_in_a_language_without_rules_the_six_parts_still_say_what_belongs_there(ines: Actor) -> None:
    tag = saved(ines, sorry=EVASIVE)
    answer = ines.client.get(ines.url("apology-words", sheet=tag), headers={"Accept-Language": "fi"})
    told = unescape(answer.content.decode())
    assert "There are no rules for this language yet." in told and not marked(told)
    assert '<strong lang="en">What I did</strong>' in told
    assert re.findall(r'<li class="is-(in|part|no)"', told) == ["no", "no", "no", "part", "no", "no"]


def test_what_one_stands_for_comes_before_the_letter() -> None:
    assert "what-i-stand-for" in program().activities[SLUG].needs


def test_of_two_windows_the_one_looked_at_last_is_the_draft(ines: Actor) -> None:
    tag = begun(ines)
    for window in ("first", "second"):
        ines.post(ines.url("apology-words", sheet=tag), form(ines, did=f"From the {window} window."))
    assert "From the second window." in page(ines, tag) and Draft.objects.count() == 1


def test_what_was_typed_while_another_window_saved_is_still_there_beside_what_was_saved(ines: Actor) -> None:
    tag = begun(ines)
    desk, typed = ines.url("activity", tag=tag), form(ines, did="Typed in the first window.")
    saved_there = form(ines, did="Saved in the second.", cost="Sleep.", mine="It was mine.")
    assert ines.post(desk, saved_there).status_code == 302
    ines.post(ines.url("apology-words", sheet=tag), typed)
    assert "Typed in the first window." in page(ines, tag) and "Saved in the second." in page(ines, tag, "1/")
    change = ines.url("letter-change", letter=Letter.objects.get().id)
    assert "Typed in the first window." in unescape(ines.get(change).content.decode())


def test_of_a_very_long_part_nothing_is_lost(ines: Actor) -> None:
    tag, long = begun(ines), "I lied to you on that day. " * 1_500
    ines.post(ines.url("apology-words", sheet=tag), form(ines, did=f"{long}The end."))
    told = page(ines, tag)
    assert "The end." in told and "The rules looked at its beginning." in told


def test_an_earlier_draft_can_be_looked_at_too(ines: Actor) -> None:
    saved(ines, did="The first words.")
    tag = saved(ines, seen=1, did="Other words.")
    told = page(ines, tag)
    assert "Other words." in told and "The first words." not in told
    assert "The first words." in page(ines, tag, "1/") and "Other words." not in page(ines, tag, "1/")


def test_read_aloud_it_stands_without_notes(ines: Actor) -> None:
    tag = saved(ines, sorry=EVASIVE)
    told = ines.get(ines.url("apology-aloud", sheet=tag)).content.decode()
    assert EVASIVE in told and not marked(told)


@pytest.mark.parametrize("name", ["apology-words", "apology-aloud"])
def test_without_a_word_it_leads_to_the_sheet(ines: Actor, name: str) -> None:
    tag = begun(ines)
    assert ines.get(ines.url(name, sheet=tag))["Location"] == ines.url("activity", tag=tag)
    ines.post(ines.url("apology-words", sheet=tag), form(ines, did="  "))
    assert ines.get(ines.url(name, sheet=tag))["Location"] == ines.url("activity", tag=tag)


def test_no_other_letter_is_looked_at_here(ines: Actor) -> None:
    tag = ines.tag("what-happened")
    assert ines.get(ines.url("apology-words", sheet=tag)).status_code == 404


def test_a_draft_of_another_space_is_refused(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, tag = pair[0], begun(pair[0])
    form_of_another = {"place": stranger.url("today"), "p-did": "Words."}
    assert ines.post(ines.url("apology-words", sheet=tag), form_of_another).status_code == 400


def test_looking_keeps_nothing_and_gives_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    tag = saved(ines, **(SOUND | {"sorry": EVASIVE}))
    before = (Letter.objects.get().revision, Draft.objects.count(), Handed.objects.count())
    page(ines, tag)
    assert (Letter.objects.get().revision, Draft.objects.count(), Handed.objects.count()) == before
    assert jonas.get(ines.url("apology-words", sheet=tag)).status_code == 404
    assert jonas.get(jonas.url("apology-words", sheet=jonas.tag(SLUG))).status_code in (302, 404)
