from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "goldseam.bonds"
    label = "bonds"
    default_auto_field = "django.db.models.BigAutoField"
