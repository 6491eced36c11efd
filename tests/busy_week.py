"""A busy week in which somebody does everything and gives nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Offered
from goldseam.exercises.models import Reflection
from tests.agreements import silence as agreed
from tests.apology import silence as workshop
from tests.cast import Actor
from tests.checkins.looking import check_in
from tests.dialogue import silence as spoken
from tests.exercises.letters import in_silence
from tests.exercises.talk import marks
from tests.keepsakes import silence
from tests.questions import silence as questions

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
NEW = "nine slow rivers carry copper moons"


def live(other: Actor) -> None:
    """A busy week in which nothing is given."""
    with days(1):
        enter(other)
        page = other.write("What I tell nobody.", feelings=("afraid",))
        other.post(f"{page}edit/", {"p-story": "What I tell nobody, twice.", "revision": "1"})
        tag = other.keys().tag(other.side.me_circle, "what-happened").hex()
        other.post(other.url("draft"), {"place": other.url("activity", tag=tag), "p-story": "Half a line"})
        other.post(f"{other.write('For the fire.')}delete/")
        other.post(other.url("draft"), {"place": other.url("statement-propose"), "text": "Perhaps this."})
        told(other)
        alone(other)
        sealed(other)
        in_silence(other)
        silence.in_silence(other)
        questions.in_silence(other)
        agreed.in_silence(other)
        spoken.in_silence(other)
        workshop.in_silence(other)
        checked_in(other)
        other.post(other.url("not-tonight"))
    with days(2):
        enter(other)
        new = {"present": other.passphrase, "passphrase": NEW, "passphrase_again": NEW}
        assert other.post(reverse("passphrase"), new).status_code == 302
        other.passphrase = NEW
        other.post(reverse("end-other-sign-ins"))
        assert other.step_up(reverse("code")).status_code == 302
        other.get(reverse("code-once"))
    with days(3):
        enter(other)
        again = f"{NEW} again"
        new = {"present": other.passphrase, "passphrase": again, "passphrase_again": again}
        assert other.post(reverse("renewal"), new).status_code == 302
        other.passphrase = again
        assert other.get(other.url("today")).status_code == 200
    with days(4):
        enter(other)
        assert other.step_up(other.url("copy")).status_code == 200
        for name in ("help", "safety-check", "before-inviting", "account", "spaces"):
            other.get(reverse(name))
        look = {"name": "Somebody", "timezone": "Pacific/Auckland", "theme": "ink", "idle_minutes": "30"}
        assert other.post(reverse("preferences"), look).status_code == 302
        other.get(other.url("inviting"))
        other.post(other.url("day-one"), {"rule": "go"})
        other.get(other.url("leave"))
    with days(5):
        for _ in range(5):
            Client().post(reverse("sign-in"), {"sign_in_name": other.name.lower(), "passphrase": "wrong"})
    with days(6):
        enter(other)
        elsewhere(other)
        other.post(reverse("lock"))


def alone(other: Actor) -> None:
    """Read, put away for good and taken up again; looked at what could be shown, and shown nothing."""
    reading, page = (other.url("activity", tag=other.tag(s)) for s in ("acknowledging-is-not", "what-it-did"))
    for act in (reading, f"{page}never/", f"{page}again/", f"{page}never/"):
        assert other.post(act).status_code == 302
    row = Reflection.objects.filter(author=other.person.pk).order_by("day").first()
    assert row is not None
    assert other.get(other.url("writing-show", row=row.pk) + "?part=story").status_code == 200


def sealed(other: Actor) -> None:
    """Where trust stands: begun, kept, sealed, taken back, and sealed again."""
    page = other.url("activity", tag=other.tag("trust-map"))
    other.post(other.url("draft"), {"place": page} | marks("7"))
    for act, form in ((page, marks("1", "Half a line.")), (f"{page}withdrawal/", {}), (page, marks("2"))):
        assert other.post(act, form).status_code == 302


def checked_in(other: Actor) -> None:
    """How it stands, kept and kept again, looked at and erased; follow-ups chosen, none of it shown."""
    other.post(other.url("draft"), {"place": other.url("check-ins"), "line": "Half a line"})
    page = check_in(other, line="What I tell nobody.", trust="1")
    assert other.post(other.url("check-ins"), {"line": "Twice."}).status_code == 409
    check_in(other, line="Twice.", revision="1")
    for seen in (f"{page}show/?part=line", page, other.url("check-ins")):
        assert other.get(seen).status_code == 200
    assert other.post(f"{page}delete/").status_code == 302
    check_in(other, close="2")
    assert other.post(other.url("follow-ups"), {"months": "3", "since": "2026-03-03"}).status_code == 302


def told(other: Actor) -> None:
    """What happened, named and looked at, with nothing offered and no part taken."""
    fear = other.tell("hurt", breach="frightened", line="What I tell nobody.")
    other.post(f"{fear}edit/", {"role": "hurt", "line": "Twice.", "revision": "1"})
    other.get(f"{fear}offer/")
    other.post(f"{other.tell('responsible', line='For the fire.')}delete/")
    half = {"place": other.url("incidents"), "role": "elsewhere", "line": "Half a line"}
    other.post(other.url("draft"), half)
    other.post(other.url("family-place"), {"generation": "child"})
    for entry in Offered.objects.exclude(author=other.person.pk):
        other.get(other.url("role", offered=entry.pk))
        other.post(other.url("role", offered=entry.pk), {"role": "nobody"})


def enter(actor: Actor) -> None:
    actor.client = Client()
    assert actor.sign_in(device="own").status_code == 302


def elsewhere(other: Actor) -> None:
    """A second bond, with somebody else in it."""
    path = other.step_up(reverse("begin-another"))["Location"]
    bond = path.split("/")[2]
    inviting = reverse("inviting", kwargs={"bond": bond})
    other.step_up(inviting, {"kind": "friends"})
    other.post(reverse("invitation-back", kwargs={"bond": bond}))


def days(number: float) -> Any:
    return time_machine.travel(MONDAY + timedelta(days=number), tick=False)
