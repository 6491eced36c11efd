from __future__ import annotations

from tests.exercises.conftest import clock

__all__ = ["clock"]
