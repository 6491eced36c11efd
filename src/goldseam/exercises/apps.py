from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "goldseam.exercises"
    label = "exercises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.exercises.cards import first_unwritten
        from goldseam.exercises.moving import Reflections
        from goldseam.journey import today

        moving.register(Reflections())
        today.register(10, first_unwritten)
