from django.apps import AppConfig


class HostingConfig(AppConfig):
    name = "goldseam.hosting"
    label = "hosting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.hosting import herald, upkeep
        from goldseam.journey import today
        from goldseam.lib import tidy

        tidy.register(upkeep.look_after)
        tidy.register(upkeep.back_up)
        today.register_herald(herald.restored)
