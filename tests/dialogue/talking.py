"""Two people in a slow dialogue, by the pages they use."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldseam.dialogue.models import Turn
from tests.cast import Actor

TOPIC = "The smell of rain on stone"
SAID = "I count the seconds between the drops. It makes me calm."
BACK = "You listen for the time between, and it quiets you."
MISSED = "It is less the time than the stone."
ADDED = "It makes sense to me that quiet counts."
ALONG, THANKS = "That one can count rain.", "That you asked twice."


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


def seen_in(answer: HttpResponse) -> str:
    """What stands on a page, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode().partition("<main")[2]).split())


def propose(actor: Actor, topic: str = TOPIC, occasion: str = "first", **more: str) -> str:
    """A topic as its form takes it; the path of the dialogue."""
    answer = proposed(actor, topic, occasion, **more)
    assert answer.status_code == 302, seen_in(answer)
    return str(answer["Location"])


def proposed(actor: Actor, topic: str = TOPIC, occasion: str = "first", **more: str) -> HttpResponse:
    return actor.post(actor.url("dialogues", occasion=occasion), {"text": topic, "first": "me"} | more)


def number(page: str) -> UUID:
    """The number in the path of a dialogue."""
    return UUID(page.rstrip("/").split("/")[-1])


def newest(page: str) -> int:
    """The number of the last turn, as both see it on the page."""
    return max(Turn.objects.filter(dialogue=number(page)).values_list("number", flat=True))


def turn(actor: Actor, page: str, move: str, text: str = "", **more: Any) -> HttpResponse:
    """One turn, from a page that was just loaded."""
    form: dict[str, Any] = {"move": move, "number": newest(page), f"{move}-text": text}
    if move == "topic":
        form |= {"text": text}
    return actor.post(page, form | more)


def take(actor: Actor, page: str, move: str, text: str = "", **more: Any) -> None:
    """A turn that is taken."""
    answer = turn(actor, page, move, text, **more)
    assert answer.status_code == 302, seen_in(answer)
    assert answer["Location"] == page


def heard(speaker: Actor, listener: Actor, page: str, text: str = SAID) -> None:
    """Something is said, said back, and that is it."""
    take(speaker, page, "say", text)
    take(listener, page, "back", BACK)
    take(speaker, page, "yes")


def begun(speaker: Actor, listener: Actor, occasion: str = "first") -> str:
    """A dialogue both agreed on; its path."""
    page = propose(speaker, occasion=occasion)
    take(listener, page, "agree")
    return page


def whole(one: Actor, two: Actor, occasion: str = "first") -> str:
    """A dialogue from its topic to its close; its path."""
    page = begun(one, two, occasion)
    take(one, page, "say", SAID)
    take(two, page, "back", "Drops.")
    take(one, page, "not-quite", MISSED)
    take(two, page, "back", BACK)
    take(one, page, "yes")
    take(two, page, "add", ADDED)
    take(one, page, "swap")
    heard(two, one, page, "For me it is the gutter.")
    for who in (one, two):
        take(who, page, "close", ALONG, **{"close-thanks": THANKS})
    return page


def last(actor: Actor, page: str) -> str:
    """The address that takes back the last words of this person."""
    rows = Turn.objects.filter(dialogue=number(page), author=actor.person.pk).order_by("-number")
    row = next(row for row in rows if row.read(actor.keys()).text)
    return f"{page}{row.id}/take-back/"


def world(actor: Actor, other: Actor) -> dict[str, Any]:
    """A dialogue that is begun, and its numbers as addresses name them."""
    page = begun(actor, other)
    take(actor, page, "say", SAID)
    row = Turn.objects.get(dialogue=number(page), number=3)
    return {"dialogue": number(page), "turn": row.id, "occasion": "first"}
