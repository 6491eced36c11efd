"""Every pair of colours that meets on a page can be told apart, in both themes."""

from __future__ import annotations

import pytest

from tests.web.colour import THEMES, contrast, fallback, rgb, sheets, tokens

TEXT = [
    *(("ink", on) for on in ("paper", "surface", "sunken", "raised", "sel")),
    *(("ink", on) for on in ("matsu-soft", "fuji-soft", "gold-soft", "beni-soft", "ai-soft")),
    *(("ink-2", on) for on in ("paper", "surface", "sunken")),
    *(("ai", on) for on in ("paper", "surface")),
    *(("matsu", on) for on in ("paper", "surface", "matsu-soft")),
    *(("fuji", on) for on in ("paper", "surface", "fuji-soft")),
    *(("beni", on) for on in ("paper", "surface")),
    ("gold-ink", "gold-soft"),
    ("btn-ink", "btn"),
    ("paper", "ink"),
]
QUIET = [("ink-3", "surface"), ("ink-3", "paper"), ("ink-3", "sunken"), ("beni", "beni-soft")]
LINES = [
    *(("line-2", on) for on in ("paper", "surface")),
    *(("focus", on) for on in ("paper", "surface", "sunken", "sel", "matsu-soft", "fuji-soft", "beni-soft")),
    *(("fuji", on) for on in ("paper", "surface")),
    ("gold", "surface"),
    ("btn-line", "paper"),
    ("ink-3", "paper"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXT, 7), (QUIET, 4.5), (LINES, 3)], ids=["text", "quiet", "lines"]
)
def test_pairs_have_the_contrast_they_need(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = tokens(theme)
    measured = {pair: round(contrast(rgb(colours[pair[0]]), rgb(colours[pair[1]])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_sealed_is_not_gold_and_not_any_other_voice(theme: str) -> None:
    colours = tokens(theme)
    voices = ("fuji", "gold-ink", "gold", "matsu", "ai", "beni", "ink")
    assert len({colours[voice] for voice in voices}) == len(voices)


def test_browsers_without_light_dark_see_porcelain() -> None:
    assert fallback() == tokens("porcelain")


def test_every_token_is_said_for_both_themes() -> None:
    assert tokens("porcelain").keys() == tokens("ink").keys()
    assert all(theme in sheets() for theme in ('data-theme="porcelain"', 'data-theme="ink"'))
