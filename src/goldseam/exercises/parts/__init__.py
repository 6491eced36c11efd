"""The parts of an activity as fields of a form, and a filled-in form as answers."""

from goldseam.exercises.parts.form import Doing, answers_of, form_for, initial_of, keep_wording

__all__ = ["Doing", "answers_of", "form_for", "initial_of", "keep_wording"]
