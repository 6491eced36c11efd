"""The bundled program with a host's own beside it, as pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.journey.program.loaded import BUNDLED, Unsound, beside, in_order, own, program
from goldseam.journey.program.reading import read
from goldseam.journey.program.shape import Program
from tests.cast import Actor
from tests.journey.program import small


@pytest.fixture
def programs() -> Iterator[Path]:
    """The home's folder for a host's own programs, empty again afterwards."""
    folder = settings.HOME.programs
    program.cache_clear()
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    program.cache_clear()


def walk(programs: Path, **changed: str) -> None:
    small.write(programs / "walks", {**small.BESIDE_BUNDLED, **changed})


@pytest.fixture
def whole(tmp_path: Path) -> Program:
    return read(small.write(tmp_path / "whole", small.whole()))[0]


def joined(whole: Program, folder: Path, files: dict[str, str]) -> Program:
    return beside(whole, read(small.write(folder, files), whole)[0])


def test_an_own_activity_comes_after_those_of_its_step_and_is_never_required(
    whole: Program, tmp_path: Path
) -> None:
    found = joined(whole, tmp_path / "own", dict(small.OWN))
    assert [one.slug for one in found.by_number[1].activities] == ["tell", "map", "letter", "walk"]
    assert found.activities["walk"].optional
    assert [one.slug for one in found.by_number[0].activities] == ["first", "pause", "safety"]


def test_the_words_and_rules_of_a_step_stay_as_they_are(whole: Program, tmp_path: Path) -> None:
    files = {**small.OWN, "walks/step.toml": 'number = 1\ndays = 90\nactivities = ["walk"]\n'}
    found = joined(whole, tmp_path / "own", files)
    assert found.by_number[1].days == 3
    assert found.by_number[1].said("en", frozenset()).title == "Tell"
    assert (found.breaches, found.safeguards) == (whole.breaches, whole.safeguards)


def test_a_name_that_is_taken_is_left_out(whole: Program, tmp_path: Path) -> None:
    files = {"program.toml": small.OWN["program.toml"]}
    files |= {
        "walks/step.toml": 'number = 1\nactivities = ["tell"]\n',
        "walks/tell.toml": 'kind = "practice"\n',
    }
    files |= {"walks/tell.en.md": small.OWN["walks/walk.en.md"]}
    found = joined(whole, tmp_path / "own", files)
    assert found.activities["tell"].kind == "reflect"


def test_own_evidence_is_there_and_takes_no_place(whole: Program, tmp_path: Path) -> None:
    files = {**small.OWN, "evidence/own.toml": 'source = "Ours"\ngrade = "own"\n'}
    files |= {"evidence/own.en.md": small.EVIDENCE, "evidence/found.toml": 'source = "X"\ngrade = "own"\n'}
    files |= {"evidence/found.en.md": small.EVIDENCE}
    found = joined(whole, tmp_path / "own", files)
    assert found.evidence["own"].source == "Ours" and found.evidence["found"].source == "Somebody, 2020"


@pytest.mark.parametrize(("language", "title"), [("en", "A walk"), ("es", "A walk"), ("de", "A walk")])
def test_an_own_program_in_one_language_is_told_in_it(
    language: str, title: str, whole: Program, tmp_path: Path
) -> None:
    found = joined(whole, tmp_path / "own", dict(small.OWN))
    assert found.activities["walk"].said(language, frozenset()).title == title


def test_an_own_program_may_have_another_source(whole: Program, tmp_path: Path) -> None:
    files = {**small.OWN, "program.toml": 'languages = ["nl"]\nsteps = ["walks"]\n'}
    files["walks/walk.nl.md"] = files.pop("walks/walk.en.md").replace("A walk", "Een wandeling")
    found = joined(whole, tmp_path / "own", files)
    assert found.activities["walk"].said("en", frozenset()).title == "Een wandeling"


def test_private_breaches_of_the_bundled_program_win_in_an_own_one(whole: Program, tmp_path: Path) -> None:
    text = small.OWN["walks/walk.en.md"]
    more = "\n## before [control]\nIt may not be safe.\n\n## before [friends, hurt, affair]\nWalk.\n"
    found = joined(whole, tmp_path / "own", {**small.OWN, "walks/walk.en.md": text + more})
    said = found.activities["walk"].said("en", frozenset({"control", "friends", "hurt", "affair"}))
    assert said.say("before") == "It may not be safe."


def test_folders_are_read_in_the_order_of_their_names(programs: Path) -> None:
    walk(programs)
    small.write(programs / "after", {**small.OWN, "walks/walk.toml": 'kind = "practice"\n'})
    (programs / ".kept").mkdir()
    assert [path.name for path in own(programs)] == ["after", "walks"]
    assert [folder.name for folder, _ in in_order(programs)] == [BUNDLED.name, "after", "walks"]


def test_half_a_program_is_none(programs: Path) -> None:
    walk(programs, **{"walks/walk.toml": 'kind = "stroll"\n'})
    with pytest.raises(Unsound) as unsound:
        program()
    assert [fault.path.name for fault in unsound.value.faults] == ["walk.toml"]


def test_a_folder_without_a_listing_is_not_overlooked(programs: Path) -> None:
    small.write(programs / "walks", {"programm.toml": ""})
    with pytest.raises(Unsound):
        program()


def test_an_own_activity_stands_in_its_step_and_has_a_page(programs: Path, ines: Actor) -> None:
    walk(programs, **{"walks/step.toml": 'number = 4\nactivities = ["walk"]\n'})
    ines.cross()
    step = ines.get(ines.url("step", number=4)).content.decode()
    assert "A walk" in step and "One sentence on it." in step
    page = ines.get(ines.url("activity", tag=ines.tag("walk")))
    assert page.status_code == 200 and "Take ten minutes." in page.content.decode()
