"""Dialogues before a week begins, and a week in which one reads, types and takes no turn."""

from __future__ import annotations

from typing import Any

from django.test import Client

from goldseam.dialogue.models import Turn
from goldseam.dialogue.occasions import OCCASIONS
from tests.cast import Actor
from tests.dialogue.talking import TOPIC, begun, heard, propose, take, whole
from tests.worlds import Onlooker

KEYS = ("dialogue", "turn", "occasion")


def before(ines: Actor, jonas: Actor) -> None:
    """One that is over, one in the middle, one that is only proposed."""
    whole(ines, jonas)
    page = begun(jonas, ines, "heard")
    heard(jonas, ines, page, "What I could not say in spring.")
    take(jonas, page, "swap")
    propose(ines, "What do you need?", "gap")


def numbers() -> dict[str, list[Any]]:
    """Every number of it that could be put into an address."""
    found = Turn.objects.order_by("day", "dialogue", "number").values_list("dialogue", "id")
    pages = list(dict.fromkeys(dialogue for dialogue, _ in found))
    return {"dialogue": pages, "turn": [row for _, row in found][:4], "occasion": list(OCCASIONS)}


def in_silence(other: Actor) -> None:
    """Every page is read and every form begun, also a turn that is not theirs to take."""
    for occasion in OCCASIONS:
        page = other.url("dialogues", occasion=occasion)
        assert other.get(page).status_code == 200
        other.post(other.url("draft"), {"place": page, "text": "Half a line"})
    assert other.get(other.url("twenty-minutes")).status_code == 200
    assert other.get(other.url("live")).status_code == 204
    for dialogue in numbers()["dialogue"]:
        page = other.url("dialogue", dialogue=dialogue)
        other.post(f"{page}carry/", {"plan": "Half a plan"})
        assert other.get(page).status_code == 200
        other.post(other.url("draft"), {"place": page, "say-text": "Half a line", "close-thanks": "Half"})
        assert other.post(page, {"move": "yes", "number": "1"}).status_code == 409


def sent(onlooker: Onlooker, browser: Client, given: dict[str, list[Any]]) -> None:
    """What somebody does in dialogues on one evening: as many turns as are theirs, then enough."""
    for occasion in given["occasion"]:
        form = {"text": TOPIC, "first": "me"}
        onlooker.send(browser, "dialogues", form, f"{occasion} ", occasion=occasion)
    for at, dialogue in enumerate(given["dialogue"]):
        form = {"say-text": "One more line.", "close-text": "Rain."}
        for move in ("agree", "say", "swap", "close"):
            number = "1" if move == "agree" else "6"
            turn = form | {"move": move, "number": number}
            onlooker.send(browser, "dialogue", turn, f"{at} {move} ", dialogue=dialogue)
        for many, row in enumerate(given["turn"]):
            onlooker.send(
                browser, "dialogue-take-back", {}, times=f"{at} {many} ", dialogue=dialogue, turn=row
            )
        onlooker.send(browser, "dialogue-stop", {}, times=f"{at} ", dialogue=dialogue)
