from goldseam.vault.models.circle import Circle, Grant, RosterPage
from goldseam.vault.models.keyring import Keyring, Slot, Succession
from goldseam.vault.models.ledger import LedgerBucket, LedgerHead
from goldseam.vault.models.row import SealedRow

__all__ = [
    "Circle",
    "Grant",
    "Keyring",
    "LedgerBucket",
    "LedgerHead",
    "RosterPage",
    "SealedRow",
    "Slot",
    "Succession",
]
