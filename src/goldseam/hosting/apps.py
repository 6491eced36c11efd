from django.apps import AppConfig


class HostingConfig(AppConfig):
    name = "goldseam.hosting"
    label = "hosting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from goldseam.hosting import herald, upkeep
        from goldseam.journey import today
        from goldseam.lib import clock, tidy

        clock.follow(settings.CLOCK_FILE)
        tidy.register(upkeep.look_after)
        tidy.register(upkeep.back_up)
        today.register_herald(herald.restored)
