from pathlib import Path

import pytest

from goldseam.hosting import disk, founding
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused


def test_a_new_home_is_for_its_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path / "some where" / "goldseam")
    founding.found(home)
    assert disk.mode(home.path) == 0o700
    assert disk.mode(home.secret) == 0o600
    assert len(home.secret.read_text().strip()) >= 50


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    home = Home(tmp_path)
    founding.found(home)
    secret = home.secret.read_text()
    founding.found(home)
    assert home.secret.read_text() == secret


def test_a_home_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for path in (tmp_path / "file", tmp_path / "file" / "home", Path("/proc/goldseam")):
        with pytest.raises(Refused, match="can not write into its folder") as refused:
            founding.found(Home(path))
        assert "--home" in refused.value.do
    assert (tmp_path / "file").read_text() == "not a folder"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "pepper"
    disk.put(path, b"one", 0o400)
    disk.put(path, b"two", 0o400)
    assert path.read_bytes() == b"two"
    assert disk.mode(path) == 0o400
    assert [one.name for one in tmp_path.iterdir()] == ["pepper"]
