"""Sessions in a file of their own, as in the product."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


class Sessions:
    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return "sessions" if model._meta.app_label == "sessions" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (app_label == "sessions") == (db == "sessions")
