"""The table of the program's texts can be made again, and says something of every step and relationship."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldseam.journey.program.loaded import program

HERE = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_command_names_every_step_and_every_relationship_in_every_language() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "bench.texts"],
        cwd=HERE,
        env=os.environ | {"PYTHONPATH": f"{HERE / 'src'}{os.pathsep}{HERE}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for step in program().steps:
        for language in program().languages:
            assert f"| {step.folder} | {language} | {len(step.activities) + 1} |" in said
    for kind in program().relationships:
        assert f"| {kind} |" in said


def test_the_figures_that_are_kept_name_every_step_and_every_relationship() -> None:
    kept = (
        (HERE / "bench" / "README.md").read_text(encoding="utf-8").partition("## Readability and counts")[2]
    )
    for name in (*(step.folder for step in program().steps), *program().relationships):
        assert f"| {name} |" in kept
