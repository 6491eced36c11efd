"""What only passes through (who is signed in, tries) stands in a file of its own, outside every backup."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

PASSING = {"signedin", "attempt"}


class Passing:
    """Sends the passing tables to the ``sessions`` database and everything else to ``default``."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return self._for(model)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return self._for(model)

    def allow_relation(self, obj1: Model, obj2: Model, **hints: Any) -> bool | None:
        return self._for(type(obj1)) == self._for(type(obj2))

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool | None:
        if model_name is None:
            return None
        passing = app_label == "people" and model_name in PASSING
        return db == ("sessions" if passing else "default")

    def _for(self, model: type[Model]) -> str:
        meta = model._meta
        passing = meta.app_label == "people" and meta.model_name in PASSING
        return "sessions" if passing else "default"
