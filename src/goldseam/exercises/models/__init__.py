from goldseam.exercises.models.beside import Aside
from goldseam.exercises.models.exchange import Answer, Exchange
from goldseam.exercises.models.heard import Heard, HeardReply
from goldseam.exercises.models.naming import Naming
from goldseam.exercises.models.reflection import Reflection, Version

__all__ = ["Answer", "Aside", "Exchange", "Heard", "HeardReply", "Naming", "Reflection", "Version"]
