"""The list of claims is held to the cards, and the texts to the figures of theirs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goldseam.journey.listing import GRADES
from goldseam.journey.program.loaded import BUNDLED
from tests.journey.program.figures import made_up

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "evidence.md").read_text()
LANGUAGES = ("en", "es")
STEP = "opening and why"


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


CARDS = {path.stem: read(path) for path in sorted((BUNDLED / "evidence").glob("*.toml"))}
TEXTS = sorted(BUNDLED.glob("[0-9]-*/*.toml"))
NAMED = {path: set(read(path).get("evidence", ())) for path in TEXTS}


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    found = re.search(rf"^#+ {re.escape(heading)}\n\n(.*?)(?=^#|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found, heading
    lines = [line for line in found[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def title(path: Path) -> str:
    """The heading of a step's table."""
    words = (path / "step.en.md").read_text().partition("\n")[0].removeprefix("# ")
    return f"{read(path / 'step.toml')['number']}. {words}"


def claims() -> Iterator[tuple[Path, str, str, str]]:
    """Of every row in the tables of the steps: the file of the text, the claim, the card, the grade."""
    for step in sorted({path.parent for path in TEXTS}):
        for text, claim, card, grade in rows(title(step)):
            slug = "step" if text == STEP else text.strip("`")
            yield step / f"{slug}.toml", claim, card.strip("`"), grade


def words(path: Path, language: str) -> str:
    """What is read of a text: everything but its examples, which nobody takes for a fact."""
    told = path.with_suffix(f".{language}.md").read_text()
    sections = re.split(r"^(?=## )", told, flags=re.MULTILINE)
    return " ".join(" ".join(one for one in sections if not one.startswith("## example")).split())


def cards_of(path: Path, language: str) -> str:
    """The words of all cards that a text names."""
    return " ".join(words(BUNDLED / "evidence" / f"{card}.toml", language) for card in sorted(NAMED[path]))


def test_every_card_stands_in_the_list_with_its_source_grade_and_place() -> None:
    told = [(card.strip("`"), source, grade, where) for card, source, grade, where in rows("Cards")]
    assert told == [(slug, one["source"], one["grade"], one.get("where", "")) for slug, one in CARDS.items()]


def test_every_grade_is_explained_and_has_words_on_the_pages() -> None:
    assert [row[0].strip("`") for row in rows("How to read it")] == list(GRADES)


def test_every_claim_names_a_text_that_is_there_and_a_card_that_the_text_names() -> None:
    for path, claim, card, _ in claims():
        assert path in NAMED, path
        assert card in NAMED[path], (path.stem, claim)


def test_every_claim_has_the_grade_of_its_card() -> None:
    for path, claim, card, grade in claims():
        assert grade == CARDS[card]["grade"], (path.stem, claim)


def test_every_card_a_text_names_is_claimed_there() -> None:
    told = {(path, card) for path, _, card, _ in claims()}
    assert {(path, card) for path, named in NAMED.items() for card in named} == told


def test_every_claim_is_said_once_and_in_a_whole_sentence() -> None:
    told = list(claims())
    assert len(set(told)) == len(told)
    for _, claim, _, _ in told:
        assert claim.endswith((".", "?")) and len(claim) > 15, claim


def test_no_card_is_left_over() -> None:
    assert set().union(*NAMED.values()) == set(CARDS)


def test_claims_of_pages_name_a_page_that_is_there_and_a_card_with_its_grade() -> None:
    for page, claim, card, grade in rows("Pages"):
        assert list((ROOT / "src/goldseam").glob(f"*/templates/{page.strip('`')}")), page
        assert grade == CARDS[card.strip("`")]["grade"], claim


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_claims_a_figure_that_none_of_its_cards_holds(language: str) -> None:
    found = {
        f"{path.parent.name}/{path.stem}": made_up(words(path, language), cards_of(path, language), language)
        for path in TEXTS
    }
    assert {name: figures for name, figures in found.items() if figures} == {}


@pytest.mark.parametrize(
    ("language", "sentence", "figures"),
    [
        ("en", "Of those who wrote, 72 per cent trusted again.", {"72"}),
        ("en", "Seven in ten couples stay together.", {"7"}),
        ("en", "1,200 couples did it.", {"1200"}),
        ("en", "Clinicians see trust come back after nine weeks.", {"9"}),
        ("en", "In one study of people like you it took four to five months.", {"4", "5"}),
        ("es", "El 72 por ciento volvió a confiar.", {"72"}),
        ("es", "Terapeutas ven que la confianza vuelve a las nueve semanas.", {"9"}),
    ],
)
def test_a_figure_somebody_made_up_is_found(language: str, sentence: str, figures: set[str]) -> None:
    path = BUNDLED / "4-give-it-time" / "hard-dates.toml"
    text, cards = words(path, language), cards_of(path, language)
    assert made_up(text, cards, language) == set()
    assert made_up(f"{text} {sentence}", cards, language) == figures
    assert made_up(f"{text} {sentence}", f"{cards} {sentence}", language) == set()


def test_what_is_asked_or_offered_is_no_claim() -> None:
    offered = "It takes ten minutes. Two people can do it. Look again after three months. Write 3 lines."
    assert made_up(offered, "", "en") == set()
