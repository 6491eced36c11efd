"""Steps of what is kept: letters to a later day, lines, rituals, and a page for a counsellor."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from goldseam.counsel.models import Brief, Chosen
from goldseam.keepsakes.models import Appreciation, Arrived, Later, Noticed, Ritual
from goldseam.keepsakes.models.appreciation import Line
from goldseam.keepsakes.models.later import Dated
from goldseam.keepsakes.models.ritual import Habit
from tests.vault.meant_lives import MeantLife
from tests.vault.somebody import NOW, TODAY

BRIEF = "brief"
"""In the model: the one text among somebody's own that stands on their page for a counsellor."""


class KeptLife(MeantLife):
    """What becomes of what is kept, beside a model of who may read it."""

    def write_later(self, name: str, bond: UUID) -> None:
        """For the other, on a day that has come: it is its writer's all the same."""
        text, here = self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            Later.begin(here.side, here.keys, Dated(text, "other", TODAY, NOW), TODAY)
        self.model.spaces[bond].alone[name].texts[text.encode()] = name

    def give_later(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Later.objects.of(here.side).order_by("id").first()
        if row is None:
            return
        with transaction.atomic():
            first = row.give(here.side, here.keys, NOW, TODAY)
        with transaction.atomic():
            assert row.give(here.side, here.keys, NOW, TODAY) == first
        assert space.pair is not None
        space.pair.texts[row.read(here.keys).text.encode()] = name

    def take_later_back(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Arrived.objects.filter(bond=bond, author=here.keys.person).order_by("id").first()
        if row is None:
            return
        text = row.read(here.keys).text.encode()
        with transaction.atomic():
            row.remove(here.keys)
        assert space.pair is not None
        del space.pair.texts[text]

    def erase_later(self, name: str, bond: UUID) -> None:
        """A copy that was given stays where it is."""
        here = self.people[name].here(bond)
        row = Later.objects.of(here.side).order_by("id").last()
        if row is not None:
            text = row.read(here.keys).text.encode()
            with transaction.atomic():
                row.remove(here.keys)
            del self.model.spaces[bond].alone[name].texts[text]

    def give_line(self, name: str, bond: UUID) -> None:
        space, text, here = self.model.spaces[bond], self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            Appreciation.begin(here.side, here.keys, Line(text, NOW), TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name

    def keep_line(self, name: str, bond: UUID) -> None:
        text, here = self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            Noticed.begin(here.side, here.keys, Line(text, NOW), TODAY)
        self.model.spaces[bond].alone[name].texts[text.encode()] = name

    def erase_line(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        assert space.pair is not None
        for model, texts in ((Appreciation, space.pair.texts), (Noticed, space.alone[name].texts)):
            row = model.objects.filter(bond=bond, author=here.keys.person).order_by("id").first()
            if row is not None:
                del texts[row.read(here.keys).text.encode()]
                with transaction.atomic():
                    row.remove(here.keys)

    def propose_ritual(self, name: str, bond: UUID) -> None:
        space, text, here = self.model.spaces[bond], self.mark(), self.people[name].here(bond)
        with transaction.atomic():
            Ritual.propose(here.side, here.keys, Habit(text, "then", "this", NOW), TODAY)
        assert space.pair is not None
        space.pair.texts[text.encode()] = name

    def answer_ritual(self, name: str, bond: UUID) -> None:
        """A yes, let go again every second time; words of nobody change."""
        here = self.people[name].here(bond)
        row = Ritual.objects.filter(bond=bond).order_by("id").last()
        if row is None:
            return
        with transaction.atomic():
            row.agree(here.keys, NOW, TODAY)
        if self.count % 2:
            with transaction.atomic():
                row.let_go(here.keys, NOW, TODAY)

    def erase_ritual(self, name: str, bond: UUID) -> None:
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        row = Ritual.objects.filter(bond=bond, author=here.keys.person).order_by("id").first()
        if row is None:
            return
        assert space.pair is not None
        del space.pair.texts[row.read(here.keys).name.encode()]
        with transaction.atomic():
            row.remove(here.keys)

    def choose_brief(self, name: str, bond: UUID) -> None:
        """Other lines than before; those are not there any more."""
        texts, text, here = (
            self.model.spaces[bond].alone[name].texts,
            self.mark(),
            self.people[name].here(bond),
        )
        seen = Brief.chosen(here.side, here.keys)[1]
        with transaction.atomic():
            Brief.keep(here.side, here.keys, Chosen([], text, "", "", False, NOW), seen, TODAY)
        for old in [mark for mark, author in texts.items() if author == BRIEF]:
            del texts[old]
        texts[text.encode()] = BRIEF
