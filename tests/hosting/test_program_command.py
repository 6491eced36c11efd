"""Checking and looking at the texts of a program, and a start that refuses half of one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.test import Client, override_settings

from goldseam.hosting import own_programs, program
from goldseam.hosting.home import Home
from goldseam.hosting.preview import showing
from goldseam.hosting.refused import Refused
from goldseam.journey.program.loaded import BUNDLED
from tests.hosting.own_copy import ROOT, goldseam, throw_away
from tests.journey.program import small


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def with_own(home: Home, **changed: str) -> Path:
    """A host's own small program beside the bundled one, with some of its files changed."""
    files = {**small.BESIDE_BUNDLED, **{name.replace("__", "/"): text for name, text in changed.items()}}
    return small.write(home.programs / "walks", files)


def test_a_sound_own_program_lets_it_start(home: Home) -> None:
    with_own(home)
    own_programs.refuse_unsound(home)


def test_an_unsound_own_program_is_refused_with_its_first_faults(home: Home) -> None:
    folder = with_own(home)
    (folder / "walks" / "walk.toml").write_text('kind = "stroll"\n')
    with pytest.raises(Refused) as refused:
        own_programs.refuse_unsound(home)
    assert f"{folder}/walks/walk.toml:1: " in refused.value.happened
    assert "./goldseam program check" in refused.value.do
    assert refused.value.safe.startswith("Nothing was changed.")


def test_many_faults_are_not_all_told(home: Home) -> None:
    folder = with_own(home)
    (folder / "walks" / "walk.en.md").write_text("here\nand\nhere\nand there\n")
    with pytest.raises(Refused, match=r"and \d+ more"):
        own_programs.refuse_unsound(home)


def test_what_only_sounds_wrong_or_is_not_translated_stops_nothing(home: Home) -> None:
    folder = with_own(home)
    text = folder / "walks" / "walk.en.md"
    text.write_text(text.read_text() + "\n## after\nWell done!\n")
    (folder / "program.toml").write_text('languages = ["en", "es"]\nsteps = ["walks"]\n')
    own_programs.refuse_unsound(home)
    assert program.main(["program", "check", str(folder)]) == 1


def test_check_says_each_fault_and_how_hard_texts_are(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_own(home)
    long = "The neighbourhood association unanimously considered institutional responsibilities. " * 8
    text = folder / "walks" / "walk.en.md"
    text.write_text(text.read_text() + f"\n## after\n{long}\n")
    assert program.main(["program", "check", str(folder), "--home", str(home.path)]) == 0
    shown = capsys.readouterr().out
    assert "No mistakes." in shown
    assert "Flesch-Kincaid" in shown and f"warning: {text}:1: grade" in shown
    assert "Activities by kind: practice 1" in shown
    (folder / "walks" / "walk.toml").write_text('kind = "stroll"\n')
    assert program.main(["program", "check", str(folder), "--home", str(home.path)]) == 1
    assert f"{folder}/walks/walk.toml:1: " in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_refused(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["program", "check", str(home.path / "nowhere")]) == 1
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme"), [("en", "porcelain"), ("es", "ink")])
def test_the_preview_shows_every_text_in_every_variant(home: Home, language: str, theme: str) -> None:
    with_own(home)
    with override_settings(ROOT_URLCONF=showing.URLS):
        showing.prepare(home, None)
        answer = Client().get("/", {"language": language, "theme": theme})
    page = answer.content.decode()
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    assert f'<html lang="{language}"' in page and f'data-theme="{theme}"' in page
    stems = [path.name.removesuffix(".en.md") for path in BUNDLED.rglob("*.en.md")]
    assert [stem for stem in stems if stem not in ("step", "program") and f'-{stem}"' not in page] == []
    assert "old-wound, responsible" in page and "walks-walk" in page
    assert 'action="' not in page, "there is nothing to send"


def test_nothing_else_is_served_beside_the_preview(home: Home) -> None:
    with override_settings(ROOT_URLCONF=showing.URLS):
        showing.prepare(home, None)
        assert Client().get("/sign-in/").status_code == 404
        assert Client().post("/").status_code == 405


@pytest.mark.slow
def test_serve_refuses_and_changes_nothing_until_it_is_mended(home: Home) -> None:
    throw_away(home.path)
    folder = with_own(home)
    (folder / "walks" / "walk.toml").write_text('kind = "stroll"\n')
    refused = goldseam(home.path, "serve", "--port", "0", "--host-name", "Ada", "--host-is", "other")
    assert refused.returncode == 1
    assert "walk.toml:1: " in refused.stderr and "./goldseam program check" in refused.stderr
    assert not home.database.exists()
    looked = goldseam(home.path, "doctor")
    assert "attention programs" in " ".join(looked.stdout.split())


@pytest.mark.slow
def test_the_preview_is_served_on_this_machine_and_leaves_nothing(home: Home, tmp_path: Path) -> None:
    folder = with_own(home)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(temporary)}
    env["GOLDSEAM_HOME"] = str(home.path)
    command = [sys.executable, "-m", "goldseam.hosting", "program", "preview", str(folder), "--port", "0"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://localhost:" in line
        url = line.split()[-1].replace("localhost", "127.0.0.1")
        with urllib.request.urlopen(url, timeout=20) as answer:
            page = answer.read().decode()
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "A walk" in page
        walk = folder / "walks" / "walk.en.md"
        walk.write_text(walk.read_text().replace("A walk", "A long walk"))
        with urllib.request.urlopen(url, timeout=20) as answer:
            assert "A long walk" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
    time.sleep(0.1)
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in home.path.iterdir()) == ["programs"]
