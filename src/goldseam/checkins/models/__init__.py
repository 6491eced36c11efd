from goldseam.checkins.models.check_in import CheckIn
from goldseam.checkins.models.shown import Moved, Shown

__all__ = ["CheckIn", "Moved", "Shown"]
