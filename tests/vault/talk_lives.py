"""Steps of a slow dialogue: whatever turn is whose, with words in it, and words taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction

from goldseam.dialogue import talks
from goldseam.dialogue.floor import BESIDE, Kind
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done, OutOfTurn
from tests.vault.kept_lives import KeptLife
from tests.vault.somebody import NOW, TODAY

WORDLESS = ("agree", "yes", "swap", "stop", *BESIDE)


class TalkLife(KeptLife):
    """What becomes of dialogues, beside a model of who may read them."""

    def take_turn(self, name: str, bond: UUID) -> None:
        """One that is theirs in the dialogue that runs, or the topic of a new one; never one that is not."""
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        assert space.pair is not None
        running = next((one for one in talks.talks(here) if not one.floor.over), None)
        may: list[Kind] = sorted(running.mine) if running is not None else ["topic"]
        number, dialogue = (running.newest, running.id) if running is not None else (0, here.bond.id)
        if running is None and Turn.objects.filter(dialogue=dialogue).exists():
            dialogue = UUID(int=self.count + 1)
        if "say" not in may:
            with pytest.raises(OutOfTurn), transaction.atomic():
                self._take(name, bond, Done(dialogue, number + 1, "say", NOW, "never", occasion="first"))
        if not may:
            return
        kind = may[self.count % len(may)]
        text = "" if kind in WORDLESS else self.mark()
        with transaction.atomic():
            self._take(name, bond, Done(dialogue, number + 1, kind, NOW, text, occasion="first"))
        if text:
            space.pair.texts[text.encode()] = name

    def _take(self, name: str, bond: UUID, done: Done) -> None:
        here = self.people[name].here(bond)
        Turn.take(here.side, here.keys, here.members(), done, TODAY)

    def take_words_back(self, name: str, bond: UUID) -> None:
        """The oldest of theirs that has words."""
        space, here = self.model.spaces[bond], self.people[name].here(bond)
        assert space.pair is not None
        own = (one for talk in talks.talks(here) for one in talk.said if one.erasable)
        one = next(own, None)
        if one is not None:
            with transaction.atomic():
                Turn.objects.get(pk=one.id).take_back(here.keys)
            del space.pair.texts[one.done.text.encode()]
