from __future__ import annotations

from django.apps import AppConfig


class CounselConfig(AppConfig):
    name = "goldseam.counsel"
    label = "counsel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.counsel import calls
        from goldseam.journey import rooms

        rooms.register("brief", "brief", noted=True)
        rooms.register("supporter", "supporter", calls.tried)
