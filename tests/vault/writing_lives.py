"""Steps of writing: alone, for both, at a locked door, and sealed until both have answered."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from goldseam.exercises.models import Exchange, Reflection
from goldseam.exercises.models.exchange import Settled
from goldseam.people import kept
from goldseam.people.kept import Carried
from goldseam.writing import drafts
from tests.vault.lives import Life


class WritingLife(Life):
    """What is written, and what becomes of it."""

    def written(self, name: str, at: int) -> Reflection | None:
        rows = list(Reflection.objects.filter(author=self.people[name].person.pk).order_by("pk"))
        return rows[at % len(rows)] if rows else None

    def revise(self, name: str, at: int) -> None:
        row = self.written(name, at)
        if row is not None:
            text = self.mark()
            self.people[name].revise(row, text)
            self.model.spaces[row.bond].alone[name].texts[text.encode()] = name

    def delete(self, name: str, at: int) -> None:
        row = self.written(name, at)
        if row is not None:
            keys = self.people[name].keys()
            gone = [v.read(keys).text for v in row.versions.all()] + [row.read(keys).text]
            with transaction.atomic():
                row.remove(keys)
            for text in gone:
                del self.model.spaces[row.bond].alone[name].texts[text.encode()]

    def send_while_locked(self, name: str, at: int) -> None:
        bond = self.mine(name, at)
        if bond is not None:
            text, one = self.mark(), self.people[name]
            place = reverse("statement-propose", kwargs={"bond": bond}) + f"?{self.count}"
            carried = Carried(place.partition("?")[0], {"text": [text]})
            kept.hold(one.person.pk, one.identity().public.box, carried)
            self.model.held.setdefault(name, []).append((bond, text.encode()))

    def brought_back(self, name: str) -> None:
        """What was held is a draft now, one for each page; the newest takes the place of the one before."""
        for bond, text in self.model.held.pop(name, []):
            space = self.model.spaces.get(bond)
            if space is None or name not in space.present:
                continue
            texts = space.alone[name].texts
            for old in [t for t, author in texts.items() if author == "draft"]:
                del texts[old]
            texts[text] = "draft"

    def unlock(self, name: str) -> None:
        self.brought_back(name)
        one = self.people[name]
        kept.merge(one.person.pk, one.keys())
        for bond, space in self.model.spaces.items():
            if name not in space.present:
                continue
            found = drafts.found(
                one.keys(), one.side_in(bond), reverse("statement-propose", kwargs={"bond": bond})
            )
            if found is not None:
                text = found.fields["text"][0].encode()
                texts = space.alone[name].texts
                for old in [t for t, author in texts.items() if author == "draft"]:
                    del texts[old]
                texts[text] = "draft"

    def exchange(self, bond: UUID) -> Exchange:
        return Exchange.objects.get_or_create(bond_id=bond, topic="fears")[0]

    def seal(self, name: str, bond: UUID) -> None:
        space, text, one = self.model.spaces[bond], self.mark(), self.people[name]
        answers, mark = space.answers, text.encode()
        one.here(bond)
        if answers.opened or name in answers.committed:
            with pytest.raises(Settled):
                one.seal(self.exchange(bond), text)
            return
        one.seal(self.exchange(bond), text)
        others = {n for n in answers.committed if n != name}
        released = {n for n in answers.released if n != name}
        answers.committed[name] = mark
        space.alone[name].texts[mark] = name
        if others or released:
            answers.released[name] = mark
            assert space.pair is not None
            space.pair.texts[mark] = name
        answers.opened = bool(released)

    def open(self, name: str, bond: UUID) -> None:
        space, one = self.model.spaces[bond], self.people[name]
        answers = space.answers
        one.here(bond)
        if answers.opened or name not in answers.committed or not set(answers.released) - {name}:
            with pytest.raises(Settled):
                one.open(self.exchange(bond))
            return
        one.open(self.exchange(bond))
        answers.released[name], answers.opened = answers.committed[name], True
        assert space.pair is not None
        space.pair.texts[answers.committed[name]] = name
        read = self.exchange(bond).read(one.keys())
        assert {text.encode() for text in read.values()} == set(answers.released.values())

    def withdraw(self, name: str, bond: UUID) -> None:
        space, one = self.model.spaces[bond], self.people[name]
        answers = space.answers
        if answers.opened:
            with pytest.raises(Settled):
                one.withdraw(self.exchange(bond))
            return
        one.withdraw(self.exchange(bond))
        for group, kept_ in ((space.alone[name], answers.committed), (space.pair, answers.released)):
            text = kept_.pop(name, None)
            if text is not None and group is not None:
                del group.texts[text]
