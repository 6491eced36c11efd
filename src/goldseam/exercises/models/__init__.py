from goldseam.exercises.models.beside import Aside
from goldseam.exercises.models.exchange import Answer, Exchange
from goldseam.exercises.models.handed import Handed, TakenBack
from goldseam.exercises.models.heard import Heard, HeardReply
from goldseam.exercises.models.letter import Letter, LetterVersion
from goldseam.exercises.models.naming import Naming
from goldseam.exercises.models.reflection import Reflection, Version
from goldseam.exercises.models.reply import Reply
from goldseam.exercises.models.shown import Shown

__all__ = [
    "Answer",
    "Aside",
    "Exchange",
    "Handed",
    "Heard",
    "HeardReply",
    "Letter",
    "LetterVersion",
    "Naming",
    "Reflection",
    "Reply",
    "Shown",
    "TakenBack",
    "Version",
]
