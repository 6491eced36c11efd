from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "goldseam.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.agreements import cards, carried, excerpts, signed
        from goldseam.agreements.kinds import KINDS
        from goldseam.agreements.moving import Own
        from goldseam.bonds import moving
        from goldseam.journey import excerpts as taking
        from goldseam.journey import promising, rooms, today

        rooms.register("statement", "statement", signed.by_me)
        for kind in KINDS.values():
            done = signed.by_both(kind.name) if kind.together else None
            rooms.register(kind.name, "agreement-kind", done, noted=done is None, kind=kind.name)
        today.register(5, cards.unsigned)
        today.register_given(cards.gifts)
        moving.register(Own())
        taking.register(excerpts.agreed)
        promising.register(carried.promise)
