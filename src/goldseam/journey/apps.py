from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "goldseam.journey"
    label = "journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.journey import cards, naming, rooms, today
        from goldseam.journey.moving import Pace

        today.register(10, cards.required)
        today.register(20, cards.invite)
        today.register(30, cards.compare)
        today.register(35, cards.beside)
        today.register(40, cards.optional)
        today.register_given(cards.arrivals)
        today.register_given(cards.offerings)
        rooms.register("safety-check", "safety-check", of_bond=False)
        rooms.register("incidents", "incidents", naming.anything)
        rooms.register("pace", "pace", noted=True)
        rooms.register("day-one", "day-one", naming.ruled)
        rooms.register("hard-dates", "pace", lambda way: bool(way.past.hard_dates))
        naming.register()
        moving.register(Pace())
