"""Who may hear that there is something new: whoever has open keys and a side of the bond, at that moment."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings

from goldseam.bonds.listening import admitted
from goldseam.lib import clock
from goldseam.people.models import SignedIn
from tests.cast import Actor


def cookies(actor: Actor) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={actor.client.cookies[settings.SESSION_COOKIE_NAME].value}; l=en"


def test_both_may_and_a_stranger_may_not(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, jonas = pair
    for one in pair:
        assert admitted(ines.bond.id, cookies(one)) == one.person.pk
    assert admitted(ines.bond.id, cookies(stranger)) is None
    assert admitted(uuid.uuid4(), cookies(jonas)) is None


def test_without_a_cookie_or_with_a_made_up_one_nobody_may(pair: tuple[Actor, Actor]) -> None:
    for made_up in ("", "s=", f"s={'A' * 43}", f"{settings.SESSION_COOKIE_NAME}=%%%", "\xff=\xff"):
        assert admitted(pair[0].bond.id, made_up) is None


def test_locked_or_idle_is_not_listening(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    SignedIn.objects.filter(person=ines.person.pk).update(capsule=None)
    SignedIn.objects.filter(person=jonas.person.pk).update(touched=clock.real() - timedelta(days=1))
    for one in pair:
        assert admitted(ines.bond.id, cookies(one)) is None


def test_who_signed_out_hears_nothing_more(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    held = cookies(ines)
    ines.client.post("/sign-out/")
    assert admitted(ines.bond.id, held) is None


def test_listening_keeps_no_place_open(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    since = clock.real() - timedelta(minutes=3)
    SignedIn.objects.filter(person=ines.person.pk).update(touched=since)
    assert admitted(ines.bond.id, cookies(ines)) == ines.person.pk
    assert SignedIn.objects.get(person=ines.person.pk).touched == since


def test_who_left_hears_nothing_more(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    bond = ines.bond.id
    ines.step_up(ines.url("leave"))
    assert admitted(bond, cookies(ines)) is None and admitted(bond, cookies(jonas)) == jonas.person.pk
