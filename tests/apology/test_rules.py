"""The rules as content: the bundled ones are whole, and a mistake is told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
    ("name", "of", "to", "what"),
    [
        ("words.toml", "[words]", '[words]\nround = "<round>"', "can not be read"),
        ("words.toml", "[words]", "[words", "not TOML"),
        ("vague.toml", "[[ways]]", "[[ways]]\nscore = 3", "`score`"),
        ("vague.toml", "find = [", 'find = ["a+",', "can not be read"),
        ("vague.toml", "[[ways]]", "[[ways]]\nfind = []\n\n[[ways]]", "A way finds nothing"),
        ("notes.md", "## words grand", "## wards grand", "`## words grand` is missing"),
    ],
)
def test_a_mistake_is_named_with_its_place(own: Path, name: str, of: str, to: str, what: str) -> None:
    file = own / "en" / name
    file.write_text(file.read_text("utf-8").replace(of, to, 1), "utf-8")
    told = [str(one) for one in faults(own)]
    assert any(what in one and f"en/{name}:" in one for one in told), told


def test_a_pattern_that_can_not_be_read_is_named_with_its_line(own: Path) -> None:
    file = own / "en" / "vague.toml"
    file.write_text(file.read_text("utf-8").replace("find = [", 'find = [\n"a+",', 1), "utf-8")
    line = file.read_text("utf-8").splitlines().index('"a+",') + 1
    assert [one.line for one in faults(own)] == [line]


@pytest.mark.parametrize("name", ["notes.md", "grand.toml", "words.toml"])
def test_a_missing_file_is_named(own: Path, name: str) -> None:
    (own / "en" / name).unlink()
    assert [(one.path.name, one.what) for one in faults(own)] == [(name, "This file is missing.")]


def test_a_file_of_no_kind_is_named(own: Path) -> None:
    (own / "en" / "vaguer.toml").write_text("ways = []\n", "utf-8")
    assert [one.what for one in faults(own)] == ["`vaguer` is no kind of note."]
