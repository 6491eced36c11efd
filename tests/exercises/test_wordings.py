"""No old answer sits under a new question: writings keep what was asked, also those of before the parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest
from django.conf import settings
from django.db import transaction

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Words
from goldseam.journey.program.loaded import program
from tests.cast import Actor
from tests.exercises.alone import STAYS, beside, page

BEFORE = b"""{"slug":"what-happened","prompt":"What happened, as you saw it and lived it?",
"text":"He sold the car.\\nI found the keys.","feelings":["hurt","wary","gone"],
"at":"2026-03-01T20:15:00Z"}"""


@pytest.fixture
def old(ines: Actor) -> str:
    """A writing as it was sealed before activities had parts; the path of its page."""
    side, keys = ines.side, ines.keys()
    with transaction.atomic():
        words = msgspec.json.decode(BEFORE, type=Words)
        row = Reflection.begin(side, keys, words, date(2026, 3, 1))
        keys.ledger.begin()
        keys.seal(row, BEFORE)
        row.save()
        keys.ledger.save()
    assert b"answers" not in ines.keys().open(Reflection.objects.get())
    return ines.url("writing", row=row.id)


def body(actor: Actor, url: str) -> str:
    return actor.get(url).content.decode()


def test_a_writing_of_before_is_read_as_it_was(ines: Actor, old: str) -> None:
    text = body(ines, old)
    for words in ("He sold the car.<br>I found the keys.", "as you saw it and lived it?", "hurt", "wary"):
        assert words in text, words
    assert "not your last version" not in text
    assert "He sold the car." in ines.step_up(ines.url("copy")).content.decode()


def test_it_is_gone_on_with_and_its_first_version_stays(ines: Actor, old: str) -> None:
    form = body(ines, f"{old}edit/")
    assert "I found the keys.</textarea>" in form and form.count(" checked") == 2
    answer = ines.post(
        f"{old}edit/", {"p-story": "He sold our car.", "p-feelings": ["calm"], "revision": "1"}
    )
    assert answer.status_code == 302
    found = Reflection.objects.get().read(ines.keys())
    assert [one.value for one in found.answers] == ["He sold our car.", ["calm"]]
    assert "He sold our car." in body(ines, old) and "I found the keys." in body(ines, f"{old}1/")


@pytest.fixture
def own() -> Iterator[None]:
    with beside():
        yield


def reword(slug: str, text: str) -> None:
    """The author of a program changes what an activity asks, and says that it means something else."""
    (file,) = settings.HOME.programs.glob(f"private/*/{slug}.toml")
    file.write_text(f"revision = 2\n{file.read_text()}")
    file.with_name(f"{slug}.en.md").write_text(text)
    program.cache_clear()


NEW = "# What goes with me\n\n## before\nOne line.\n\n## ask words\nWhat is it that you would rather lose?\n"


def test_an_answer_stays_under_the_question_it_answered(ines: Actor, own: None) -> None:
    where = ines.post(page(ines, STAYS), {"p-words": "The rain."})["Location"].partition("?")[0]
    reword(STAYS, NEW)
    assert "rather lose" in body(ines, page(ines, STAYS))
    form = body(ines, f"{where}edit/")
    assert "What is it that stays with you?" in form and "rather lose" not in form
    ines.post(f"{where}edit/", {"p-words": "The rain, still.", "revision": "1"})
    kept = Reflection.objects.get().read(ines.keys())
    assert (kept.prompt, kept.revision) == ("What stays mine", 1)
    assert [(one.asked, one.value) for one in kept.parts] == [
        ("What is it that stays with you?", "The rain, still.")
    ]


def test_what_is_asked_no_more_stays_as_it_was_answered(ines: Actor, own: None) -> None:
    side, keys = ines.side, ines.keys()
    gone = Answered("once", "scale", "How loud was it?", 4, ["not", "very"])
    words = Words(STAYS, "What stays mine", "", [], datetime.now(UTC), [gone], 1)
    with transaction.atomic():
        row = Reflection.begin(side, keys, words, date(2026, 3, 1))
    where = ines.url("writing", row=row.id)
    ines.post(f"{where}edit/", {"p-words": "And more.", "revision": "1"})
    kept = Reflection.objects.get().read(ines.keys())
    assert [(one.asked, one.value) for one in kept.parts] == [
        ("What is it that stays with you?", "And more."),
        ("How loud was it?", 4),
    ]
    assert "How loud was it?" in body(ines, where)
