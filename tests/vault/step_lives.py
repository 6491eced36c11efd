"""Steps of pace and of showing: how far one came, for oneself alone, and private words let to be read."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.db import transaction

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Shown
from goldseam.exercises.models.shown import Showing
from goldseam.journey.models import PaceState
from goldseam.journey.past import HardDate
from tests.vault.letter_lives import LetterLife
from tests.vault.somebody import NOW, TODAY

PACE = "pace"
"""In the model: the one text among somebody's own that holds how far they came."""


class StepLife(LetterLife):
    """What becomes of one's own pace and of what was shown, beside a model of who may read it."""

    def go_on(self, name: str, bond: UUID) -> None:
        """Something more is done; the state before is not there any more."""
        texts, text, one = self.model.spaces[bond].alone[name].texts, self.mark(), self.people[name]
        side, keys = one.side_in(bond), one.keys()
        with transaction.atomic():
            past = PaceState.read_for_change(side, keys)
            assert past is not None
            past.done[f"thing-{self.count}"] = NOW
            past.hard_dates = [HardDate(TODAY, text)]
            PaceState.keep(side, keys, past)
        for old in [mark for mark, author in texts.items() if author == PACE]:
            del texts[old]
        texts[text.encode()] = PACE
        for other in self.people.values():
            found = PaceState.found(side, other.keys())
            assert (found == past) == (other is one)

    def show(self, name: str, bond: UUID) -> None:
        """A private text is shown: for the first time, or once more as it is now."""
        space, text, one = self.model.spaces[bond], self.mark(), self.people[name]
        assert space.pair is not None
        side, shown = one.side_in(bond), space.shown.setdefault(name, {})
        number = next(iter(shown)) if shown and self.count % 2 else uuid.uuid4()
        given = Showing("What happened?", [Answered("story", "long", "What happened?", text)], NOW)
        keys = one.here(bond).keys
        with transaction.atomic():
            row = Shown.show(side, keys, number, given, TODAY)
        assert row.number == len(shown.setdefault(number, [])) + 1
        shown[number].append(text.encode())
        space.pair.texts[text.encode()] = name

    def unshow(self, name: str, bond: UUID) -> None:
        """Every showing of one text is taken back; the other can take back nothing of it."""
        space, one = self.model.spaces[bond], self.people[name]
        shown = space.shown.get(name, {})
        number = next(iter(shown), uuid.uuid4())
        other = space.other(name)
        keys = one.here(bond).keys
        if other is not None:
            theirs = self.people[other].here(bond).keys
            with transaction.atomic():
                assert not Shown.take_back(bond, number, theirs)
        with transaction.atomic():
            assert Shown.take_back(bond, number, keys) == bool(shown)
        assert space.pair is not None
        for text in shown.pop(number, []):
            del space.pair.texts[text]
