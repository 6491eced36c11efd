import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.hosting import paper

KEY = st.binary(min_size=32, max_size=32)


@given(KEY, st.integers(0, 255))
def test_what_is_printed_can_be_typed(key: bytes, number: int) -> None:
    shown = paper.printed("goldseam-pepper", number, key)
    assert paper.typed("goldseam-pepper", shown) == (number, key)


@given(KEY, st.data())
def test_one_wrong_letter_is_noticed(key: bytes, data: st.DataObject) -> None:
    shown = paper.printed("goldseam-backup", 1, key)
    at = data.draw(st.sampled_from([i for i, letter in enumerate(shown) if letter not in "-\n"]))
    other = data.draw(st.sampled_from(paper.ALPHABET.replace(shown[at], "")))
    with pytest.raises(paper.Mistyped):
        paper.typed("goldseam-backup", shown[:at] + other + shown[at + 1 :])


def test_it_is_two_lines_of_seven_groups_without_look_alikes() -> None:
    shown = paper.printed("goldseam-backup", 1, bytes(range(32)))
    group = "[0-9A-HJKMNP-TV-Z]{4}"
    assert re.fullmatch(rf"{group}(-{group}){{6}}\n{group}(-{group}){{6}}", shown)


def test_it_forgives_small_letters_blanks_and_look_alikes() -> None:
    key = bytes(32)
    shown = paper.printed("goldseam-backup", 1, key)
    sloppy = shown.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert paper.typed("goldseam-backup", sloppy) == (1, key)


def test_one_sheet_does_not_pass_for_the_other() -> None:
    shown = paper.printed("goldseam-backup", 1, bytes(range(32)))
    with pytest.raises(paper.Mistyped):
        paper.typed("goldseam-pepper", shown)


def test_the_lines_are_found_in_the_text_of_both_sheets() -> None:
    first, second = bytes(range(32)), bytes(range(32, 64))
    text = (
        f"KEY THAT OPENS BACKUPS\n\n{paper.printed('goldseam-backup', 1, first)}\n\nKeep this away.\n"
        f"\fPEPPER\n\n{paper.printed('goldseam-pepper', 7, second)}\n\nThat as well, once more.\n"
    )
    assert paper.typed("goldseam-backup", text) == (1, first)
    assert paper.typed("goldseam-pepper", text) == (7, second)


@pytest.mark.parametrize("text", ["", "\n", "abcd", "Please", "0" * 56, "é" * 56])
def test_anything_else_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(paper.Mistyped) as error:
        paper.typed("goldseam-backup", text)
    assert str(error.value) == ""
