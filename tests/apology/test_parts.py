"""The six parts: found, softened, begun, or not there yet."""

from __future__ import annotations

import pytest

from goldseam.apology.notes import reading
from goldseam.apology.parts import PARTS, State, states
from tests.apology.made_up import RULES


def told(letter: dict[str, str]) -> dict[str, State]:
    return states(letter, reading(letter, RULES))


def test_an_empty_letter_has_none_of_them_yet() -> None:
    assert set(told({}).values()) == {"not-yet"} and list(told({})) == list(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_found_by_its_sign_wherever_it_stands(part: str) -> None:
    sign = PARTS[part].shown_by
    assert told({part: f"a {sign}."})[part] == "found"
    other = next(one for one in PARTS if one != part)
    assert told({other: f"a {sign}."})[part] == "found"


@pytest.mark.parametrize(
    ("part", "kind"), [(part, kind) for part in PARTS for kind in sorted(PARTS[part].softened_by)]
)
def test_an_evasion_in_it_softens_it(part: str, kind: str) -> None:
    assert told({part: f"a {PARTS[part].shown_by}. And {kind}."})[part] == "softened"


def test_words_no_rule_knows_have_begun_it() -> None:
    assert told({"now": "Something else."})["now"] == "begun"
    assert told({"now": " \n"})["now"] == "not-yet"


def test_without_rules_there_are_words_or_none() -> None:
    stand = states({"did": "a deed.", "cost": "conditional"}, {})
    assert (stand["did"], stand["cost"], stand["mine"]) == ("begun", "begun", "not-yet")
