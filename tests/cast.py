"""The people of the tests. They use the product as people do: by its pages."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Bond, Incident, Side
from goldseam.journey.models import PaceState, StepDone
from goldseam.journey.program.loaded import program
from goldseam.lib import clock
from goldseam.people.models import Person
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys

PASSPHRASE = "seven quiet lanterns drift over"


THRESHOLD = ("advice-first", "what-happened-here", "if-one-leaves")


def words(text: str, slug: str = "what-happened", feelings: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of one of the two first writings."""
    return {"p-story" if slug == "what-happened" else "p-text": text, "p-feelings": list(feelings)}


@dataclass
class Holding:
    """Whatever holds somebody's open keys, as a request does."""

    keys: Keys


@dataclass
class Actor:
    """One person with a browser of their own."""

    name: str
    passphrase: str
    client: Client = field(default_factory=Client)

    @classmethod
    def new(cls, name: str) -> Actor:
        """Somebody who has just made an account, by the page that makes one."""
        actor = cls(name, f"{PASSPHRASE} {name.lower()}")
        response = actor.client.post(reverse("begin"), actor.beginning())
        assert response.status_code == 302, response.content.decode()
        return actor

    def beginning(self, **changed: Any) -> dict[str, Any]:
        return {
            "name": self.name,
            "sign_in_name": self.name.lower(),
            "passphrase": self.passphrase,
            "passphrase_again": self.passphrase,
            "device": "own",
            "timezone": "Europe/Berlin",
            "theme": "",
            "adult": "on",
            "form_id": str(uuid.uuid4()),
        } | changed

    @property
    def person(self) -> Person:
        return Person.objects.get(sign_in_name=self.name.lower())

    @property
    def side(self) -> Side:
        sides = Side.objects.of(self.person)
        side = sides.exclude(bond__pair_circle=None).first() or sides.first()
        assert side is not None
        return side

    @property
    def bond(self) -> Bond:
        return self.side.bond

    def identity(self) -> Identity:
        """All of this person's keys, as right after typing the passphrase."""
        return door().open(self.person.pk, self.passphrase)

    def keys(self) -> Keys:
        return Keys(self.person.pk, self.identity().bundle)

    def url(self, name: str, **kwargs: Any) -> str:
        """The address of a page in this person's bond."""
        return reverse(name, kwargs={"bond": self.bond.id} | kwargs)

    def get(self, url: str, **extra: Any) -> HttpResponse:
        return self.client.get(url, **extra)  # type: ignore[return-value]

    def post(self, url: str, data: dict[str, Any] | None = None, **extra: Any) -> HttpResponse:
        return self.client.post(url, {"form_id": str(uuid.uuid4())} | (data or {}), **extra)  # type: ignore[return-value]

    def step_up(self, url: str, data: dict[str, Any] | None = None) -> HttpResponse:
        """A form that asks for the passphrase again."""
        return self.post(url, {"passphrase": self.passphrase} | (data or {}))

    def sign_in(self, client: Client | None = None, device: str = "shared") -> HttpResponse:
        data = {"sign_in_name": self.name.lower(), "passphrase": self.passphrase, "device": device}
        return (client or self.client).post(reverse("sign-in"), data)  # type: ignore[return-value]

    def invite(self, kind: str = "partners") -> str:
        """The path of a fresh invitation link."""
        page = self.url("inviting")
        response = self.step_up(page, {"kind": kind})
        assert response.status_code == 302, response.content.decode()
        found = re.search(r"/i/[\w-]{22}/", self.get(page).content.decode())
        assert found is not None
        return found[0]

    def join(self, link: str) -> Side:
        """Accepts an invitation with the account there is."""
        self.client.post(link)
        response = self.step_up(reverse("invitation"), {"name": self.name})
        assert response.status_code == 302, response.content.decode()
        bond = UUID(response["Location"].split("/")[2])
        return Side.objects.get(bond=bond, person=self.person)

    def write(self, text: str, slug: str = "what-happened", feelings: tuple[str, ...] = ()) -> str:
        """A private writing; the path of its page."""
        response = self.post(self.opened(slug), words(text, slug, feelings))
        assert response.status_code == 302, response.content.decode()
        return str(response["Location"]).partition("?")[0]

    def opened(self, slug: str) -> str:
        """The address of an activity that was opened for this sitting."""
        tag = self.tag(slug)
        self.post(self.url("activity-begin", tag=tag))
        return self.url("activity", tag=tag)

    def tag(self, slug: str) -> str:
        """How this person's addresses name an activity."""
        return self.keys().tag(self.side.me_circle, slug).hex()

    def cross(self, *more: str, days: int = 30) -> None:
        """Everything of the threshold lies behind this person, and their first writing, since some days."""
        long_ago = datetime.now(UTC) - timedelta(days=days)
        keys, side = self.keys(), self.side
        with transaction.atomic():
            past = PaceState.read_for_change(side, keys)
            for slug in (*THRESHOLD, "what-happened", *more):
                past.done.setdefault(slug, long_ago)
            past.entered.setdefault(0, long_ago)
            past.finished.setdefault(0, long_ago)
            PaceState.keep(side, keys, past)
            StepDone.objects.settle(side, {0}, long_ago.date())
        side.ruled_on = long_ago.date()
        side.save(update_fields=["ruled_on"])

    def come_to(self, slug: str) -> None:
        """Everything but this lies behind this person, since a long time; this they opened just now."""
        long_ago, steps = clock.real() - timedelta(days=400), range(9)
        side, keys = self.side, self.keys()
        with transaction.atomic():
            past = PaceState.read_for_change(side, keys)
            past.done |= {one: long_ago for one in program().activities if one != slug}
            past.entered |= dict.fromkeys(steps, long_ago)
            past.finished |= dict.fromkeys(steps, long_ago)
            past.opened[slug] = clock.real()
            PaceState.keep(side, keys, past)
            StepDone.objects.settle(side, set(steps), long_ago.date())

    def tell(self, role: str = "hurt", **more: str) -> str:
        """An incident, only for this person; the path of its page."""
        response = self.post(self.url("incidents"), {"role": role} | more)
        assert response.status_code == 302, response.content.decode()
        return str(response["Location"])

    def offer(self, incident: UUID | str, line: str = "yes") -> UUID:
        """Offers one of this person's incidents as its page shows it; the number of the copy."""
        row = Incident.objects.get(pk=incident)
        page = self.url("incident-offer", incident=row.pk)
        response = self.post(page, {"revision": row.revision, "line": line})
        assert response.status_code == 302, response.content.decode()
        offered = Incident.objects.get(pk=incident).read(self.keys()).offered
        assert offered is not None
        return offered

    def propose(self, text: str, seen: int = 0) -> HttpResponse:
        return self.post(self.url("statement-propose"), {"text": text, "revision": seen})

    def sign(self, number: int, account: str = "") -> HttpResponse:
        return self.post(self.url("statement-sign", number=number), {"text": account})
