"""Steps of check-ins: kept for oneself, put in the place of another, shown, taken back, erased."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from goldseam.checkins.asked import Figure, Standing, Words
from goldseam.checkins.models import CheckIn, Shown
from goldseam.checkins.models.check_in import Already
from tests.vault.may_read import Look
from tests.vault.somebody import NOW, TODAY
from tests.vault.step_lives import StepLife


class LookLife(StepLife):
    """What becomes of check-ins, beside a model of who may read them."""

    def looks(self, name: str, bond: UUID) -> dict[UUID, Look]:
        return self.model.spaces[bond].looks.setdefault(name, {})

    def _standing(self, text: str) -> Standing:
        figure = Figure("calm", "How calm?", 3, [text, "calm"])
        return Standing([figure], [Words("line", "A line", text)], NOW)

    def check_in(self, name: str, bond: UUID) -> None:
        """Another day, or the same day once more."""
        space, one, looks = self.model.spaces[bond], self.people[name], self.looks(name, bond)
        text = self.mark()
        keys, side, given = one.keys(), one.side_in(bond), self._standing(text)
        last = CheckIn.objects.of(side).order_by("day").last()
        if last is not None and self.count % 3 == 0:
            with pytest.raises(Already), transaction.atomic():
                CheckIn.keep(side, keys, "check-in", given, last.day)
            with transaction.atomic():
                row = CheckIn.keep(side, one.keys(), "check-in", given, last.day, last.revision)
            del space.alone[name].texts[looks[row.id].words]
            looks[row.id].words = text.encode()
        else:
            with transaction.atomic():
                row = CheckIn.keep(side, keys, "check-in", given, TODAY + timedelta(days=self.count))
            looks[row.id] = Look(text.encode())
        space.alone[name].texts[text.encode()] = name

    def show_check_in(self, name: str, bond: UUID) -> None:
        """The newest is shown as it is now; what was shown of it as it was before stays beside it."""
        space, one, looks = self.model.spaces[bond], self.people[name], self.looks(name, bond)
        if not looks:
            return
        assert space.pair is not None
        keys = one.here(bond).keys
        row = CheckIn.objects.get(pk=list(looks)[-1])
        with transaction.atomic():
            look = Shown.put(one.side_in(bond), keys, row, row.read(keys), TODAY)
        looks[row.id].shown[look] = looks[row.id].words
        space.pair.texts[looks[row.id].words] = name

    def take_check_in_back(self, name: str, bond: UUID) -> None:
        """One copy is taken back, by its writer and by nobody else."""
        space, one = self.model.spaces[bond], self.people[name]
        own = next((mine for mine in self.looks(name, bond).values() if mine.shown), None)
        other = space.other(name)
        if own is None or space.pair is None:
            return
        look = next(iter(own.shown))
        if other is not None:
            with transaction.atomic():
                assert not Shown.take_back(bond, look, self.people[other].here(bond).keys)
        with transaction.atomic():
            assert Shown.take_back(bond, look, one.here(bond).keys)
        del space.pair.texts[own.shown.pop(look)]

    def erase_check_in(self, name: str, bond: UUID) -> None:
        """It goes with all that was shown of it."""
        space, one, looks = self.model.spaces[bond], self.people[name], self.looks(name, bond)
        if not looks:
            return
        row, gone = next(iter(looks.items()))
        one.here(bond)
        with transaction.atomic():
            CheckIn.objects.get(pk=row).remove(one.keys())
        del looks[row], space.alone[name].texts[gone.words]
        for text in gone.shown.values():
            assert space.pair is not None
            del space.pair.texts[text]
