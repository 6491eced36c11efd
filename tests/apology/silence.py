"""The workshop in the two weeks that are compared: both have a letter there, and one works on theirs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from django.test import Client

from tests.beside import copied
from tests.cast import Actor
from tests.worlds import Onlooker

PROGRAM = Path(__file__).parent / "program"
SLUG, MARKS = "a-letter-in-six", "marks-in-a-row"


def beside() -> AbstractContextManager[None]:
    """The room, a letter of six parts and marks to draw, open from the first day."""
    return copied("workshop", PROGRAM)


def before(*both: Actor) -> None:
    """Each has a letter at their desk."""
    for one in both:
        desk = one.url("activity", tag=one.tag(SLUG))
        words = {"p-did": f"I lost what {one.name} lent me.", "p-now": f"{one.name} brings it on Monday."}
        assert one.post(desk, words).status_code == 302


def numbers(*both: Actor) -> dict[str, list[Any]]:
    """The sheets and drawings somebody could put into an address."""
    return {
        "sheet": [one.tag(SLUG) for one in both],
        "version": [1],
        "drawn": [one.tag(slug) for one in both for slug in (MARKS, "where-i-am")],
    }


def in_silence(other: Actor) -> None:
    """Nothing is given: looked at, changed, read aloud, a promise begun, a mark made for oneself."""
    sheet = other.url("apology-words", sheet=other.tag(SLUG))
    desk = other.url("activity", tag=other.tag(SLUG))
    found = other.get(desk).content.decode().partition("/letters/")[2].partition("/")[0]
    change = other.url("letter-change", letter=found)
    words = {"place": change, "p-did": "I am sorry if you were hurt.", "p-now": "I will do anything."}
    assert other.post(sheet, words).status_code == 302
    for page in (sheet, other.url("apology-aloud", sheet=other.tag(SLUG)), f"{sheet}1/"):
        assert other.get(page).status_code == 200
    promise = other.url("letter-promise", letter=found)
    assert other.post(promise, {"text": "On Monday."}).status_code == 302
    marks = other.url("activity", tag=other.tag(MARKS))
    assert other.post(marks, {"p-near": "5", "p-settled": "little"}).status_code == 302
    assert other.get(other.url("activity-over-time", drawn=other.tag(MARKS))).status_code == 200


def sent(onlooker: Onlooker, browser: Client, given: dict[str, list[Any]]) -> None:
    """The forms of this room, sent by whoever looks."""
    for number, sheet in enumerate(given["sheet"]):
        words = {"place": onlooker.actor.url("activity", tag=sheet), "p-did": "I lost it."}
        onlooker.send(browser, "apology-words", words, f"{number} ", sheet=sheet)
    for number, letter in enumerate(given["letter"]):
        form = {"form": "present", "revision": "2"}
        onlooker.send(browser, "letter-promise", {"text": "On Monday."}, f"{number} ", letter=letter)
        onlooker.send(browser, "letter-hand-over", form, f"{number} ", letter=letter)
