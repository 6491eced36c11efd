from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "goldseam.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.lib import tidy
        from goldseam.web import once

        tidy.register(once.forget_old)
