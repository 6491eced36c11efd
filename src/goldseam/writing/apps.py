from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "goldseam.writing"
    label = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import begun
        from goldseam.people import kept, renewing
        from goldseam.writing import drafts
        from goldseam.writing.holding import Shelf, before_renewal

        begun.register(drafts)
        kept.register(Shelf())
        renewing.register(before_renewal)
