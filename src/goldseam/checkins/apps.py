from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "goldseam.checkins"
    label = "checkins"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.checkins import cards
        from goldseam.checkins.moving import CheckIns
        from goldseam.journey import rooms, today

        rooms.register("check-in", "check-ins", noted=True)
        rooms.register("follow-ups", "follow-ups", noted=True)
        today.register_line(cards.follow_up)
        today.register_given(cards.gifts)
        moving.register(CheckIns())
