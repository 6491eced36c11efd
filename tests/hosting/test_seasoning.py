"""The pepper of a real home: lost, changed, put back from paper, made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hosting.own_copy import goldseam, serving
from tests.hosting.refusals import add_a_person, refused

pytestmark = pytest.mark.slow


def test_a_lost_pepper_is_refused_and_nothing_changes(home: Path) -> None:
    add_a_person(home)
    (home / "pepper").unlink()
    said = refused(home)
    assert f"The pepper file {home / 'pepper'} is missing." in said
    assert "Recovery codes work without the pepper." in said
    assert "pepper --put-back" in said and "--new-pepper" in said and "recovery code once" in said


def test_a_changed_pepper_is_refused(home: Path, tmp_path: Path) -> None:
    add_a_person(home)
    with serving(tmp_path / "other"):
        pass
    (home / "pepper").unlink()
    shutil.copy(tmp_path / "other" / "pepper", home / "pepper")
    assert "is not the one this database was used with" in refused(home)


def test_a_file_that_is_no_pepper_is_refused(home: Path) -> None:
    add_a_person(home)
    (home / "pepper").chmod(0o600)
    (home / "pepper").write_text("salt\n")
    assert "can not be read, or is not a pepper file" in refused(home)


def test_a_new_pepper_is_the_next_one_and_the_old_file_is_kept(home: Path) -> None:
    add_a_person(home)
    (home / "pepper").chmod(0o600)
    (home / "pepper").write_text("salt\n")
    with serving(home, "--new-pepper"):
        pass
    assert (home / "pepper").read_text().startswith("goldseam-pepper 1 2 ")
    (aside,) = home.glob("pepper.aside-*")
    assert aside.read_text() == "salt\n"
    with serving(home):
        pass


def test_a_new_pepper_is_not_made_while_the_old_one_is_right(home: Path) -> None:
    add_a_person(home)
    before = (home / "pepper").read_text()
    with serving(home, "--new-pepper"):
        pass
    assert (home / "pepper").read_text() == before


def test_a_lost_pepper_of_a_copy_nobody_uses_is_made_again(home: Path) -> None:
    (home / "pepper").unlink()
    with serving(home):
        pass
    with serving(home):
        pass


def test_a_pepper_comes_back_from_its_sheet(home: Path, tmp_path: Path) -> None:
    add_a_person(home)
    before = (home / "pepper").read_text()
    sheet = goldseam(home, "pepper", "--print").stdout
    (home / "pepper").unlink()
    done = goldseam(home, "pepper", "--put-back", "--file", "-", said=sheet)
    assert done.returncode == 0, done.stderr
    assert (home / "pepper").read_text() == before
    with serving(home):
        pass


def test_the_sheet_of_another_pepper_is_refused(home: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "other"):
        pass
    sheet = goldseam(tmp_path / "other", "pepper", "--print").stdout
    done = goldseam(home, "pepper", "--put-back", "--file", "-", said=sheet)
    assert done.returncode == 1 and "not the one this database was used with" in done.stderr
    mistyped = goldseam(home, "pepper", "--put-back", "--file", "-", said="ABCD-EFGH")
    assert mistyped.returncode == 1 and "are not the pepper as it was printed" in mistyped.stderr
