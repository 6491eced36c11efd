"""Looking once after coming in whether every row I wrote is still the row I wrote."""

from __future__ import annotations

from dataclasses import dataclass

from goldseam.bonds.asking import BondRequest
from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models.row import sealed_models


@dataclass(frozen=True)
class Altered:
    """What was changed behind the program's back: rows that are gone, older than I left them, or not mine,
    or a part of the ledger itself."""

    gone: int = 0
    older: int = 0
    unknown: int = 0
    ledger: bool = False

    def __bool__(self) -> bool:
        return bool(self.gone or self.older or self.unknown or self.ledger)


def audit(keys: Keys) -> Altered:
    """Compares ids and revisions of my rows, in the bonds I am in, with my ledger; opens none."""
    known = keys.ledger.load_all()
    bonds = Side.objects.filter(person=keys.person).values_list("bond", flat=True)
    older = unknown = found = 0
    for model in sealed_models():
        if not model.ledgered:
            continue
        mine = model._default_manager.filter(author=keys.person, bond__in=list(bonds))
        for row, revision in mine.values_list("id", "revision"):
            if row not in known:
                unknown += 1
            else:
                found += 1
                older += revision != known[row]
    return Altered(len(known) - found, older, unknown, keys.ledger.altered)


def audited(request: BondRequest) -> Altered | None:
    """The finding of this session: looked up after signing in and after unlocking, then remembered."""
    if request.session.pop("audit", False):
        finding = audit(request.keys)
        request.session["altered"] = [finding.gone, finding.older, finding.unknown, finding.ledger]
    remembered = Altered(*request.session.get("altered", [0, 0, 0]))
    return remembered or None
