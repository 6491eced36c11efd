"""What only a throw-away home may have, and how a demo's parts behave by themselves."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.hosting import founding, serving, throwaway
from goldseam.hosting.demo import house, moving, scenes
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from goldseam.lib import clock, tidy
from goldseam.lib.clock import Moved
from goldseam.web.models import FormOnce
from tests.cast import Actor


@pytest.fixture
def real(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_real_home_follows_no_clock_and_fills_nothing_in(real: Home) -> None:
    founding.found(real)
    assert throwaway.clock_file(real) is None
    assert dict(throwaway.demo(real)) == {}


@pytest.mark.parametrize("name", ["clock", "demo.toml"])
def test_a_real_home_that_holds_such_a_file_is_refused(real: Home, name: str) -> None:
    (real.path / name).write_text("")
    for asking in (founding.found, throwaway.clock_file, throwaway.demo):
        with pytest.raises(Refused, match="real one"):
            asking(real)
    assert [path.name for path in real.path.iterdir()] == [name]


def test_the_sign_in_form_of_any_other_home_is_empty(ines: Actor) -> None:
    for page in ("/sign-in/", "/"):
        body = Actor("Ines", "").get(page).content.decode()
        assert 'name="passphrase"' in body
        assert "value" not in body.partition('name="passphrase"')[2].partition(">")[0]
        assert "/demo/clock/" not in body


def test_moving_the_clock_ends_no_sign_in_and_forgets_no_form(ines: Actor) -> None:
    ines.post(ines.url("pause"))
    assert settings.CLOCK_FILE is not None
    try:
        for offset in (timedelta(weeks=30), -timedelta(weeks=30)):
            clock.put(settings.CLOCK_FILE, Moved(offset))
            assert ines.get(ines.url("today")).status_code == 200
            assert tidy.run(clock.real()) == {}
            assert FormOnce.objects.filter(who=str(ines.person.pk)).exists()
            assert ines.sign_in().status_code == 302
    finally:
        settings.CLOCK_FILE.unlink()


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("day", timedelta(days=1)),
        ("week", timedelta(weeks=1)),
        ("12h", timedelta(hours=12)),
        ("+3d", timedelta(days=3)),
        (" 2W ", timedelta(weeks=2)),
        ("now", None),
    ],
)
def test_how_much_later(said: str, by: timedelta | None) -> None:
    assert moving.later(said) == by


@pytest.mark.parametrize("said", ["", "3", "d", "-1d", "3 d", "month", "1e9d", "٣d"])
def test_what_is_no_time_is_no_time(said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no time"):
        moving.move(tmp_path / "clock", said)
    assert not (tmp_path / "clock").exists()


def test_a_clock_is_moved_on_from_where_it_stands_and_back_to_the_real_time(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    for said in ("1w", "day", "12h"):
        moving.move(file, said)
    assert clock.standing(file) == Moved(timedelta(days=8, hours=12))
    with pytest.raises(ValueError, match="99999w"):
        moving.move(file, "99999w")
    moving.move(file, "now")
    assert clock.standing(file) == Moved()


def test_a_house_goes_with_its_demo_unless_it_is_filled_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for keep, filled in ((False, False), (False, True), (True, False)):
        with house.housed(None, keep) as made:
            made.filled = filled
            assert set(throwaway.demo(made.home)) == set(house.HOSTS)
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(ZeroDivisionError), house.housed(None, True) as made:
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with house.housed(None, True) as made:
        made.filled = True
    assert [path.name for path in tmp_path.iterdir()] == [made.home.path.name]


def test_without_a_demo_there_is_no_clock_to_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(Refused, match="No demo runs"):
        house.running_one(None)
    with pytest.raises(Refused, match="There is no demo in"):
        house.running_one(str(tmp_path))


def test_the_script_goes_forward_in_eight_weeks() -> None:
    played = scenes.script()
    order = [(scene.day, scene.at) for scene in played]
    assert order == sorted(order)
    assert order[0][0] >= 0 and order[-1][0] < scenes.DAYS
    assert {scene.who for scene in played} == set(house.NAMES)
    assert not [scene for scene in played if not scene.go and not scene.press]


def test_the_script_speaks_as_the_program_does() -> None:
    for scene in scenes.script():
        for words in (scene.fill or {}).values():
            assert "!" not in str(words)


def test_two_that_start_in_one_moment_get_a_port_each() -> None:
    first = serving.bind("127.0.0.1", 0)
    with pytest.raises(Refused, match="is in use"):
        serving.bind("127.0.0.1", first.port)
    first.socket.close()
