"""Odd words, odd verbs, double clicks and two windows on the pages of activities."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldseam.exercises.models import Answer, Reflection
from goldseam.exercises.parts.fields import LONGEST
from goldseam.journey.program.loaded import program
from tests.cast import Actor
from tests.exercises.alone import PARTS, READING, TOLD, beside, filled, page, past, remember
from tests.exercises.talk import marks
from tests.test_audience import undone

pytestmark = [pytest.mark.usefixtures("private_program"), pytest.mark.slow]

TRUST, HEAVY, ROOM = "trust-map", "what-happened", "what-happened-here"
KINDS = (PARTS, READING, TOLD, TRUST, HEAVY, ROOM)
ENDS = ("", "begin/", "never/", "again/")
SCRIPTS = (
    "Ich verstehe es.",
    "لا أعرف بعد",
    "まだ分からない",
    "Δεν ξέρω",
    "ยังไม่รู้",
    "🪨🌊",
    "e\u0301\u202e\u200f",
)
ODD = ("\x00", "a\x00b", "\ud800", "\udfff\ud800", " ", "\r\n", "<script>", "%(name)s", "{{ said }}")


@pytest.fixture
def private_program() -> Iterator[None]:
    with beside():
        yield


def quiet(actor: Actor) -> Client:
    """The same browser, that is told of a fault by its answer alone."""
    browser = Client(raise_request_exception=False)
    browser.cookies.update(actor.client.cookies)
    return browser


def bare(browser: Client, url: str, fields: list[tuple[str, str]]) -> HttpResponse:
    """A form as bytes, also of signs that are none."""
    form = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in fields])
    kind = "application/x-www-form-urlencoded"
    return browser.generic("POST", url, form, kind)  # type: ignore[return-value]


def kept(actor: Actor) -> list[str]:
    keys = actor.keys()
    rows = Reflection.objects.of(actor.side)
    return [part.text for row in rows for part in row.read(keys).parts if part.text]


# words


@pytest.mark.parametrize("words", SCRIPTS)
def test_words_in_any_script_are_kept_as_they_were_typed(ines: Actor, words: str) -> None:
    assert ines.post(page(ines, PARTS), filled(words)).status_code == 302
    assert words in kept(ines)


@pytest.mark.parametrize("words", ["a\x00b", "\ud800x", "x\udfff\ud800"])
def test_signs_that_are_none_are_left_out_and_the_rest_is_kept(ines: Actor, words: str) -> None:
    where = page(ines, PARTS)
    fields = [pair for pair in flat(filled("")) if pair[0] != "p-long"] + [
        ("p-long", f"Before {words} after")
    ]
    assert bare(quiet(ines), where, fields).status_code == 302
    found = next(text for text in kept(ines) if "Before" in text)
    assert found.endswith("after") and "\x00" not in found
    assert found.encode()


def flat(fields: dict[str, Any]) -> list[tuple[str, str]]:
    return [(n, one) for n, v in fields.items() for one in (v if isinstance(v, list) else [v])]


@pytest.mark.parametrize("slug", [PARTS, HEAVY])
def test_what_is_too_long_by_one_sign_comes_back_whole(ines: Actor, slug: str) -> None:
    words, name = "ä" * LONGEST, "p-long" if slug == PARTS else "p-story"
    given_ = filled() if slug == PARTS else {}
    answer = ines.post(page(ines, slug), given_ | {name: words + "z"})
    assert answer.status_code == 200 and words + "z" in answer.content.decode()
    assert not Reflection.objects.exists()
    assert ines.post(page(ines, slug), given_ | {name: words}).status_code == 302
    assert words in kept(ines)


def test_what_is_too_long_and_too_early_is_kept_too(ines: Actor) -> None:
    ines.post(page(ines, HEAVY, "begin/"))
    where = page(ines, "what-it-did")
    words = "ä" * (LONGEST + 1)
    assert ines.post(where, {"p-text": words, "place": where}).status_code == 409
    remember(ines, opened={})
    ines.post(f"{where}begin/")
    assert words in ines.get(where).content.decode()


@pytest.mark.parametrize("slug", KINDS)
def test_a_thousand_fields_are_refused_without_a_fault(ines: Actor, slug: str) -> None:
    browser = quiet(ines)
    for number in (190, 1000):
        fields = [(f"p-{n}", "x") for n in range(number)]
        assert bare(browser, page(ines, slug), fields).status_code in (200, 302, 400, 409)


@pytest.mark.parametrize("slug", KINDS)
def test_no_form_breaks_whatever_it_holds(pair: tuple[Actor, Actor], slug: str) -> None:
    ines, _ = pair
    activity, browser = program().activities[slug], quiet(ines)
    names = [f"p-{part.id}" for part in activity.parts] + [
        "p-cards-phone",
        "p-none",
        "place",
        "form_id",
        "p-",
    ]
    urls = [page(ines, slug, end) for end in ENDS]
    values = st.sampled_from((*ODD, *SCRIPTS, "x" * 501, "1", "0", "8", "-1", "9" * 400, "2026-02-30"))
    fields = st.lists(st.tuples(st.sampled_from(names), values | st.text(max_size=20)), max_size=12)

    @settings(max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(fields, st.sampled_from(urls))
    def forms(found: list[tuple[str, str]], url: str) -> None:
        with undone():
            assert bare(browser, url, found).status_code in (200, 302, 409), (url, found)

    forms()


# verbs


@pytest.mark.parametrize("slug", KINDS)
def test_only_what_is_meant_is_answered(pair: tuple[Actor, Actor], slug: str) -> None:
    ines, _ = pair
    browser = quiet(ines)
    where = page(ines, slug)
    for verb in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        for end in ENDS:
            assert browser.generic(verb, where + end).status_code == 405, (verb, end)
    for end in ENDS[1:]:
        assert browser.get(where + end).status_code == browser.head(where + end).status_code == 405
    shown = browser.get(where)
    assert (shown.status_code, browser.head(where).status_code) == (200, 200)
    assert past(ines).opened == {} and not Reflection.objects.exists()


# twice


@pytest.mark.parametrize("slug", [PARTS, TOLD, TRUST, HEAVY, READING])
def test_a_double_click_counts_once(pair: tuple[Actor, Actor], slug: str) -> None:
    ines, _ = pair
    words = {"p-story": "Once."} if slug == HEAVY else {"p-how": "Once."} if slug == TOLD else filled("Once.")
    form = (marks("3", "Once.") if slug == TRUST else words) | {"form_id": str(uuid.uuid4())}
    first, second = (ines.post(page(ines, slug), form) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    rows = Answer.objects.count() if slug == TRUST else Reflection.objects.count()
    assert rows == (0 if slug == READING else 1)


@pytest.mark.parametrize("end", ENDS[1:])
def test_a_double_click_on_a_small_button_counts_once(ines: Actor, end: str) -> None:
    form = {"form_id": str(uuid.uuid4())}
    url = page(ines, HEAVY, end)
    first, second = (ines.post(url, form) for _ in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert len(past(ines).never) == (1 if end == "never/" else 0)


def test_two_windows_that_save_both_keep_their_words(ines: Actor) -> None:
    for words in ("In one window.", "In the other."):
        assert ines.post(page(ines, PARTS), filled(words)).status_code == 302
    assert {"In one window.", "In the other."} <= set(kept(ines))


def test_saving_in_one_window_after_never_in_the_other_keeps_the_words(ines: Actor) -> None:
    assert "<textarea" in ines.get(page(ines, PARTS)).content.decode()
    other = quiet(ines)
    other.post(page(ines, PARTS, "never/"))
    assert ines.post(page(ines, PARTS), filled("All the same.")).status_code == 302
    assert "All the same." in kept(ines)


def test_sealing_in_one_window_what_the_other_has_sealed_gives_the_words_back(
    pair: tuple[Actor, Actor],
) -> None:
    ines, _ = pair
    assert ines.post(page(ines, TRUST), marks("3", "In one window.")).status_code == 302
    again = ines.post(page(ines, TRUST), marks("4", "In the other window."))
    assert again.status_code == 409
    assert "In the other window." in again.content.decode()
    assert Answer.objects.count() == 1
