from goldseam.keepsakes.models.appreciation import Appreciation, Noticed
from goldseam.keepsakes.models.arrived import Arrived
from goldseam.keepsakes.models.later import Later
from goldseam.keepsakes.models.ritual import Ritual, Yes

__all__ = ["Appreciation", "Arrived", "Later", "Noticed", "Ritual", "Yes"]
