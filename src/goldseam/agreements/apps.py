from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "goldseam.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.agreements import cards, signed
        from goldseam.journey import rooms, today

        rooms.register("statement", "statement", signed.by_me)
        today.register(5, cards.statement)
        today.register_given(cards.gifts)
