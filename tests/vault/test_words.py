"""Words in place of numbers: one list, drawn with equal chance, the same on both phones."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault.identity import Public
from goldseam.vault.words import fingerprint_words, listed, passphrase
from tests.vault.parts import keys

publics = st.builds(Public, keys, keys)


def test_the_list_has_each_word_once_and_enough_of_them() -> None:
    assert len(set(listed())) == len(listed()) >= 2048
    assert all(word.isascii() and word.isalpha() and word.islower() for word in listed())
    assert {len(word) for word in listed()} <= set(range(3, 10))
    assert list(listed()) == sorted(listed())


def test_six_words_are_more_than_seventy_bits() -> None:
    assert 6 * math.log2(len(listed())) > 70
    assert 8 * math.log2(len(listed())) > 88


def test_a_passphrase_is_six_words_of_the_list_and_never_twice_the_same() -> None:
    made = [passphrase() for _ in range(500)]
    assert len(set(made)) == 500
    for phrase in made:
        words = phrase.split(" ")
        assert len(words) == 6
        assert set(words) <= set(listed())


def test_words_come_from_the_whole_list() -> None:
    """Four thousand draws reach each eighth of the list about equally often (five sigma)."""
    eighth = len(listed()) / 8
    at = {word: int(place / eighth) for place, word in enumerate(listed())}
    counts = [0] * 8
    for word in passphrase(4_000).split(" "):
        counts[at[word]] += 1
    assert all(abs(count - 500) < 5 * math.sqrt(4_000 / 8 * 7 / 8) for count in counts)


@given(publics, publics)
def test_both_phones_show_the_same_eight_words(one: Public, other: Public) -> None:
    words = fingerprint_words(one, other)
    assert words == fingerprint_words(other, one)
    assert len(words) == 8
    assert set(words) <= set(listed())


@given(publics, publics, st.integers(0, 127), st.integers(0, 7))
def test_one_changed_bit_of_any_of_the_four_keys_gives_other_words(
    one: Public, other: Public, byte: int, bit: int
) -> None:
    whole = bytearray(one.box + one.sign + other.box + other.sign)
    whole[byte] ^= 1 << bit
    parts = [bytes(whole[at : at + 32]) for at in range(0, 128, 32)]
    changed = fingerprint_words(Public(*parts[:2]), Public(*parts[2:]))
    assert changed != fingerprint_words(one, other)


@given(publics, publics)
def test_keys_that_changed_places_give_other_words(one: Public, other: Public) -> None:
    crossed = fingerprint_words(Public(one.sign, one.box), other)
    assert crossed != fingerprint_words(one, other) or one.sign == one.box
    assert one.fingerprint() == Public(one.box, one.sign).fingerprint()
