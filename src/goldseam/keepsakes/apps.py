from __future__ import annotations

from django.apps import AppConfig


class KeepsakesConfig(AppConfig):
    name = "goldseam.keepsakes"
    label = "keepsakes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.journey import rooms, today
        from goldseam.keepsakes import lately
        from goldseam.keepsakes.moving import Letters, Lines

        rooms.register("capsule", "capsule", noted=True)
        rooms.register("appreciations", "appreciations", noted=True)
        rooms.register("rituals", "rituals", noted=True)
        today.register_line(lately.due)
        today.register_given(lately.given)
        moving.register(Letters())
        moving.register(Lines())
