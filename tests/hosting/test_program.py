from __future__ import annotations

from pathlib import Path

import pytest

from goldseam.hosting import program, workshop
from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused


@pytest.mark.parametrize("name", program.NAMES)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: ./goldseam {name}" in capsys.readouterr().out


def test_the_command_lists_all_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"    {name}" in shown for name in program.NAMES)


@pytest.mark.parametrize("given", [["nonsense"], ["doctor", "--nonsense"], ["serve", "--port", "many"], []])
def test_what_is_not_known_is_an_error(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(given)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_refusal_is_three_sentences_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["doctor", "--home", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 3


def test_the_host_card_is_changed_by_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(tmp_path / "home")
    assert program.main(["host", "--home", home]) == 0
    assert "not said yet" in capsys.readouterr().out
    assert program.main(["host", "--home", home, "--host-name", " Ada ", "--host-is", "one"]) == 0
    assert program.main(["host", "--home", home, "--shown-name", "Porch", "--brand", "hide"]) == 0
    assert HostCard.load(Home(Path(home)).host_card) == HostCard("Ada", True, False, "Porch")
    assert program.main(["host", "--home", home, "--host-is", "other", "--brand", "show"]) == 0
    assert HostCard.load(Home(Path(home)).host_card) == HostCard("Ada", False, True, "Porch")


class Machine:
    """A machine with only these programs, whose package installer may bring another."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        folder.mkdir()
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(workshop.os, "geteuid", lambda: 0)

    def program(self, name: str, script: str = "exit 0") -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.folder / name).chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path / "programs", monkeypatch)


def test_a_browser_that_is_there_is_taken(machine: Machine) -> None:
    machine.program("chromium")
    workshop.need_chromium()


def test_a_missing_browser_is_installed_from_the_system(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    brought = machine.folder / "chromium"
    machine.program("apt-get", f'[ "$1" = update ] || {{ echo > "{brought}"; /bin/chmod +x "{brought}"; }}')
    workshop.need_chromium()
    assert "Installing it from the system's packages." in capfd.readouterr().err


def test_a_browser_that_can_not_be_installed_is_explained(machine: Machine) -> None:
    with pytest.raises(Refused, match="need a browser") as refused:
        workshop.need_chromium()
    assert "apt install chromium" in refused.value.do and "--quick" in refused.value.do
    machine.program("apt-get", "exit 1")
    with pytest.raises(Refused, match="need a C compiler"):
        workshop.need_compiler()
