from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "goldseam.writing"
    label = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.people import kept
        from goldseam.writing.holding import Shelf

        kept.register(Shelf())
