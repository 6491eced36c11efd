from goldseam.bonds.models.bond import Bond, Kind
from goldseam.bonds.models.invitation import Invitation
from goldseam.bonds.models.name import Name
from goldseam.bonds.models.parting import Parting
from goldseam.bonds.models.pause import Pause
from goldseam.bonds.models.side import Side

__all__ = ["Bond", "Invitation", "Kind", "Name", "Parting", "Pause", "Side"]
