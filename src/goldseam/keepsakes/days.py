"""Days a letter can be for."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

FURTHEST: Final = 20
"""In years: nobody knows what runs here after that."""


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
