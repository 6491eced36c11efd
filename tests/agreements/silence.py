"""What two people have agreed before a week begins, and a week in which one keeps much and gives nothing."""

from __future__ import annotations

from typing import Any

from django.test import Client

from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement, Mine
from tests.agreements.agreed import MANY, TOGETHER, WORDS, both_sign, edit_of, in_days, keep, show
from tests.cast import Actor
from tests.worlds import Onlooker

KEYS = ("kind", "agreement", "meant")


def before(ines: Actor, jonas: Actor) -> None:
    """They pause in a way both signed; each shows one of each kind, and keeps another boundary."""
    both_sign(ines, jonas, "how-we-pause")
    both_sign(jonas, ines, "promises")
    for one in (ines, jonas):
        for kind in MANY:
            show(one, kind)
        keep(one, "boundaries", **{"p-about": f"What {one.name} keeps."})


def numbers() -> dict[str, list[Any]]:
    """Every name and number of it that could be put into an address."""
    found = Agreement.objects.exclude(kind="statement").order_by("id")
    return {
        "kind": [*KINDS, "nothing"],
        "agreement": list(found.values_list("id", flat=True)),
        "meant": list(Mine.objects.order_by("id").values_list("id", flat=True)),
    }


def in_silence(other: Actor) -> None:
    """Nothing of this is given: words kept, changed, deleted; forms begun; everything looked at."""
    for kind in MANY:
        row = keep(other, kind, **{next(iter(WORDS[kind])): "What I tell nobody."})
        assert edit_of(other, kind, row, "What I tell nobody, twice.").status_code == 302
        fire = keep(other, kind, **{next(iter(WORDS[kind])): "For the fire."})
        assert other.post(other.url("agreement-delete", meant=fire)).status_code == 302
    assert other.post(other.url("agreement-none", kind="boundaries")).status_code == 302
    for kind in KINDS:
        place = other.url("agreement-write", kind=kind)
        other.post(other.url("draft"), {"place": place} | WORDS[kind])
        for name in ("agreement-kind", "agreement-write"):
            assert other.get(other.url(name, kind=kind)).status_code == 200
    for agreement in Agreement.objects.exclude(kind="statement"):
        status = 302 if agreement.kind in TOGETHER else 200
        assert other.get(other.url("agreement", agreement=agreement.id)).status_code == status
        assert other.get(other.url("agreement-ask", agreement=agreement.id)).status_code in (200, 404)


def sent(onlooker: Onlooker, browser: Client, given: dict[str, list[Any]]) -> None:
    """What somebody does in these rooms on one evening."""
    for kind in KINDS:
        for seen in ("0", "1"):
            words = WORDS[kind] | {"revision": seen, "visibility": "shared", "until": in_days(9)}
            onlooker.send(browser, "agreement-write", words, times=f"{kind} {seen} ", kind=kind)
    onlooker.send(browser, "agreement-none", {}, kind="boundaries")
    for at, meant in enumerate(given["meant"]):
        words = WORDS["boundaries"] | {"revision": "1", "visibility": "me"}
        onlooker.send(browser, "agreement-edit", words, times=f"{at} ", meant=meant)
        onlooker.send(browser, "agreement-delete", {}, times=f"{at} ", meant=meant)
    for at, agreement in enumerate(given["agreement"]):
        onlooker.send(browser, "agreement-sign", {}, times=f"{at} ", agreement=agreement, number=1)
        onlooker.send(browser, "agreement-ask", {"text": "Rather so."}, times=f"{at} ", agreement=agreement)
        onlooker.send(browser, "agreement-renew", {"until": in_days(25)}, times=f"{at} ", agreement=agreement)
        onlooker.send(browser, "agreement-withdraw", {}, times=f"{at} ", agreement=agreement, number=1)
        onlooker.send(browser, "agreement-take-back", {}, times=f"{at} ", agreement=agreement)
