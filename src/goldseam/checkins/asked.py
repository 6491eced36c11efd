"""What a check-in asks, and what a follow-up asks beside it. Every question is of our own making. A kept
answer carries the words it answered, so that another wording here changes no old one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOW, HIGH = 1, 7


@dataclass(frozen=True)
class Asked:
    """One question. ``name`` heads its column of the table; ``ends`` stand at 1 and at 7 of a figure."""

    slug: str
    name: Promise
    question: Promise
    ends: tuple[Promise, Promise] | None = None


FIGURES: Final = (
    Asked("close", _("Closeness"), _("Which picture is nearest to how close it is between you now?")),
    Asked(
        *("trust", _("Trust")),
        _("How much trust is there in you today?"),
        (_("hardly any"), _("a lot")),
    ),
    Asked("calm", _("Calm"), _("How calm is it in you today?"), (_("very stirred up"), _("very calm"))),
    Asked(
        *("heard", _("Being heard")),
        _("How well were you heard in the last few days?"),
        (_("not at all"), _("very well")),
    ),
)
LINE: Final = Asked("line", _("A line"), _("A line to it, if you like"))
LATER: Final = (
    Asked("lasts", _("What lasts"), _("What lasts? Small things count as well.")),
    Asked("hard", _("What is hard"), _("What is hard now?")),
    Asked("next", _("What I want next"), _("What do you want next?")),
)


class Figure(msgspec.Struct):
    """One figure, 1 to 7, with its question as it was read. ``ends`` are the words at both ends of the scale;
    for a picture the one word that stands under it."""

    part: str
    asked: str
    value: int
    ends: list[str] = []

    def __repr__(self) -> str:
        return "Figure(...)"


class Words(msgspec.Struct):
    """One answer in words, with its question as it was read."""

    part: str
    asked: str
    text: str

    def __repr__(self) -> str:
        return "Words(...)"


class Standing(msgspec.Struct):
    """How it stood for one person: what they answered, and nothing for what they left. ``months`` says which
    follow-up it was, 0 for a check-in."""

    figures: list[Figure]
    words: list[Words]
    at: datetime
    months: int = 0

    def __repr__(self) -> str:
        return "Standing(...)"

    def figure(self, part: str) -> Figure | None:
        return next((one for one in self.figures if one.part == part), None)

    def only(self, parts: Collection[str]) -> Standing:
        """The same with nothing but these parts."""
        return Standing(
            [one for one in self.figures if one.part in parts],
            [one for one in self.words if one.part in parts],
            self.at,
            self.months,
        )

    def __bool__(self) -> bool:
        return bool(self.figures or self.words)
