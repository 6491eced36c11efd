import logging
import sys
import threading
from datetime import datetime

import pytest

from goldseam.hosting import quiet
from goldseam.hosting.keeper import Keeper
from goldseam.lib import tidy


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidy, "_registered", {})


def test_the_keeper_comes_again_and_again_until_it_is_stopped() -> None:
    seen: list[datetime] = []
    twice = threading.Event()

    def note(now: datetime) -> None:
        seen.append(now)
        if len(seen) >= 2:
            twice.set()

    tidy.register(note)
    keeper = Keeper(every=0.01)
    keeper.start()
    assert twice.wait(10)
    keeper.stop()
    assert not keeper.is_alive()
    assert seen[0].tzinfo is not None


def test_a_failure_is_noted_without_words(caplog: pytest.LogCaptureFixture) -> None:
    def put_away(now: datetime) -> None:
        raise ValueError("a word somebody wrote")

    tidy.register(put_away)
    keeper = Keeper()
    with caplog.at_level(logging.WARNING):
        keeper.round()
        keeper.round()
    assert caplog.text.count("could not tidy up (ValueError)") == 1
    assert "word somebody" not in caplog.text


def record(
    name: str, message: str, *values: object, failing: bool = False, **more: object
) -> logging.LogRecord:
    found = None
    if failing:
        try:
            raise KeyError("a word somebody wrote")
        except KeyError:
            found = sys.exc_info()
    made = logging.LogRecord(name, logging.ERROR, __file__, 1, message, values, found)
    made.__dict__.update(more)
    return made


def test_the_log_says_what_kind_of_thing_happened_and_where_and_no_words() -> None:
    shown = quiet.Wordless().format(
        record(
            "django.request", "Not Found: %s", "/b/secret/", failing=True, status_code=500, request="secret"
        )
    )
    assert "error django.request answered 500 KeyError at " in shown
    assert "test_keeper.py:" in shown
    assert "secret" not in shown and "somebody" not in shown


def test_only_hosting_says_its_own_sentences() -> None:
    shown = quiet.Wordless().format(record("goldseam.hosting.keeper", "could not tidy up %s", "people"))
    assert shown.endswith("goldseam.hosting.keeper: could not tidy up people")
    assert "sealed" not in quiet.Wordless().format(record("goldseam.writing", "sealed words"))
