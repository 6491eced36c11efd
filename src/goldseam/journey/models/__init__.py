from goldseam.journey.models.pace_state import PaceState
from goldseam.journey.models.step_done import StepDone

__all__ = ["PaceState", "StepDone"]
