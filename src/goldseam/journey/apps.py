from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "goldseam.journey"
    label = "journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.journey import cards, today

        today.register(20, cards.invite)
        today.register(30, cards.compare)
        today.register_given(cards.arrivals)
        today.register_given(cards.offerings)
