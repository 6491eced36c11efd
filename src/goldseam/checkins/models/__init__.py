from goldseam.checkins.models.check_in import CheckIn
from goldseam.checkins.models.shown import Shown

__all__ = ["CheckIn", "Shown"]
