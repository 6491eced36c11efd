"""Steps of letters: written alone, handed over, answered, taken back, erased."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Handed, Letter, Reply
from goldseam.exercises.models.letter import Offered
from goldseam.exercises.models.reflection import Changed
from goldseam.exercises.models.reply import Said
from tests.exercises.desk import LETTER
from tests.vault.may_read import Post
from tests.vault.somebody import NOW, TODAY
from tests.vault.writing_lives import WritingLife

ALOUD = Offered(form="aloud", after=1, mends=True)


class LetterLife(WritingLife):
    """What becomes of letters, beside a model of who may read them."""

    def post(self, name: str, bond: UUID) -> Post:
        return self.model.spaces[bond].post.setdefault(name, Post())

    def write_letter(self, name: str, bond: UUID) -> None:
        """Words for the writer alone; the ones before are kept as a version."""
        post, text, one = self.post(name, bond), self.mark(), self.people[name]
        answers = [Answered("words", "long", "What was it like?", text)]
        keys, side = one.keys(), one.side_in(bond)
        with transaction.atomic():
            Letter.save_words(side, keys, LETTER, answers, post.revision, NOW, TODAY)
        post.words, post.revision = [*post.words, text.encode()], post.revision + 1
        self.model.spaces[bond].alone[name].texts[text.encode()] = name

    def hand_over(self, name: str, bond: UUID) -> None:
        post, space, one = self.post(name, bond), self.model.spaces[bond], self.people[name]
        if not post.words:
            return
        assert space.pair is not None
        here = one.here(bond)
        row = Letter.objects.of(here.side).get()
        assert here.bond.pair_circle is not None
        pair = here.bond.pair_circle
        with pytest.raises(Changed), transaction.atomic():
            row.hand_over(pair, one.keys(), LETTER, "A letter", post.revision - 1, NOW, TODAY)
        with transaction.atomic():
            handed = row.hand_over(pair, one.keys(), LETTER, "A letter", post.revision, NOW, TODAY, ALOUD)
        post.letter, post.handed = row.id, post.handed | {post.words[-1]}
        assert handed.letter == row.id
        space.pair.texts[post.words[-1]] = name

    def reply(self, name: str, bond: UUID) -> None:
        """Answers the other's letter, when there is one."""
        space, one = self.model.spaces[bond], self.people[name]
        given = Handed.objects.filter(bond=bond).exclude(author=one.person.pk).last()
        if given is None:
            return
        assert space.pair is not None
        text = self.mark()
        one.here(bond)
        seen = Reply.objects.filter(bond=bond, letter=given.letter, author=one.person.pk).count()
        with transaction.atomic():
            Reply.give(given, one.keys(), Said(words=text, rather="alone", again="closed"), seen, NOW, TODAY)
        space.pair.texts[text.encode()] = name

    def take_back(self, name: str, bond: UUID) -> None:
        post, space, one = self.post(name, bond), self.model.spaces[bond], self.people[name]
        if post.letter is None:
            return
        one.here(bond)
        with transaction.atomic():
            assert Handed.take_back(bond, post.letter, one.keys(), NOW, TODAY) == bool(post.handed)
        assert space.pair is not None
        for text in post.handed:
            del space.pair.texts[text]
        post.handed = set()

    def erase_letter(self, name: str, bond: UUID) -> None:
        """The writer's own row goes with its versions; what was given stays given."""
        post, one = self.post(name, bond), self.people[name]
        row = Letter.objects.of(one.side_in(bond)).first()
        if row is None or post.handed:
            return
        with transaction.atomic():
            row.remove(one.keys())
        for text in post.words:
            del self.model.spaces[bond].alone[name].texts[text]
        self.model.spaces[bond].post[name] = Post()
