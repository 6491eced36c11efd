from __future__ import annotations

from goldseam.journey.program.texts import Said, parse

FILE = """# A title

## ask story
For everybody.

## ask story [hurt]
Who was hurt.

## ask story [hurt, friends]
A hurt friend.

## ask story [responsible, friends]
A friend who did it.

## ask story [control]
One private thing.

## options story
- one: The one
- No slug: here
- two: The other
"""
TEXTS = parse(FILE, frozenset({"control", "private"}))


def asked(*tags: str) -> str:
    return Said(TEXTS, frozenset(tags)).say("ask", "story")


def test_words_without_tags_are_for_everybody_else() -> None:
    assert asked() == asked("partners") == "For everybody."


def test_the_most_tags_win_and_of_equal_ones_the_later() -> None:
    assert asked("hurt") == "Who was hurt."
    assert asked("hurt", "friends") == "A hurt friend."
    assert asked("hurt", "responsible", "friends") == "A friend who did it."


def test_a_private_breach_wins_over_any_number_of_tags() -> None:
    assert asked("control", "hurt", "friends") == "One private thing."
    assert parse(FILE).choose("ask", "story", frozenset({"control", "hurt", "friends"})) == "A hurt friend."


def test_items_are_pairs_of_slug_and_words() -> None:
    found = Said(TEXTS, frozenset()).items("options", "story")
    assert found == [("one", "The one"), ("", "No slug: here"), ("two", "The other")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    texts = parse("\ufeff# T\r\n\r\n## line\r\n\r\nWords\u2028here\x0band\x85there.\r\n## why\r\nMore.")
    assert [(name, one.line, one.first) for (name, _), (one,) in texts.sections.items()] == [
        ("line", 3, 5),
        ("why", 6, 7),
    ]
    assert texts.title == "T"
