from goldseam.questions.models.answer import Answer
from goldseam.questions.models.plan import Plan, PlanYes
from goldseam.questions.models.question import Noted, Question

__all__ = ["Answer", "Noted", "Plan", "PlanYes", "Question"]
