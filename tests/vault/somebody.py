"""A person of the vault's tests: uses the product by its verbs, with the real database and no pages."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from goldseam.agreements.models import Agreement, Wording
from goldseam.bonds import joining, meeting
from goldseam.bonds.asking import Here
from goldseam.bonds.beginning import begin_alone, invite
from goldseam.bonds.models import Bond, Side
from goldseam.exercises.models import Exchange, Reflection
from goldseam.exercises.models.reflection import Words
from goldseam.export import leaving
from goldseam.people.models import Person
from goldseam.people.renewing import everything_anew
from goldseam.vault import identity as identities
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@dataclass
class Somebody:
    """One person who has an account, with the passphrase in their head."""

    name: str
    person: Person
    passphrase: str
    codes: list[bytes] = field(default_factory=list)

    @classmethod
    def new(cls, name: str) -> Somebody:
        """An account and a bond of one."""
        person = Person(id=uuid.uuid4(), sign_in_name=name.lower(), began_on=TODAY)
        made, passphrase = identities.make(), f"{name} has six words of their own"
        wrapped = door().wrap(person.id, made, passphrase, epoch=1)
        with transaction.atomic():
            person.save(force_insert=True)
            door().settle(person.id, made, wrapped, TODAY)
            keys = Keys(person.id, made.bundle)
            keys.ledger.start(name)
            begin_alone(person, made, keys, TODAY)
            keys.ledger.save()
        return cls(name, person, passphrase)

    def identity(self) -> Identity:
        """All of this person's keys, as right after typing the passphrase."""
        return door().open(self.person.pk, self.passphrase)

    def keys(self) -> Keys:
        """What a fresh sign-in holds."""
        return Keys(self.person.pk, self.identity().bundle)

    @property
    def side(self) -> Side:
        """The side in the bond this person came to last."""
        return Side.objects.of(self.person).order_by("bond__pair_circle").last() or self.sides[0]

    @property
    def sides(self) -> list[Side]:
        return list(Side.objects.of(self.person))

    def side_in(self, bond: UUID) -> Side:
        return Side.objects.of(self.person).get(bond=bond)

    def here(self, bond: UUID | None = None, keys: Keys | None = None) -> Here:
        """A visit into a bond: who came is met, what the other renewed is taken in."""
        side = self.side_in(bond) if bond else self.side
        found = Here(Open(keys or self.keys()), side)
        meeting.greet(found)
        meeting.keep_up(found)
        return found

    def begin_another(self) -> Side:
        keys = self.keys()
        with transaction.atomic():
            keys.ledger.begin()
            side = begin_alone(self.person, self.identity(), keys, TODAY)
            keys.ledger.save()
        return side

    def invite(self, side: Side | None = None) -> str:
        """A fresh link's token."""
        keys = self.keys()
        with transaction.atomic():
            row = invite(side or self.side, self.identity(), keys, "friends", NOW, TODAY)
        return row.token(keys)

    def join(self, token: str, name: str | None = None) -> Side | None:
        found = joining.opened(token, NOW)
        if found is None:
            return None
        keys = self.keys()
        with transaction.atomic():
            return joining.join(found, self.person, self.identity(), keys, name or self.name, TODAY)

    def compare(self, bond: UUID | None = None) -> list[str] | None:
        """Reads out the words and says that they were the same."""
        here = self.here(bond)
        words = meeting.words(here)
        if words is not None:
            meeting.compared(here, self.identity(), TODAY, words)
        return words

    def write(self, text: str, side: Side | None = None, keys: Keys | None = None) -> Reflection:
        with transaction.atomic():
            return Reflection.begin(side or self.side, keys or self.keys(), words(text), TODAY)

    def read(self, row: Reflection) -> str:
        return Reflection.objects.get(pk=row.pk).read(self.keys()).text

    def revise(self, row: Reflection, text: str) -> None:
        fresh = Reflection.objects.get(pk=row.pk)
        with transaction.atomic():
            fresh.revise(self.keys(), words(text), fresh.revision)

    def seal(self, exchange: Exchange, text: str) -> None:
        with transaction.atomic():
            exchange.seal_answer(self.side_in(exchange.bond_id), self.keys(), text, TODAY)

    def open(self, exchange: Exchange) -> None:
        with transaction.atomic():
            exchange.open(self.side_in(exchange.bond_id), self.keys(), TODAY)

    def withdraw(self, exchange: Exchange) -> None:
        with transaction.atomic():
            exchange.withdraw(self.side_in(exchange.bond_id), self.keys())

    def renew(self) -> None:
        """Somebody may know my passphrase."""
        passphrase = f"{self.passphrase} again"
        _, code = everything_anew(self.person, self.identity(), passphrase, TODAY)
        self.passphrase = passphrase
        self.codes += [code] if code else []

    def change(self) -> None:
        """The everyday change of the passphrase."""
        passphrase, made = f"{self.passphrase} changed", self.identity()
        wrapped = door().wrap(self.person.pk, made, passphrase, door().epoch(self.person.pk))
        with transaction.atomic():
            door().keep(wrapped, TODAY)
        self.passphrase = passphrase

    def take_code(self) -> bytes:
        """A recovery code on paper."""
        with transaction.atomic():
            self.codes.append(door().set_code(self.person.pk, self.identity(), TODAY))
        return self.codes[-1]

    def leave(self, side: Side | None = None) -> leaving.Receipt:
        return leaving.part(side or self.side, self.keys(), TODAY)


@dataclass
class Open:
    """What carries open keys, as a request does."""

    keys: Keys


def words(text: str) -> Words:
    return Words("what-happened", "What happened?", text, ["tired"], NOW)


def together(one: Somebody, other: Somebody) -> Bond:
    """The other joins the bond of the one, and both have been there since."""
    side = other.join(one.invite(one.sides[0]))
    assert side is not None
    for each in (one, other):
        each.here(side.bond_id)
    return Bond.objects.get(pk=side.bond_id)


def propose(person: Somebody, bond: Bond, text: str) -> Wording:
    """A wording of the statement, given to both."""
    agreement, _ = Agreement.objects.get_or_create(bond=bond, kind=Agreement.Kind.STATEMENT)
    newest = agreement.wordings.count()
    keys = person.keys()
    with transaction.atomic():
        keys.ledger.begin()
        row = agreement.propose(person.side_in(bond.id), keys, text, False, newest, NOW, TODAY)
        keys.ledger.save()
    return row


def reads(person: Somebody, row: Wording) -> str:
    return Wording.objects.get(pk=row.pk).read(person.keys()).text
