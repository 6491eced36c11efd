"""The parts of an activity: any words in any script come back as they were, and no odd form breaks a page."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from goldseam.exercises.answers import Answered, spoken
from goldseam.exercises.parts import answers_of, form_for, initial_of
from goldseam.exercises.parts.fields import FIELDS
from goldseam.journey.program.shape import PartType
from goldseam.journey.program.texts import Said
from tests.exercises.alone import PARTS, filled, known, posted

ACTIVITY = known(PARTS)
SAID = ACTIVITY.said("en", frozenset())
NAMES = [f"p-{part.id}" for part in ACTIVITY.parts]

WORDS = st.text(max_size=200) | st.sampled_from(
    [
        "שלום עולם",
        "الحقيقة والثقة \u202e تجربة \u202c",
        "e\u0301\u0302\u0303 n\u0303",
        "👩‍👩‍👧 🫶🏽",
        "  \n two spaces, and lines \r\n\r\n",
        "\u2028 a line \u0085 apart",
        "</textarea><script>alert(1)</script>",
        "{{ form }} {% if %} %s {0}",
        "a\0b",
        "x" * 60_000,
        "\ufeff\u200b",
    ]
)


def answered(fields: dict[str, Any], said: Said = SAID) -> dict[str, Answered]:
    """What a form that is taken says, by part, sealed and opened again."""
    form = form_for(ACTIVITY, said, posted(fields))
    assert form.is_valid(), form.errors
    kept = msgspec.json.encode(answers_of(form, ACTIVITY, said))
    return {one.part: one for one in msgspec.json.decode(kept, type=list[Answered])}


def shown(form: Any) -> str:
    return render_to_string("exercises/_parts.html", {"form": form})


def test_every_type_of_part_has_a_field_and_is_tried_here() -> None:
    assert set(FIELDS) == set(PartType.__args__) == {part.type for part in ACTIVITY.parts}  # type: ignore[attr-defined]


def test_every_part_is_kept_with_what_it_answered() -> None:
    found = answered(filled())
    assert [one.asked for one in found.values()] == [SAID.say("ask", part.id) for part in ACTIVITY.parts]
    assert found["choice"].value == "nobody" and found["choice"].shown == ["Nobody, all day"]
    assert found["choices"].shown == ["Salt", "A letter nobody had opened"]
    assert (found["near"].value, found["near"].shown) == (3, ["almost nothing", "nearly all"])
    assert found["far"].value == 0 and not found["far"].empty
    assert (found["close"].value, found["close"].shown) == (5, ["Fairly close"])
    assert found["felt"].shown == ["tired", "calm"]
    assert found["lines"].value == ["Not now.", "Later."]
    assert found["day"].value == "2024-02-29"
    assert found["cards"].laid == [("A phone on the table", "not-fine"), ("A closed door", "fine")]


def test_they_are_read_in_the_language_they_were_answered_in() -> None:
    found = answered(filled(), ACTIVITY.said("es", frozenset()))
    assert found["choice"].shown == ["Nadie, en todo el día"]
    with translation.override("en"):
        page = render_to_string("exercises/_answers.html", {"answers": list(found.values())})
    assert "Una carta que nadie había abierto" in page and "Una puerta cerrada" in page
    assert "¿Qué se dijo que todavía oyes?" in page


def test_a_page_and_a_copy_say_every_answer() -> None:
    found = list(answered(filled()).values())
    page = render_to_string("exercises/_answers.html", {"answers": found})
    copy = spoken(found)
    for words in (
        "It rained.",
        "The wet one",
        "Nobody, all day",
        "A closed door",
        "Not now.",
        "tired",
        "another life",
    ):
        assert words in page and words in copy, words
    assert "Not fine" in page and "A phone on the table: Not fine" in copy


@given(WORDS)
def test_words_come_back_exactly(words: str) -> None:
    fields = {"p-long": f".{words}", "p-lines": words, "p-short": words[:400].replace("\n", " ")}
    if len(words) >= 60_000 or any(len(line) > 500 for line in words.split("\n")):
        fields["p-lines"], fields["p-long"] = "", words
    found = answered(fields)
    assert found["long"].value == fields["p-long"].replace("\0", "")
    assert " ".join(found["lines"].value).split() == fields["p-lines"].replace("\0", "").split()  # type: ignore[arg-type]
    again = form_for(ACTIVITY, SAID, initial=initial_of(list(found.values())))
    for name in ("p-long", "p-short"):
        assert again[name].value() == found[name[2:]].value
    assert "<script>alert" not in shown(again)
    assert "<script>alert" not in render_to_string(
        "exercises/_answers.html", {"answers": list(found.values())}
    )


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "p-cards-phone", "p-cards-late", "p-odd", "form_id"]),
        st.lists(WORDS, max_size=4),
    )
)
def test_no_odd_form_breaks_anything(fields: dict[str, list[str]]) -> None:
    """Whatever is sent: it is taken and can be read again, or it comes back with a word about it."""
    form = form_for(ACTIVITY, SAID, posted(fields))
    page = shown(form)
    if form.is_valid():
        answers = answers_of(form, ACTIVITY, SAID)
        render_to_string("exercises/_answers.html", {"answers": answers})
        spoken(answers)
        again = form_for(ACTIVITY, SAID, initial=initial_of(answers))
        assert shown(again)
    else:
        assert 'class="error"' in page
    assert form.says_nothing in (True, False)


@given(
    st.lists(
        st.builds(
            Answered,
            part=st.sampled_from([part.id for part in ACTIVITY.parts]),
            type=st.sampled_from([*FIELDS, "", "of-later"]),
            asked=st.text(max_size=20),
            value=st.none()
            | st.integers(-9, 99)
            | st.text(max_size=20)
            | st.lists(st.text(max_size=9), max_size=3)
            | st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=3),
            shown=st.lists(st.text(max_size=9), max_size=4),
        ),
        max_size=5,
    )
)
def test_an_answer_of_any_shape_can_be_read_and_gone_on_with(answers: list[Answered]) -> None:
    render_to_string("exercises/_answers.html", {"answers": answers})
    assert isinstance(spoken(answers), str)
    shown(form_for(ACTIVITY, SAID, initial=initial_of(answers)))


@pytest.mark.parametrize("order", [NAMES, NAMES[::-1], sorted(NAMES)])
def test_the_order_in_which_fields_arrive_is_no_matter(order: list[str]) -> None:
    fields = filled()
    names = sorted(
        fields, key=lambda name: next((n for n, one in enumerate(order) if name.startswith(one)), 99)
    )
    assert answered({name: fields[name] for name in names}) == answered(fields)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("p-long", "   ", "There is nothing here yet"),
        ("p-long", "x" * 60_001, "longer than one page"),
        ("p-short", "x" * 501, "keep this to one line"),
        ("p-choice", "them", "not offered here any more"),
        ("p-choices", ["salt", "pepper"], "not offered here any more"),
        ("p-near", "8", "not offered here any more"),
        ("p-far", "-1", "not offered here any more"),
        ("p-close", "0", "not offered here any more"),
        ("p-felt", "joy", "not offered here any more"),
        ("p-lines", "\n".join("x" * 41), "forty lines"),
        ("p-day", "yesterday", "2027-03-01"),
        ("p-cards-door", "in the bin", "lay it again"),
    ],
)
def test_what_can_not_be_taken_is_said_beside_its_part_and_the_rest_stays(
    field: str, value: Any, said: str
) -> None:
    form = form_for(ACTIVITY, SAID, posted(filled("All that I typed.") | {field: value}))
    assert not form.is_valid()
    page = shown(form)
    assert said in page
    assert page.count('class="error"') == 1
    assert "Not now." in page or field == "p-lines"
    assert "All that I typed." in page or field == "p-long"


def test_a_form_with_nothing_in_it_says_nothing() -> None:
    walk = known("a-walk-told")
    said = walk.said("en", frozenset())
    assert form_for(walk, said, posted({"p-how": " \n"})).says_nothing
    assert not form_for(walk, said, posted({"p-calm": "0"})).says_nothing
    assert not form_for(walk, said, posted({"p-how": "."})).says_nothing
