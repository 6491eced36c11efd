"""The feelings a person may name beside what they write."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Group = tuple[Promise, tuple[tuple[str, Promise], ...]]

FEELINGS: Final[tuple[Group, ...]] = (
    (
        _("Heavy"),
        (
            ("hurt", _("hurt")),
            ("angry", _("angry")),
            ("ashamed", _("ashamed")),
            ("afraid", _("afraid")),
            ("lonely", _("lonely")),
            ("numb", _("numb")),
        ),
    ),
    (
        _("Mixed"),
        (
            ("tired", _("tired")),
            ("wary", _("wary")),
            ("confused", _("confused")),
            ("torn", _("torn")),
            ("guilty", _("guilty")),
        ),
    ),
    (
        _("Lighter"),
        (
            ("relieved", _("relieved")),
            ("hopeful", _("hopeful")),
            ("calm", _("calm")),
            ("tender", _("tender")),
            ("curious", _("curious")),
        ),
    ),
)

WORDS: Final = {slug: word for _group, words in FEELINGS for slug, word in words}
