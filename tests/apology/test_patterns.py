"""The language of the rules: what each sign finds, and that nothing in it is without an end."""

from __future__ import annotations

import re

import pytest

from goldseam.apology.patterns import Unreadable, compiled
from goldseam.apology.rules import workshops

ENDLESS = re.compile(r"(?<!\\)(?:[+*]|\{\d*,\})")


def finds(pattern: str, text: str, **words: str) -> bool:
    return compiled(pattern, words).search(text) is not None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("sorry if", "i am sorry if", True),
        ("sorry if", "i am sorry, if", True),
        ("sorry if", "sorryif", False),
        ("sorry", "unsorry", False),
        ("sorry <3> if", "sorry for that now if", True),
        ("sorry <3> if", "sorry for all of that if", False),
        ("sorry <3> if", "sorry that, well, if", False),
        ("sorry <3,> if", "sorry that, well, if", True),
        ("apologi*", "apologising", True),
        ("apologi*", "apologia", True),
        ("(i|we) lied", "we lied", True),
        ("(i|we) lied", "you lied", False),
        ("i (have )?lied", "i lied", True),
        ("i (have )?lied", "i have lied", True),
        ("^but", "but i lied", True),
        ("^but", "i lied but", False),
        ("now ?[?]$", "why not now?", True),
        ("now ?[?]$", "why not now ?", True),
        ("if (?!i)", "if you", True),
        ("if (?!i)", "if i", False),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, found: bool) -> None:
    assert finds(pattern, text) is found


def test_a_name_stands_for_its_words_also_inside_another() -> None:
    assert finds("<lied> to", "they deceived us to", lied="lied|<betrayed>", betrayed="deceived us")


@pytest.mark.parametrize("pattern", ["<nobody>", "a+", r"a\w", "a{3}", "(a", "<round>", "a <3>"])
def test_what_can_not_be_read_says_so(pattern: str) -> None:
    with pytest.raises(Unreadable):
        compiled(pattern, {"round": "a <round>"})


def test_no_rule_has_anything_without_an_end_in_it() -> None:
    for shop in workshops().values():
        used = [one for rule in shop.rules.rules for one in (rule.pattern, rule.unless)]
        for pattern in (*used, shop.rules.taken_back):
            assert ENDLESS.search(re.sub(r"\[[^]]*\]", "x", pattern.pattern)) is None, pattern.pattern
