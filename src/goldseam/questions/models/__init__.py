from goldseam.questions.models.answer import Answer
from goldseam.questions.models.question import Noted, Question

__all__ = ["Answer", "Noted", "Question"]
