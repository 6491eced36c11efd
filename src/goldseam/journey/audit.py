"""Looking once after coming in whether every row I wrote is still the row I wrote."""

from __future__ import annotations

from dataclasses import dataclass

from goldseam.bonds.asking import BondRequest
from goldseam.vault.keys import Keys
from goldseam.vault.models.row import sealed_models


@dataclass(frozen=True)
class Altered:
    """What was changed behind the program's back: rows that are gone, older than I left them, or not mine."""

    gone: int = 0
    older: int = 0
    unknown: int = 0

    def __bool__(self) -> bool:
        return bool(self.gone or self.older or self.unknown)


def audit(keys: Keys) -> Altered:
    """Compares ids and revisions of all my rows with my ledger, without opening any."""
    known = keys.ledger.load_all()
    older = unknown = found = 0
    for model in sealed_models():
        if not model.ledgered:
            continue
        for row, revision in model._default_manager.filter(author=keys.person).values_list("id", "revision"):
            if row not in known:
                unknown += 1
            else:
                found += 1
                older += revision != known[row]
    return Altered(gone=len(known) - found, older=older, unknown=unknown)


def audited(request: BondRequest) -> Altered | None:
    """The finding of this session: looked up after signing in and after unlocking, then remembered."""
    if request.session.pop("audit", False):
        finding = audit(request.keys)
        request.session["altered"] = [finding.gone, finding.older, finding.unknown]
    remembered = Altered(*request.session.get("altered", [0, 0, 0]))
    return remembered or None
