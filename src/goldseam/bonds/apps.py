from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "goldseam.bonds"
    label = "bonds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import meeting
        from goldseam.people import renewing

        renewing.register(meeting.before_renewal)
