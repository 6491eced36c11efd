"""Steps of the question jar: noted, put in, taken out, opened, answered, signed, taken back; and hours."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from django.db import transaction

from goldseam.questions.hours import Hours, Slot
from goldseam.questions.models import Answer, Noted, Plan, Question
from goldseam.questions.models.answer import Told
from goldseam.questions.models.question import Asked
from tests.vault.somebody import NOW, TODAY
from tests.vault.talk_lives import TalkLife


class AskedLife(TalkLife):
    """What becomes of questions and answers, beside a model of who may read them."""

    def ask(self, name: str, bond: UUID) -> None:
        space, text, here = self.model.spaces[bond], self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            kept = Noted.begin(here.side, here.keys, Asked(text, "fact", NOW, jar=NOW), TODAY)
        with transaction.atomic():
            Question.open(here.side, here.keys, kept, NOW, TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name

    def note(self, name: str, bond: UUID) -> None:
        text, here = self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            Noted.begin(here.side, here.keys, Asked(text, "calm", NOW), TODAY)
        self.model.spaces[bond].alone[name].texts[text.encode()] = name

    def mark_noted(self, name: str, bond: UUID) -> None:
        here = self.people[name].here(bond)
        row = Noted.objects.of(here.side).order_by("id").first()
        if row is not None:
            with transaction.atomic():
                row.mark(here.keys, self.count % 2 == 0)

    def put_in(self, name: str, bond: UUID) -> None:
        """Other words in place of the note, in the jar; or out of it again. Still for nobody else."""
        here = self.people[name].here(bond)
        row = Noted.objects.of(here.side).order_by("id").last()
        if row is None:
            return
        before, texts = row.read(here.keys), self.model.spaces[bond].alone[name].texts
        with transaction.atomic():
            if before.jar is not None:
                row.take_out(here.keys)
                return
            text = self.mark()
            row.put_in(here.keys, Asked(text, "fact", NOW, jar=NOW))
        del texts[before.text.encode()]
        texts[text.encode()] = name

    def agree_hours(self, name: str, bond: UUID) -> None:
        """Proposed, signed by the next who comes, signed for longer, let go: no words of anybody."""
        here = self.people[name].here(bond)
        row = Plan.objects.filter(bond=bond).order_by("day", "id").last()
        with transaction.atomic():
            if row is None or self.count % 5 == 0:
                Plan.propose(here.side, here.keys, Hours([Slot(2, time(19))], 30, 5, "UTC", NOW), TODAY)
            elif self.count % 3 == 0:
                row.let_go(here.keys, TODAY)
            else:
                row.sign(here.keys, NOW, TODAY)

    def send_noted(self, name: str, bond: UUID) -> None:
        """The same words, now for both; the note is gone."""
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Noted.objects.of(here.side).order_by("id").first()
        if row is None:
            return
        asked = row.read(here.keys)
        with transaction.atomic():
            Question.open(here.side, here.keys, row, NOW, TODAY)
        assert space.pair is not None
        del space.alone[name].texts[asked.text.encode()]
        space.pair.texts[asked.text.encode()] = name

    def answer(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        others = Question.objects.of(bond, here.members()).exclude(author=here.keys.person)
        row = others.order_by("id").last()
        if row is None:
            return
        text, words = self.mark(), row.read(here.keys).digest
        if self.count % 4 == 0:
            with transaction.atomic():
                Answer.give(row, here.keys, Told(row.id, words, "whole", "", NOW, b"over"), TODAY)
        with transaction.atomic():
            Answer.give(row, here.keys, Told(row.id, words, "here", text, NOW), TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name

    def take_question_back(self, name: str, bond: UUID) -> None:
        """Mine alone; what was answered stays with who answered."""
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Question.objects.filter(bond=bond, author=here.keys.person).order_by("id").first()
        if row is not None:
            text = row.read(here.keys).text.encode()
            with transaction.atomic():
                row.remove(here.keys)
            assert space.pair is not None
            del space.pair.texts[text]

    def erase_answer(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Answer.objects.filter(bond=bond, author=here.keys.person).order_by("id").first()
        if row is not None:
            text = row.read(here.keys).text.encode()
            with transaction.atomic():
                row.remove(here.keys)
            assert space.pair is not None
            if text:
                del space.pair.texts[text]
