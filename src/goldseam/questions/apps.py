from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "goldseam.questions"
    label = "questions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.journey import rooms, today
        from goldseam.questions import lately
        from goldseam.questions.moving import Notes

        rooms.register("questions", "questions", noted=True)
        today.register_given(lately.given)
        moving.register(Notes())
