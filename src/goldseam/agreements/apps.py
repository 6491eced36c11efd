from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "goldseam.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.agreements import cards
        from goldseam.journey import today

        today.register(40, cards.statement)
        today.register_given(cards.gifts)
