"""What the document for authors says is what the program does; its example is a program that works."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from goldseam.journey.program import files
from goldseam.journey.program.checking import check
from goldseam.journey.program.checks.sections import OF_PART, OF_WHOLE
from goldseam.journey.program.checks.subject import PLACES, ROLES
from goldseam.journey.program.loaded import BUNDLED, beside
from goldseam.journey.program.readability import FEWEST_WORDS, HIGHEST_GRADE, LEAST_EASE
from goldseam.journey.program.reading import read
from tests.journey.program import small

DOCUMENT = (Path(__file__).parents[3] / "docs" / "authoring.md").read_text()
EXAMPLE = re.compile(r"`([\w/.-]+\.(?:toml|md))`[^`\n]*:\n\n```\w+\n(.*?)```", re.DOTALL)


def example() -> dict[str, str]:
    """The files of the worked example by their names."""
    return dict(EXAMPLE.findall(DOCUMENT.partition("## One activity, whole")[2]))


def test_the_example_is_whole_and_sound(tmp_path: Path) -> None:
    assert sorted(example()) == [
        "evenings/a-walk.en.md",
        "evenings/a-walk.es.md",
        "evenings/a-walk.toml",
        "evenings/step.toml",
        "program.toml",
    ]
    bundled, _ = read(BUNDLED)
    folder = small.write(tmp_path, example())
    assert [str(fault) for fault in check(folder, bundled)] == []
    whole = beside(bundled, read(folder, bundled)[0])
    walk = whole.activities["a-walk"]
    assert walk.step == 4 and walk in whole.by_number[4].activities
    assert walk.said("es", frozenset({"friends"})).items("ends", "pace") == [
        ("", "demasiado lento"),
        ("", "demasiado rápido"),
    ]


def section(heading: str) -> str:
    found = re.search(rf"^#+ {heading}$(.*?)(?=^#)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


@pytest.mark.parametrize(
    ("heading", "shapes"),
    [
        ("program.toml", [files.ProgramFile, files.BreachFile]),
        ("step.toml", [files.StepFile]),
        ("An activity", [files.ActivityFile, files.PartFile, files.WaitFile]),
        ("An evidence card", [files.EvidenceFile]),
    ],
)
def test_the_tables_name_every_key_and_no_other(heading: str, shapes: list[type[msgspec.Struct]]) -> None:
    text = section(heading)
    keys = {field.encode_name for shape in shapes for field in msgspec.structs.fields(shape)}
    assert [key for key in sorted(keys) if f"`{key}`" not in text and f"[{key}]" not in text] == []
    rows = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"\[*(\w+)\]*", row)}
    assert named <= keys


def test_the_tables_name_every_section_and_every_tag() -> None:
    told = set(re.findall(r"`(\w+)(?: <\w+>)?`", section("Words")))
    sections = {name for names in (*OF_WHOLE.values(), *OF_PART.values()) for name in names}
    assert sections <= told
    tags = section("Variants")
    assert [tag for tag in sorted(ROLES | PLACES | {"private"}) if f"`{tag}`" not in tags] == []


def test_the_figures_are_those_of_the_program() -> None:
    flat = " ".join(DOCUMENT.split())
    assert f"The aim is grade {HIGHEST_GRADE:g}, about age twelve, or less" in flat
    assert f"the aim is {LEAST_EASE:g} or more" in flat
    assert f"A text under {FEWEST_WORDS} words has no figure" in flat
