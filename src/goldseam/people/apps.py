from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldseam.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.lib import tidy
        from goldseam.people import tidying

        tidy.register(tidying.tidy)
