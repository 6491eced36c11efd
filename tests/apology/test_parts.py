"""The six parts: found, softened, begun, or not there yet."""

from __future__ import annotations

import pytest

from goldseam.apology.parts import PARTS, states
from tests.apology.made_up import RULES


def test_an_empty_letter_has_none_of_them_yet() -> None:
    assert set(states({}, RULES).values()) == {"not-yet"} and list(states({}, RULES)) == list(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_found_by_its_sign_wherever_it_stands(part: str) -> None:
    sign = PARTS[part].shown_by
    assert states({part: f"a {sign}."}, RULES)[part] == "found"
    other = next(one for one in PARTS if one != part)
    assert states({other: f"a {sign}."}, RULES)[part] == "found"


@pytest.mark.parametrize(
    ("part", "kind"), [(part, kind) for part in PARTS for kind in sorted(PARTS[part].softened_by)]
)
def test_an_evasion_in_it_softens_it(part: str, kind: str) -> None:
    assert states({part: f"a {PARTS[part].shown_by}. And {kind}."}, RULES)[part] == "softened"


def test_words_no_rule_knows_have_begun_it() -> None:
    assert states({"now": "Something else."}, RULES)["now"] == "begun"
    assert states({"now": " \n"}, RULES)["now"] == "not-yet"


def test_without_rules_there_are_words_or_none() -> None:
    told = states({"did": "a deed.", "cost": "conditional"}, None)
    assert (told["did"], told["cost"], told["mine"]) == ("begun", "begun", "not-yet")
