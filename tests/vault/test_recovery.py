"""The recovery code survives pen and paper: slips are noticed, halves alone tell nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import recovery
from goldseam.vault.recovery import ALPHABET, Mistyped, halves, joined, make, printed, read

codes = st.binary(min_size=16, max_size=16)


@given(codes)
def test_a_code_is_read_as_it_was_printed(code: bytes) -> None:
    text = printed(code)
    assert [len(group) for group in text.split("-")] == [4] * 7
    assert read(text) == code


@given(codes, st.integers(0, 3))
def test_small_letters_spaces_and_lookalikes_are_understood(code: bytes, way: int) -> None:
    text = printed(code)
    ways = (
        text.lower(),
        text.replace("-", " "),
        text.replace("1", "l").replace("0", "O"),
        text.replace("1", "i").replace("-", ""),
    )
    assert read(ways[way]) == code


def test_a_single_wrong_sign_is_noticed_but_for_the_chance_of_twelve_bits() -> None:
    """28 places, 31 other signs, twenty codes: about one in 4096 may slip through, never more than 16."""
    slipped = tried = 0
    for seed in range(20):
        code = bytes([seed * 7 % 256]) * 8 + bytes(range(seed, seed + 8))
        letters = printed(code).replace("-", "")
        for place, sign in itertools.product(range(28), ALPHABET):
            if sign == letters[place]:
                continue
            tried += 1
            try:
                found = read(letters[:place] + sign + letters[place + 1 :])
            except Mistyped:
                continue
            assert found != code
            slipped += 1
    assert tried == 20 * 28 * 31
    assert slipped <= 16


def test_a_slip_in_the_check_alone_is_always_noticed() -> None:
    letters = printed(bytes(range(16))).replace("-", "")
    for place, sign in itertools.product((26, 27), ALPHABET):
        if sign != letters[place]:
            with pytest.raises(Mistyped):
                read(letters[:place] + sign + letters[place + 1 :])


@pytest.mark.parametrize("text", ["", "0", "U" * 28, "0" * 27, "0" * 29, "ü" * 28, "Z" * 28, "!" * 28])
def test_what_is_no_code_is_called_mistyped(text: str) -> None:
    with pytest.raises(Mistyped):
        read(text)


@given(codes)
def test_two_halves_give_the_code_back_and_one_does_not(code: bytes) -> None:
    one, other = halves(code)
    assert joined(one, other) == joined(other, one) == code
    assert joined(read(printed(one)), read(printed(other))) == code
    assert halves(code)[0] != one


def test_codes_are_not_made_twice() -> None:
    assert len({make() for _ in range(1_000)}) == 1_000
    assert recovery.halves(bytes(16))[0] != bytes(16)
