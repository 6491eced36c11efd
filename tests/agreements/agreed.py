"""What the tests of agreements do by pages: wording, showing, signing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse

from goldseam.agreements.models import Agreement, Mine
from goldseam.lib import clock
from tests.cast import Actor

WORDS: Final[dict[str, dict[str, str]]] = {
    "how-we-pause": {"p-sign": "A flat hand.", "p-time": "Half an hour.", "p-back": "Who stopped speaks."},
    "what-we-tell-others": {"p-sentence": "We have a hard year.", "p-confidants": "Ada for me."},
    "setback-plan": {
        "p-counts": "A hidden bill.",
        "p-first": "Say it that day.",
        "p-then": "Walk on Sunday.",
        "p-not": "No shouting.",
        "p-ends": "A second account.",
    },
    "boundaries": {"p-about": "Shouting.", "p-then": "I go out.", "p-back": ""},
    "promises": {"p-what": "I write a line.", "p-when": "If I am late.", "p-see": "The line is there."},
    "openness": {
        "p-what": "The bills.",
        "p-reason": "So nobody has to search.",
        "p-keeper": "I, on Fridays.",
    },
}
MANY: Final = ("boundaries", "promises", "openness")
TOGETHER: Final = ("how-we-pause", "what-we-tell-others", "setback-plan")


def in_days(number: int) -> str:
    """A day from today, as a form wants it."""
    return (clock.day(clock.now(), "Europe/Berlin") + timedelta(days=number)).isoformat()


def write(actor: Actor, kind: str, seen: int = 0, **more: Any) -> HttpResponse:
    """Sends the form of a kind; ``more`` are fields that differ, ``shown=True`` lets the other read it."""
    shown = more.pop("shown", False)
    data = WORDS[kind] | {"revision": seen} | more
    if kind in MANY:
        data |= {"visibility": "shared" if shown else "me"}
    if kind == "openness" and shown:
        data = {"until": in_days(20)} | data
    return actor.post(actor.url("agreement-write", kind=kind), data)


def show(actor: Actor, kind: str, **more: Any) -> UUID:
    """Shows a new one to the other; the number of the agreement."""
    answer = write(actor, kind, shown=True, **more)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"agreements/([0-9a-f-]{36})/$", answer["Location"])
    assert found is not None, answer["Location"]
    return UUID(found[1])


def keep(actor: Actor, kind: str, **more: Any) -> UUID:
    """Keeps a new one to oneself; its number."""
    answer = write(actor, kind, **more)
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].split("/")[-2])


def mine(actor: Actor) -> Mine:
    """The only words of somebody's own."""
    return Mine.objects.get(author=actor.person.pk)


def edit(actor: Actor, kind: str, seen: int | None = None, **more: Any) -> HttpResponse:
    """Sends other words in place of somebody's own, from a page as it stands or as it stood."""
    shown = more.pop("shown", False)
    data = (
        WORDS[kind]
        | {
            "revision": mine(actor).revision if seen is None else seen,
            "visibility": "shared" if shown else "me",
        }
        | more
    )
    return actor.post(actor.url("agreement-edit", meant=mine(actor).id), data)


def act(actor: Actor, name: str, agreement: UUID, number: int | None = None, **data: Any) -> HttpResponse:
    """Presses a button of one agreement."""
    given = {"agreement": agreement} | ({} if number is None else {"number": number})
    return actor.post(actor.url(f"agreement-{name}", **given), data)


def both_sign(one: Actor, other: Actor, kind: str) -> UUID:
    """A wording that both signed; the number of the agreement."""
    if kind in MANY:
        agreement = show(one, kind)
    else:
        assert write(one, kind).status_code == 302
        agreement = Agreement.objects.get(kind=kind).id
    assert act(other, "sign", agreement, 1).status_code == 302
    return agreement


def page(actor: Actor, name: str, **kwargs: Any) -> str:
    answer = actor.get(actor.url(name, **kwargs))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def one_of_each(actor: Actor) -> dict[str, Any]:
    """A promise that the other can read, and its numbers, as addresses name them."""
    agreement = show(actor, "promises")
    return {"kind": "promises", "agreement": agreement, "meant": mine(actor).id}


def edit_of(actor: Actor, kind: str, meant: UUID, first: str) -> HttpResponse:
    """Other words for the first question of one of somebody's own, which stays theirs alone."""
    row = Mine.objects.get(pk=meant)
    words = WORDS[kind] | {next(iter(WORDS[kind])): first, "revision": row.revision, "visibility": "me"}
    return actor.post(actor.url("agreement-edit", meant=meant), words)
