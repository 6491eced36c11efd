from __future__ import annotations

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "goldseam.dialogue"
    label = "dialogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.dialogue import lately
        from goldseam.dialogue.occasions import OCCASIONS
        from goldseam.journey import rooms, today

        for occasion in OCCASIONS.values():
            rooms.register(occasion.room, "dialogues", noted=True, occasion=occasion.slug)
        today.register_given(lately.given)
