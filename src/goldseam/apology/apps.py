from __future__ import annotations

from functools import partial

from django.apps import AppConfig


class ApologyConfig(AppConfig):
    name = "goldseam.apology"
    label = "apology"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goldseam.journey import listing, papers, rooms

        rooms.register("apology", "apology", partial(listing.all_inside_settled, room="apology"))
        papers.register_look("apology", "apology-words")
