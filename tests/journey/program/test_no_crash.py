"""Whatever lies in a program's folder, reading and checking it ends in faults and never in a crash."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldseam.journey.program.checking import check
from goldseam.journey.program.reading import LARGEST, read
from goldseam.journey.program.texts import Texts, item, lines_of, parse
from tests.journey.program import small

pytestmark = pytest.mark.slow

NAMES = sorted(small.whole())
TOMLS = [name for name in NAMES if name.endswith(".toml")]
MARKDOWNS = [name for name in NAMES if name.endswith(".md")]
TAGS = ["hurt", "responsible", "partners", "control", "private", "old-wound", ""]

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    st.one_of(
        st.integers().map(str),
        st.integers(10**30, 10**31).map(str),
        st.floats().map(str),
        st.booleans().map(lambda it: str(it).lower()),
        words.map(lambda it: '"' + it.replace("\\", "").replace('"', "").replace("\n", " ") + '"'),
        st.sampled_from(['"read"', '"each"', '"first"', '"../.."', "1979-05-27", "''", '"\\u0000"', "nan"]),
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda them: "[" + ", ".join(them) + "]")
        | st.lists(inner, max_size=2).map(
            lambda them: "{" + ", ".join(f"k{n} = {one}" for n, one in enumerate(them)) + "}"
        )
    ),
    max_leaves=6,
)
keys = st.sampled_from(
    [
        "kind",
        "who",
        "audience",
        "weight",
        "minutes",
        "rest",
        "needs",
        "waits",
        "optional",
        "first_day",
        "landing",
        "stays",
        "room",
        "revision",
        "parts",
        "relationships",
        "causes",
        "breaches",
        "not_for",
        "evidence",
        "number",
        "days",
        "days_after",
        "gate",
        "always_open",
        "activities",
        "steps",
        "languages",
        "safeguards",
        "source",
        "grade",
        "where",
        "id",
        "type",
        "low",
        "high",
        "after",
        "since",
        "hours",
        "slug",
        "cause",
        "private",
    ]
)
tables = st.sampled_from(["", "[[parts]]", "[[waits]]", "[not_for]", "[days_after]", "[[breaches]]", "[x.y]"])
lines = st.builds(lambda key, value: f"{key} = {value}", keys, values) | tables
tomls = st.lists(lines, max_size=12).map("\n".join)
headings = st.builds(
    lambda marks, name, part, tags: f"{marks} {name} {part} {tags}".rstrip(),
    st.sampled_from(["#", "##", "###", " ##", "##\t"]),
    st.sampled_from(["ask", "line", "before", "read", "options", "ends", "cards", "title", "Öhm", ""]),
    st.sampled_from(["words", "which", "trust", "", "a b"]),
    st.lists(st.sampled_from(TAGS) | words, max_size=3).map(
        lambda them: f"[{', '.join(them)}]" if them else ""
    ),
)
markdowns = st.lists(headings | words | words.map(lambda it: f"- {it}"), max_size=15).map("\n".join)


def survives(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as kept:
        folder = small.write(Path(kept), {**small.whole(), name: content})
        faults = check(folder)
        assert all(fault.line >= 1 and fault.what and fault.mend for fault in faults)
        assert faults == check(folder)
        program, unread = read(folder)
        if not unread:
            for one in program.activities.values():
                one.said("es", frozenset(TAGS)).say("before")


@given(st.sampled_from(NAMES), st.binary(max_size=200))
@settings(max_examples=60)
def test_random_bytes(name: str, content: bytes) -> None:
    survives(name, content)


@given(st.sampled_from(TOMLS), tomls)
@settings(max_examples=60)
@example("1-tell/tell.toml", "x = " + "[" * 5000)
@example("1-tell/tell.toml", "minutes = " + "9" * 5000)
@example("1-tell/tell.toml", "a." * 3000 + "b = 1")
@example("1-tell/step.toml", 'number = 1\nactivities = ["' + "a" * 300 + '"]')
@example("program.toml", 'languages = ["en"]\nsteps = ["step\\u0000"]')
@example("program.toml", "languages = []\nsteps = []")
def test_random_toml(name: str, content: str) -> None:
    survives(name, content.encode(errors="replace"))


@given(st.sampled_from(TOMLS), st.data())
@settings(max_examples=60)
def test_a_sound_file_with_other_lines_in_it(name: str, data: st.DataObject) -> None:
    own = small.SOUND[name].split("\n")
    own.insert(data.draw(st.integers(0, len(own))), data.draw(lines))
    survives(name, "\n".join(own).encode(errors="replace"))


@given(st.sampled_from(MARKDOWNS), markdowns)
@settings(max_examples=60)
def test_random_markdown(name: str, content: str) -> None:
    survives(name, content.encode(errors="replace"))


@given(st.text() | markdowns, st.frozensets(st.sampled_from(TAGS)))
def test_every_text_is_parsed_and_what_is_not_placed_is_told(source: str, grave: frozenset[str]) -> None:
    texts = parse(source, grave)
    for variants in texts.sections.values():
        for one in variants:
            assert lines_of(source)[one.line - 1].startswith("##")
            assert one.grave == bool(one.tags & grave)
            first = lines_of(source)[one.first - 1].strip() if one.text else ""
            assert one.text.startswith(first)


@given(markdowns, st.frozensets(st.sampled_from(TAGS)), st.sampled_from(TAGS))
def test_the_same_reader_is_always_told_the_same(source: str, tags: frozenset[str], grave: str) -> None:
    for (name, part), variants in parse(source, frozenset({grave})).sections.items():
        texts = Texts("", {(name, part): variants})
        chosen = texts.choose(name, part, tags)
        assert chosen == texts.choose(name, part, frozenset(sorted(tags)))
        fitting = [one for one in variants if one.tags <= tags]
        assert (chosen in [one.text for one in fitting]) if fitting else chosen == ""
        if any(one.grave for one in fitting):
            assert chosen in [one.text for one in fitting if one.grave]


@given(words)
def test_an_item_is_an_item_or_nothing(line: str) -> None:
    found = item(line)
    assert found is None or (line.startswith("-") and found[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_or_a_loop_or_nothing_in_place_of_a_file(name: str, tmp_path: Path) -> None:
    path = small.write(tmp_path, small.whole()) / name
    path.unlink()
    assert check(tmp_path)
    path.mkdir()
    assert check(tmp_path)
    path.rmdir()
    path.symlink_to(path)
    assert check(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = small.write(tmp_path, small.whole()) / "1-tell" / "tell.toml"
    path.unlink()
    os.mkfifo(path)
    assert [fault.what for fault in check(tmp_path) if fault.path == path] == ["This is not a file."]


def test_a_folder_that_leads_into_itself(tmp_path: Path) -> None:
    small.write(tmp_path, small.whole())
    (tmp_path / "2-loop").symlink_to(tmp_path)
    (tmp_path / "1-tell" / "loop").symlink_to(tmp_path / "1-tell")
    assert check(tmp_path) == []


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = small.write(tmp_path, small.whole()) / "1-tell" / "tell.en.md"
    path.write_bytes(b"a" * (LARGEST + 1))
    assert "larger than 1 MB" in str(check(tmp_path))
