"""Steps of boundaries: meant for oneself, changed, shown, answered with other words, taken back, erased."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction

from goldseam.agreements.models import Agreement, Mine, Wording
from goldseam.agreements.models.mine import Changed
from goldseam.agreements.models.said import Part
from tests.vault.look_lives import LookLife
from tests.vault.may_read import Intent
from tests.vault.somebody import NOW, TODAY


class MeantLife(LookLife):
    """What becomes of words that one side keeps, beside a model of who may read them."""

    def meants(self, name: str, bond: UUID) -> dict[UUID, Intent]:
        return self.model.spaces[bond].intents.setdefault(name, {})

    def mean(self, name: str, bond: UUID) -> None:
        """One more, or other words in place of the newest."""
        space, one, meants = self.model.spaces[bond], self.people[name], self.meants(name, bond)
        keys, side, text = one.keys(), one.side_in(bond), self.mark()
        parts = [Part("about", "What it is about", text)]
        if meants and self.count % 2:
            row = Mine.objects.get(pk=list(meants)[-1])
            with pytest.raises(Changed), transaction.atomic():
                row.revise(keys, parts, row.revision + 1, NOW)
            with transaction.atomic():
                keys.ledger.begin()
                row.revise(keys, parts, row.revision, NOW)
                keys.ledger.save()
            del space.alone[name].texts[meants[row.id].words]
            meants[row.id].words = text.encode()
        else:
            with transaction.atomic():
                keys.ledger.begin()
                row = Mine.begin(side, keys, "boundaries", parts, NOW, TODAY)
                keys.ledger.save()
            meants[row.id] = Intent(text.encode())
        space.alone[name].texts[text.encode()] = name

    def show_meant(self, name: str, bond: UUID) -> None:
        """The newest is shown as it is now, in place of what was shown of it before."""
        space, one, meants = self.model.spaces[bond], self.people[name], self.meants(name, bond)
        if not meants:
            return
        assert space.pair is not None
        here, row = one.here(bond), Mine.objects.get(pk=list(meants)[-1])
        own = meants[row.id]
        with transaction.atomic():
            here.keys.ledger.begin()
            meant = row.read(here.keys)
            found = Agreement.objects.filter(pk=meant.given).first()
            agreement = found or Agreement.objects.create(bond=here.bond, kind="boundaries", side=here.side)
            agreement.replace(here.side, here.keys, meant.parts, NOW, TODAY)
            row.lend(here.keys, agreement.id)
            here.keys.ledger.save()
        if own.shown is not None:
            del space.pair.texts[own.shown]
        own.shown = own.words
        space.pair.texts[own.words] = name

    def ask_instead(self, name: str, bond: UUID) -> None:
        """Other words are asked for in place of the other's, or in place of what was asked before."""
        space, one = self.model.spaces[bond], self.people[name]
        row = (
            Wording.objects.filter(bond=bond, agreement__kind="boundaries")
            .exclude(author=one.person.pk)
            .last()
        )
        if row is None or space.pair is None:
            return
        here, text = one.here(bond), self.mark()
        with transaction.atomic():
            here.keys.ledger.begin()
            row.ask(here.side, here.keys, text, NOW, TODAY)
            here.keys.ledger.save()
        before = space.asked.pop((name, row.id), None)
        if before is not None:
            del space.pair.texts[before]
        space.asked[name, row.id] = text.encode()
        space.pair.texts[text.encode()] = name

    def take_meant_back(self, name: str, bond: UUID) -> None:
        """The other reads it no more; what they asked for stays theirs."""
        space, one, meants = self.model.spaces[bond], self.people[name], self.meants(name, bond)
        found = next((row for row, own in meants.items() if own.shown is not None), None)
        if found is None or space.pair is None:
            return
        here, row = one.here(bond), Mine.objects.get(pk=found)
        with transaction.atomic():
            here.keys.ledger.begin()
            agreement = Agreement.objects.get(pk=row.read(here.keys).given)
            row.lend(here.keys, None)
            agreement.remove(here.keys)
            here.keys.ledger.save()
        shown, meants[found].shown = meants[found].shown, None
        assert shown is not None
        del space.pair.texts[shown]

    def erase_meant(self, name: str, bond: UUID) -> None:
        """What is not shown is erased."""
        space, one, meants = self.model.spaces[bond], self.people[name], self.meants(name, bond)
        found = next((row for row, own in meants.items() if own.shown is None), None)
        if found is None:
            return
        keys = one.keys()
        with transaction.atomic():
            keys.ledger.begin()
            Mine.objects.get(pk=found).remove(keys)
            keys.ledger.save()
        del space.alone[name].texts[meants.pop(found).words]
