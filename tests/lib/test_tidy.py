from datetime import UTC, datetime

import pytest

from goldseam.lib import tidy

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidy, "_registered", {})


def test_everything_registered_is_called_with_the_moment() -> None:
    seen: list[datetime] = []
    tidy.register(_noting(seen))
    assert tidy.run(NOW) == {}
    assert seen == [NOW]


def test_registering_twice_is_once() -> None:
    seen: list[datetime] = []
    note = _noting(seen)
    tidy.register(note)
    tidy.register(note)
    tidy.run(NOW)
    assert len(seen) == 1


def test_a_failure_stops_nothing_and_tells_only_its_kind() -> None:
    seen: list[datetime] = []

    def fails(now: datetime) -> None:
        raise ValueError("a word somebody wrote")

    tidy.register(fails)
    tidy.register(_noting(seen))
    failed = tidy.run(NOW)
    assert list(failed.values()) == [ValueError]
    assert "word" not in str(failed)
    assert seen == [NOW]


def _noting(seen: list[datetime]) -> tidy.Tidy:
    def note(now: datetime) -> None:
        seen.append(now)

    return note
