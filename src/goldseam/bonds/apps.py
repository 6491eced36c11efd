from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "goldseam.bonds"
    label = "bonds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import meeting, moving
        from goldseam.bonds.telling import Incidents
        from goldseam.people import renewing

        moving.register(Incidents())
        renewing.register(meeting.before_renewal)
