from goldseam.exercises.models.exchange import Answer, Exchange
from goldseam.exercises.models.reflection import Reflection, Version

__all__ = ["Answer", "Exchange", "Reflection", "Version"]
