"""The rules as content: the bundled ones are whole, and a mistake is told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldseam.apology import rules
from goldseam.apology.notes import KINDS
from goldseam.apology.rules import FOLDER, faults, workshop, workshops


def test_the_bundled_rules_have_no_fault() -> None:
    assert faults() == []


def test_every_language_of_the_program_has_them() -> None:
    assert {"en", "es"} <= set(workshops())
    assert workshop("es-mx") is workshop("es") and workshop("tlh") is None


def test_every_kind_says_what_may_be_heard_and_how_somebody_else_put_it() -> None:
    for shop in workshops().values():
        for kind in KINDS:
            assert len(shop.said.say("words", kind).split()) > 5 and shop.said.say("example", kind)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "apology"))


@pytest.mark.parametrize(
    ("of", "to", "line", "what"),
    [
        ('kind = "vague"', 'kind = "vaguer"', 0, "`vaguer` is no kind"),
        ("[words]", '[words]\nround = "<round>"', 0, "can not be read"),
        ("[[rules]]", "[[rules", 0, "not TOML"),
        ("[[rules]]", "[[rules]]\nscore = 3", 0, "`score`"),
    ],
)
def test_a_mistake_in_the_rules_is_named_with_its_place(
    own: Path, of: str, to: str, line: int, what: str
) -> None:
    file = own / "rules.en.toml"
    file.write_text(file.read_text("utf-8").replace(of, to, 1), "utf-8")
    told = [str(one) for one in faults(own)]
    assert any(what in one and "rules.en.toml:" in one for one in told), told


def test_a_missing_word_is_named(own: Path) -> None:
    file = own / "notes.en.md"
    file.write_text(file.read_text("utf-8").replace("## words grand", "## wards grand"), "utf-8")
    assert any("`## words grand` is missing" in str(one) for one in faults(own))


def test_a_missing_file_is_named(own: Path) -> None:
    (own / "notes.en.md").unlink()
    assert [one.what for one in rules.faults(own)] == ["This file is missing."]
