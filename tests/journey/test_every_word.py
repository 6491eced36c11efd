"""Whoever reads the steps: every text is there, whole, and in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Step
from goldseam.journey.program.texts import Said
from tests.journey.readers import LANGUAGES, STEPS, Looked, activities, covering, everybody, matrix

WORDS_OF_STEP = ("line", "opening", "why")
NEEDED = {"read": ("line", "before", "read"), "room": ("line", "before")}
LISTS = {"choice": "options", "choices": "options", "cards": "cards", "scale": "ends"}
ITEM = re.compile(r"^- ([a-z0-9-]+: )?")
SAME = re.compile(r"^\W*(\w+\W*){0,3}$")
"""So few words may be the same in two languages."""


def texts() -> Iterator[Activity | Step]:
    for number in STEPS:
        step = program().by_number[number]
        yield step
        yield from step.activities


def of_activity(activity: Activity, said: Said) -> dict[tuple[str, str], str]:
    """Everything an activity has to say to somebody."""
    needed = [(name, "") for name in NEEDED.get(activity.kind, ("line", "before"))]
    for part in activity.parts:
        needed.append(("ask", part.id))
        if part.type in LISTS:
            needed.append((LISTS[part.type], part.id))
    return {(name, part): said.say(name, part) for name, part in needed}


def test_nobody_meets_a_text_that_is_not_there() -> None:
    wrong: set[str] = set()
    for tags in {reader.tags for reader in everybody()}:
        for language in LANGUAGES:
            for number in STEPS:
                said = program().by_number[number].said(language, tags)
                wrong |= {f"step {number}: {name}" for name in WORDS_OF_STEP if not said.say(name)}
            for activity in activities(tags):
                said = activity.said(language, tags)
                empty = [name for name, text in of_activity(activity, said).items() if not text]
                wrong |= {f"{activity.slug}.{language}: {name}" for name in empty}
    assert not wrong, sorted(wrong)


def test_whoever_reads_can_choose_the_same_in_both_languages() -> None:
    wrong: set[str] = set()
    for tags in {reader.tags for reader in everybody()}:
        for activity in activities(tags):
            english, spanish = (activity.said(language, tags) for language in LANGUAGES)
            for part in activity.parts:
                name = LISTS.get(part.type, "")
                slugs = [[slug for slug, _ in said.items(name, part.id)] for said in (english, spanish)]
                if name and (slugs[0] != slugs[1] or (name != "ends" and not all(slugs[0]))):
                    wrong.add(f"{activity.slug}: {part.id} for {sorted(tags)}")
                if name == "ends" and [len(one) for one in slugs] != [2, 2]:
                    wrong.add(f"{activity.slug}: ends of {part.id}")
    assert not wrong, sorted(wrong)


def test_every_section_and_every_wording_of_it_is_there_in_both_languages() -> None:
    for one in texts():
        sections = [
            {(name, found.tags) for name, wordings in said.sections.items() for found in wordings}
            for said in (one.texts[language] for language in LANGUAGES)
        ]
        assert sections[0] == sections[1]


def test_nothing_is_left_in_the_language_of_its_source() -> None:
    for one in texts():
        english, spanish = (one.texts[language] for language in LANGUAGES)
        assert english.title != spanish.title
        for name, wordings in english.sections.items():
            for found, other in zip(wordings, spanish.sections[name], strict=True):
                same = set(found.text.splitlines()) & set(other.text.splitlines()) - {""}
                assert all(SAME.match(ITEM.sub("", line)) for line in same), (name, same)


def test_the_sort_has_twenty_four_cards_and_the_guess_ten_statements_for_everybody() -> None:
    sort, guess = (program().activities[slug] for slug in ("everyday-matters", "guess-and-ask"))
    for reader in matrix():
        for language in LANGUAGES:
            for activity, many in ((sort, 24), (guess, 10)):
                said = activity.said(language, reader.tags)
                cards = said.items("cards", activity.parts[0].id)
                assert len(dict(cards)) == len({text for _, text in cards}) == many, (activity.slug, reader)


def test_fifteen_questions_are_three_rounds_of_five_for_all_but_who_parted() -> None:
    rounds = [program().activities[f"fifteen-{number}"] for number in ("one", "two", "three")]
    for reader in matrix():
        here = [one for one in rounds if one.is_for(reader.tags)]
        assert len(here) == (0 if reader.kind == "ex-partners" else 3)
        for language in LANGUAGES:
            asked = [
                one.said(language, reader.tags).say("ask", part.id)
                for one in here
                for part in one.parts
                if part.type == "short"
            ]
            assert len(asked) == len(set(asked)) == 5 * len(here)


def test_no_text_holds_marks_of_a_template_or_half_a_mark() -> None:
    for one in texts():
        for language in LANGUAGES:
            for name, wordings in one.texts[language].sections.items():
                for found in wordings:
                    assert not re.search(r"\{\{|\{%|%\(|<|>", found.text), (language, name)
                    assert found.text.count("**") % 2 == 0, (language, name)


def test_who_is_covered_has_every_tag_there_is() -> None:
    every = frozenset[str]().union(*(reader.tags for reader in everybody()))
    assert every == frozenset[str]().union(*(reader.tags for reader in covering()))
    pairs = {(r.kind, cause) for r in covering() for cause in r.tags & set(program().causes)}
    assert len(pairs) == 6 * 3


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<h2> </h2>", "an empty h2"),
        ("<h2><b></b></h2>", "an empty h2"),
        ("<p>{{ said.title }}</p>", "'{{' on the page"),
        ("<p>%(name)s</p>", "'%(' on the page"),
        ("<label><input></label>", "an empty label"),
    ],
)
def test_who_looks_at_pages_sees_what_is_wrong(page: str, fault: str) -> None:
    assert fault in Looked.at(page).faults


def test_who_looks_at_pages_finds_nothing_where_nothing_is_wrong() -> None:
    page = '<h1>One</h1><a aria-label="Two"></a><label><input> Three</label><script>{{</script><ul><li>x</ul>'
    assert Looked.at(page).faults == []
