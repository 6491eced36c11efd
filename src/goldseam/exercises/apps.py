from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "goldseam.exercises"
    label = "exercises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.bonds import moving
        from goldseam.exercises import (
            excerpts,
            gifts,
            kinds,
            opened,
            papers,
            practice,
            read,
            reflect,
            room,
            topics,
        )
        from goldseam.exercises.moving import Letters, Reflections
        from goldseam.exercises.views import between, desk
        from goldseam.journey import excerpts as taking
        from goldseam.journey import papers as looking
        from goldseam.journey import today
        from goldseam.journey import topics as talking

        moving.register(Reflections())
        moving.register(Letters())
        kinds.register("reflect", reflect)
        kinds.register("read", read)
        kinds.register("practice", practice)
        kinds.register("room", room)
        kinds.register("letter", desk)
        for kind in opened.SEALED:
            kinds.register(kind, between)
        for provider in (excerpts.writings, excerpts.letters, excerpts.answers):
            taking.register(provider)
        talking.register("heard-dialogue", topics.fears)
        talking.register("gap-dialogue", topics.questions)
        looking.register(papers.paper)
        today.register(5, opened.ready)
        today.register_given(opened.given)
        today.register_given(gifts.letters)
        today.register_given(gifts.texts)
