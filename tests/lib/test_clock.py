"""The domain's clock: real unless a file says otherwise, and read anew as soon as the file changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.lib import clock
from goldseam.lib.clock import Moved

EVENING = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    clock.follow(tmp_path / "clock")
    yield tmp_path / "clock"
    clock.follow(settings.CLOCK_FILE)


def apart(one: datetime, other: datetime) -> float:
    return abs((one - other).total_seconds())


def test_without_a_file_it_is_the_real_time(file: Path) -> None:
    assert apart(clock.now(), clock.real()) < 1
    clock.follow(None)
    assert apart(clock.now(), clock.real()) < 1


def test_it_stands_as_far_ahead_or_behind_as_the_file_says(file: Path) -> None:
    for offset in (timedelta(days=56), -timedelta(hours=5), timedelta(0)):
        clock.put(file, Moved(offset))
        assert apart(clock.now(), clock.real() + offset) < 1


def test_a_frozen_clock_stands_still_and_can_be_moved(file: Path) -> None:
    clock.put(file, Moved(frozen=EVENING))
    assert clock.now() == clock.now() == EVENING
    clock.put(file, clock.standing(file).by(timedelta(days=1)).by(timedelta(days=1)))
    assert clock.now() == EVENING + timedelta(days=2)


def test_the_real_clock_never_moves(file: Path) -> None:
    clock.put(file, Moved(timedelta(days=400), EVENING))
    assert apart(clock.real(), datetime.now(UTC)) < 1


def test_a_file_written_by_somebody_else_counts_from_the_next_look_on(file: Path) -> None:
    assert apart(clock.now(), clock.real()) < 1
    file.write_text("frozen = 2026-03-01T20:00:00Z\n")
    assert clock.now() == EVENING
    file.write_text("frozen = 2026-03-01T20:00:00Z\noffset = 3600\n")
    assert clock.now() == EVENING + timedelta(hours=1)
    file.unlink()
    assert apart(clock.now(), clock.real()) < 1


@pytest.mark.parametrize(
    "text", ["later", "offset = 'a day'", "offset = true", "frozen = 2026-03-01", "frozen = 3", "speed = 2"]
)
def test_a_file_that_holds_no_clock_is_not_guessed_at(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ValueError, match=r"clock|Invalid|Expected"):
        clock.now()


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    for moved in (Moved(), Moved(timedelta(days=-3, seconds=0.5)), Moved(timedelta(hours=1), EVENING)):
        clock.put(tmp_path / "clock", moved)
        assert clock.standing(tmp_path / "clock") == moved
    assert [path.name for path in tmp_path.iterdir()] == ["clock"]
