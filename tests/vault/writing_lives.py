"""Steps of writing: alone, for both, at a locked door, and sealed until both have answered."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from goldseam.bonds.models import Bond
from goldseam.exercises.models import Aside, Exchange, Heard, Reflection
from goldseam.exercises.models.beside import Guessed
from goldseam.exercises.models.exchange import Settled
from goldseam.people import kept
from goldseam.people.kept import Carried
from goldseam.writing import drafts
from tests.vault.lives import Life
from tests.vault.somebody import TODAY


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

    def exchange(self, name: str, bond: UUID) -> Exchange:
        """The one both find under the name they have for it."""
        with transaction.atomic():
            return Exchange.begun(Bond.objects.get(pk=bond), self.people[name].keys(), "fears")

    def seal(self, name: str, bond: UUID) -> None:
        space, text, one = self.model.spaces[bond], self.mark(), self.people[name]
        answers, mark = space.answers, text.encode()
        one.here(bond)
        if answers.opened or name in answers.committed:
            with pytest.raises(Settled):
                one.seal(self.exchange(name, bond), text)
            return
        one.seal(self.exchange(name, bond), text)
        assert Exchange.objects.filter(bond=bond).count() == 1
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
                one.open(self.exchange(name, bond))
            return
        one.open(self.exchange(name, bond))
        answers.released[name], answers.opened = answers.committed[name], True
        assert space.pair is not None
        space.pair.texts[answers.committed[name]] = name
        read = self.exchange(name, bond).read(one.keys())
        assert {text.encode() for text in read.values()} == set(answers.released.values())

    def withdraw(self, name: str, bond: UUID) -> None:
        space, one = self.model.spaces[bond], self.people[name]
        answers = space.answers
        one.here(bond)
        if answers.opened:
            with pytest.raises(Settled):
                one.withdraw(self.exchange(name, bond))
            return
        one.withdraw(self.exchange(name, bond))
        for group, kept_ in ((space.alone[name], answers.committed), (space.pair, answers.released)):
            text = kept_.pop(name, None)
            if text is not None and group is not None:
                del group.texts[text]

    def hear(self, name: str, bond: UUID) -> None:
        """Says back what was heard, to both; nothing before both answers lie open."""
        space, one, text = self.model.spaces[bond], self.people[name], self.mark()
        one.here(bond)
        with transaction.atomic():
            exchange = self.exchange(name, bond)
            if not space.answers.lies_open:
                with pytest.raises(Settled):
                    Heard.say(exchange, one.keys(), text, TODAY)
                return
            Heard.say(exchange, one.keys(), text, TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name
        space.answers.heard[name] = False

    def answer_heard(self, name: str, bond: UUID) -> None:
        """Answers the newest that somebody heard: the other's once, my own never."""
        space, one = self.model.spaces[bond], self.people[name]
        one.here(bond)
        heard = Heard.objects.filter(bond=bond).order_by("author", "-number").first()
        if heard is None:
            return
        author = next((n for n, p in self.people.items() if p.person.pk == heard.author), "")
        text = self.mark()
        if author == name or space.answers.heard[author]:
            with transaction.atomic(), pytest.raises(Settled):
                heard.answer(one.keys(), True, text, TODAY)
            return
        with transaction.atomic():
            heard.answer(one.keys(), False, text, TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name
        space.answers.heard[author] = True

    def guess(self, name: str, bond: UUID) -> None:
        """A guess about the other stays with the guesser, and takes the place of the one before."""
        space, one, text = self.model.spaces[bond], self.people[name], self.mark()
        side, keys = one.side_in(bond), one.keys()
        with transaction.atomic():
            kept_ = Aside.beside(side, keys, "fears")
            for old in kept_.guesses:
                del space.alone[name].texts[str(old.value).encode()]
            kept_.guesses = [Guessed("anger", "I am angry", text)]
            Aside.keep(side, keys, kept_)
        space.alone[name].texts[text.encode()] = name
