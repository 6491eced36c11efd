"""Seams, circles, dumbbell, icons, mark: small pictures beside words."""

from __future__ import annotations

import re

import pytest

from goldseam.web.pictures import brand, circles, dumbbell, icons, river, seams
from goldseam.web.pictures.states import STATES
from tests.web import svg

ALL = [
    *(seams.run(state, step) for state in STATES for step in range(1, 9)),
    *(seams.rule(state) for state in STATES),
    *(seams.sample(state) for state in STATES),
    *(circles.circles(level) for level in range(1, 8)),
    *(dumbbell.dumbbell(mine, guess) for mine in (1, 4, 7) for guess in (1, 4, 7)),
    *(river.stretch(before, 4, after, 1, 7) for before in (None, 1, 7) for after in (None, 1, 7)),
    *(icons.icon(name) for name in icons.ICONS),
    *(icons.icon(name, "ic-s") for name in icons.ICONS),
    brand.brand(),
]


def test_all_are_well_formed_and_hidden_from_those_who_hear_the_words() -> None:
    for picture in ALL:
        root = svg.tree(picture)
        assert root.get("aria-hidden") == "true"
        assert root.get("focusable") == "false"


def test_none_carries_a_style_a_script_or_an_address() -> None:
    for picture in ALL:
        for element in svg.tree(picture).iter():
            assert element.tag != "script"
            assert not {"style", "onload", "onclick"} & set(element.attrib)
            assert "//" not in "".join(element.attrib.values())


def test_an_open_seam_has_no_gold_a_mended_one_no_crack_and_half_has_both() -> None:
    for draw in (lambda state: seams.run(state, 4), seams.rule, seams.sample):
        shows = {state: ("run-crack" in draw(state), "run-seam" in draw(state)) for state in STATES}
        assert shows == {"open": (True, False), "half": (True, True), "mended": (False, True)}


def test_stretches_of_the_journey_meet_in_the_middle() -> None:
    for step in range(1, 9):
        line, _branch = seams._stretch(step)
        assert line[0] == (seams.RUN_WIDTH / 2, 0)
        assert line[-1] == (seams.RUN_WIDTH / 2, seams.RUN_HEIGHT)


def test_no_two_steps_have_the_same_crack() -> None:
    assert len({seams.run("open", step) for step in range(1, 9)}) == 8


def test_circles_come_closer_level_by_level_and_each_has_its_word() -> None:
    assert list(circles.APART) == sorted(circles.APART, reverse=True)
    assert len(circles.WORDS) == len(set(map(str, circles.WORDS))) == len(circles.APART)
    assert "close-lens" not in circles.circles(1)
    assert "close-lens" in circles.circles(7)


def test_the_bar_of_the_dumbbell_is_heavy_only_when_two_answers_are_far_apart() -> None:
    assert "db-far" in dumbbell.dumbbell(2, 5)
    assert "db-far" not in dumbbell.dumbbell(3, 5)
    assert "db-same" in dumbbell.dumbbell(4, 4)


def test_a_river_meets_its_neighbours_half_way_and_ends_where_a_figure_was_left_out() -> None:
    up, down = river.stretch(None, 2, 5, 1, 7), river.stretch(2, 5, None, 1, 7)
    assert up.count("rv-line") == down.count("rv-line") == 1
    (met,) = re.findall(r'x2="([^"]+)" y2="100%"', up)
    assert f'x2="{met}" y2="0%"' in down
    left_out = river.stretch(2, None, 5, 1, 7)
    assert "rv-dot" not in left_out and "rv-line" not in left_out


@pytest.mark.parametrize(
    "draw",
    [
        lambda: circles.circles(8),
        lambda: dumbbell.dumbbell(0, 3),
        lambda: river.stretch(None, 8, None, 1, 7),
        lambda: river.stretch(None, 1, None, 1, 1),
    ],
)
def test_what_is_off_the_scale_is_refused(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(ValueError, match=r"no such closeness|not on the scale"):
        draw()


def test_an_unknown_state_or_icon_is_refused() -> None:
    for draw in (
        lambda: seams.rule("waiting"),
        lambda: seams.run("half-other", 1),
        lambda: icons.icon("heart"),
    ):
        with pytest.raises(KeyError):
            draw()


def test_the_mark_keeps_gold_for_what_was_mended() -> None:
    assert "gold" not in brand.brand()


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("run", seams.run("mended", 3)),
        ("rule", seams.rule("half")),
        ("circles", circles.circles(5)),
        ("dumbbell", dumbbell.dumbbell(5, 2)),
    ],
)
def test_small_pictures_are_the_ones_that_were_looked_at(name: str, picture: str) -> None:
    assert svg.same(picture, (svg.GOLDEN / f"{name}.svg").read_text().strip())
