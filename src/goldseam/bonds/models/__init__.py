from goldseam.bonds.models.bond import Bond, Kind
from goldseam.bonds.models.family import FamilyPlace
from goldseam.bonds.models.incident import Incident
from goldseam.bonds.models.invitation import Invitation
from goldseam.bonds.models.name import Name
from goldseam.bonds.models.offered import Offered
from goldseam.bonds.models.parting import Parting
from goldseam.bonds.models.pause import Pause
from goldseam.bonds.models.role import Role, RoleTaken
from goldseam.bonds.models.side import Side

__all__ = [
    "Bond",
    "FamilyPlace",
    "Incident",
    "Invitation",
    "Kind",
    "Name",
    "Offered",
    "Parting",
    "Pause",
    "Role",
    "RoleTaken",
    "Side",
]
