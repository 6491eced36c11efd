"""What two people have kept before a week begins, and a week in which one keeps much and gives nothing."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.test import Client

from goldseam.keepsakes.models import Appreciation, Arrived, Later, Noticed, Ritual
from tests.cast import Actor
from tests.keepsakes.keeping import due, given, line, propose, write
from tests.worlds import Onlooker

KEYS: dict[str, tuple[type[Model], ...]] = {
    "later": (Later,),
    "arrived": (Arrived,),
    "line": (Appreciation, Noticed),
    "ritual": (Ritual,),
}


def before(ines: Actor, jonas: Actor) -> None:
    """Each gave a letter and a line, proposed a ritual, and keeps a letter and a line for themself."""
    for one in (ines, jonas):
        given(one, f"From {one.name}, of an earlier day.")
        line(one, f"What {one.name} saw.")
        line(one, f"What {one.name} keeps.", "me")
        propose(one, name=f"What {one.name} proposes")
        write(one, "other", f"What {one.name} may give.")


def numbers() -> dict[str, list[Any]]:
    """Every number of it that could be put into an address."""
    return {
        key: [
            row
            for model in models
            for row in model._default_manager.order_by("id").values_list("id", flat=True)
        ]
        for key, models in KEYS.items()
    }


def in_silence(other: Actor) -> None:
    """Nothing of this is given: letters for later, opened or deleted; lines; a page for a counsellor."""
    page = due(other, "other", "What stays with me.")
    assert other.post(f"{page}open/").status_code == 302
    other.post(f"{write(other, 'both', 'For the fire.')}delete/")
    write(other, "me", "For me alone.")
    line(other, "What I tell nobody.", "me")
    line(other, "For the fire.", "me")
    newest = [
        row for row in Noticed.objects.filter(author=other.person.pk) if _says(row, other, "For the fire.")
    ]
    assert other.post(other.url("appreciation-delete", line=newest[0].id)).status_code == 302
    brief = {"help": "What I tell nobody.", "revision": "0"}
    assert other.post(other.url("brief"), brief).status_code == 302
    for place, field in (
        ("capsule-write", "text"),
        ("appreciations", "text"),
        ("rituals", "name"),
        ("brief", "hard"),
    ):
        other.post(other.url("draft"), {"place": other.url(place), field: "Half a line"})
    for name in ("capsule", "appreciations", "rituals", "brief-page", "supporter", "supporter-sheet"):
        assert other.get(other.url(name)).status_code == 200
    for row in Arrived.objects.exclude(author=other.person.pk):
        assert other.get(other.url("capsule-arrived", arrived=row.id)).status_code == 200
    for ritual in Ritual.objects.exclude(author=other.person.pk):
        assert other.post(other.url("ritual-let-go", ritual=ritual.id)).status_code == 302


def _says(row: Noticed, actor: Actor, text: str) -> bool:
    return row.read(actor.keys()).text == text


def sent(onlooker: Onlooker, browser: Client, given: dict[str, list[Any]]) -> None:
    """What somebody does in the rooms on one evening."""
    onlooker.send(browser, "appreciations", {"text": "One more line.", "visibility": "shared"})
    onlooker.send(browser, "rituals", {"name": "A walk", "when": "on Fridays", "what": "Round the block."})
    onlooker.send(browser, "brief", {"help": "One more evening.", "revision": "0"})
    for name, key in (
        ("capsule-open", "later"),
        ("capsule-give", "later"),
        ("capsule-back", "arrived"),
        ("ritual-yes", "ritual"),
        ("ritual-let-go", "ritual"),
        ("appreciation-delete", "line"),
    ):
        for at, number in enumerate(given[key]):
            onlooker.send(browser, name, {}, times=f"{at} ", **{key: number})
