"""Steps of people's lives in the product, each beside what it changes in the model of who may read."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction

from goldseam.bonds import joining
from goldseam.bonds.models import Invitation, Side
from goldseam.journey.audit import audit
from goldseam.vault.door import door
from goldseam.vault.models.row import sealed_models
from goldseam.vault.sodium import Unopened
from tests.vault import watching
from tests.vault.may_read import Group, Model, Space
from tests.vault.somebody import NOW, TODAY, Somebody
from tests.vault.watching import Stored, Watcher

NAMES = ("ada", "ben", "cem")
MOST_SPACES = 5


class Life:
    """Three people, what they know, and the model. Steps that can not be taken are left out."""

    count: int
    people: dict[str, Somebody]
    model: Model
    watchers: dict[tuple[str, int], Watcher]

    def set_out(self, pairs: tuple[tuple[str, str], ...]) -> None:
        watching.forget()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.count = 0
        self.people: dict[str, Somebody] = {}
        self.model = Model(dict.fromkeys(NAMES, 0))
        self.watchers: dict[tuple[str, int], Watcher] = {}
        for name in NAMES:
            one = self.people[name] = Somebody.new(name)
            self.named(one)
            self.model.spaces[one.side.bond_id] = self.space_of(name)
            watcher = self.watchers[name, 0] = Watcher(passphrases={one.passphrase})
            watcher.hold(one.identity())
        for inviter, other in pairs:
            self.invite(inviter, 0, (NAMES.index(other) - NAMES.index(inviter)) % 3)
            self.join(0)

    def named(self, one: Somebody) -> None:
        keys = one.keys()
        keys.ledger.begin()
        keys.ledger.head.name = f"<{one.name}0>"
        keys.ledger.save()

    def space_of(self, name: str) -> Space:
        return Space({name: Group({self.model.now(name)}, {name})})

    def mark(self) -> str:
        self.count += 1
        return f"<text{self.count}>"

    def mine(self, name: str, at: int, fits: Callable[[Space], bool] = lambda _: True) -> UUID | None:
        """One of this person's bonds that fits, or nothing."""
        found = [bond for bond, space in self.model.spaces.items() if name in space.present and fits(space)]
        return found[at % len(found)] if found else None

    def learn(self, name: str) -> Watcher:
        return self.watchers[self.model.now(name)]

    def begin_another(self, name: str) -> None:
        if len(self.model.spaces) < MOST_SPACES:
            side = self.people[name].begin_another()
            self.model.spaces[side.bond_id] = self.space_of(name)

    def invite(self, name: str, at: int, step: int) -> None:
        bond = self.mine(name, at, lambda s: not s.ever_two)
        if bond is None:
            return
        space, holder = self.model.spaces[bond], NAMES[(NAMES.index(name) + step) % 3]
        one = self.people[name]
        token = one.invite(one.side_in(bond))
        texts = space.pair.texts if space.pair else {}
        texts[f"<{name}0>".encode()] = name
        space.pair = Group({self.model.now(name), self.model.now(holder)}, {name}, texts)
        space.link = (token, holder)
        self.learn(holder).tokens.add(token)

    def take_back_or_refuse(self, name: str, at: int, refused: bool) -> None:
        bond = self.mine(name, at, lambda s: s.link is not None)
        if bond is None:
            return
        space = self.model.spaces[bond]
        assert space.link is not None
        if refused:
            found = joining.opened(space.link[0], NOW)
            assert found is not None
            joining.refuse(found, TODAY)
        else:
            Invitation.objects.filter(bond=bond, used_on=None).update(revoked_on=TODAY, carried=b"")
        space.link = None

    def join(self, at: int) -> None:
        standing = [bond for bond, space in self.model.spaces.items() if space.link is not None]
        if not standing:
            return
        bond = standing[at % len(standing)]
        space = self.model.spaces[bond]
        assert space.link is not None and space.pair is not None
        token, name = space.link
        assert self.people[name].join(token, f"<{name}0>") is not None
        space.link, space.ever_two = None, True
        space.alone[name] = Group({self.model.now(name)}, {name})
        space.pair.members.add(name)
        space.pair.readers.add(self.model.now(name))
        space.pair.texts[f"<{name}0>".encode()] = name

    def compare(self, name: str, at: int) -> None:
        bond = self.mine(name, at, lambda s: len(s.present) == 2)
        if bond is not None:
            other = self.model.spaces[bond].other(name)
            assert other is not None
            words = [self.people[one].compare(bond) for one in (name, other)]
            assert words[0] == words[1] is not None

    def choose_go(self, name: str, at: int) -> None:
        bond = self.mine(name, at)
        if bond is not None:
            Side.objects.filter(bond=bond, person=self.people[name].person).update(rule="go")
            self.model.spaces[bond].go = True

    def change(self, name: str) -> None:
        self.people[name].change()
        self.learn(name).passphrases.add(self.people[name].passphrase)

    def take_code(self, name: str) -> None:
        self.learn(name).codes.add(self.people[name].take_code())

    def recover(self, name: str) -> None:
        one = self.people[name]
        if not one.codes:
            self.take_code(name)
        for used in one.codes[:-1]:
            with pytest.raises(Unopened):
                door().open_with_code(one.person.pk, used)
        identity = door().open_with_code(one.person.pk, one.codes[-1])
        one.passphrase += " found"
        wrapped = door().wrap(one.person.pk, identity, one.passphrase, door().epoch(one.person.pk))
        door().keep(wrapped, TODAY)
        self.learn(name).passphrases.add(one.passphrase)
        self.take_code(name)

    def look_around(self, name: str) -> None:
        """By the program itself: everything that may be read is read, and nothing is called altered."""
        one = self.people[name]
        keys = one.keys()
        read: set[bytes] = set()
        for bond, space in self.model.spaces.items():
            if name not in space.present:
                continue
            one.here(bond, keys)
            for model in sealed_models():
                for row in model._default_manager.filter(bond=bond):
                    try:
                        read |= set(watching.MARK.findall(keys.open(row)))
                    except Unopened:
                        assert row.author != one.person.pk
        expected = {
            text
            for space in self.model.spaces.values()
            if name in space.present
            for group in (space.alone[name], space.pair)
            if group is not None
            for text in group.texts
        }
        assert read == expected
        assert keys.altered == set()
        assert not audit(keys)

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def compare_with_model(self) -> None:
        stored = Stored.now()
        blobs = {("slot", s.pk): s.person_id for s in stored.slots}
        blobs |= {("ring", r.pk): r.pk for r in stored.rings}
        blobs |= {("grant", g.pk): g.member for g in stored.grants}
        blobs |= {("ledger", (h.pk, -1)): h.pk for h in stored.heads}
        blobs |= {("ledger", (b.person_id, b.number)): b.person_id for b in stored.buckets}
        for (name, age), watcher in self.watchers.items():
            texts, own = watcher.watch(stored)
            assert texts == self.model.readable(name, age), (name, age)
            mine = {blob for blob, person in blobs.items() if person == self.people[name].person.pk}
            assert own == (mine if age == self.model.age[name] else set()), (name, age)
