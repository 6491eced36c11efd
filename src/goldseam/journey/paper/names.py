"""What booklets are called, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goldseam.journey.paper.reader import BONDS, CAUSES, PARTS, Reader, everybody
from goldseam.journey.program.loaded import program


@dataclass(frozen=True)
class Choice:
    """One bond with its booklets: a row for each cause, a link for each part in it."""

    bond: str
    name: str
    rows: list[tuple[str, list[tuple[str, str]]]]


def choice() -> list[Choice]:
    """Every booklet by name and address."""
    urls = {
        reader: reverse("booklet", kwargs={"number": number})
        for number, reader in enumerate(everybody(), start=1)
    }
    return [Choice(bond, _bonds()[bond], [_row(bond, cause, urls) for cause in CAUSES]) for bond in BONDS]


def of(reader: Reader) -> list[str]:
    """The bond, the cause and the part, in words."""
    return [_bonds()[reader.bond], _cause(reader.cause), _parts()[reader.part]]


def _row(bond: str, cause: str, urls: dict[Reader, str]) -> tuple[str, list[tuple[str, str]]]:
    return _cause(cause), [(_parts()[part], urls[Reader(bond, cause, part)]) for part in PARTS]


def _cause(cause: str) -> str:
    return program().said(get_language() or "en").say("cause", cause)


def _bonds() -> dict[str, str]:
    return {
        "partners": _("Partners"),
        "ex-partners": _("Former partners"),
        "friends": _("Friends"),
        "parent": _("Parent of an adult child"),
        "child": _("Adult child of a parent"),
        "siblings": _("Siblings"),
        "family": _("Other family"),
    }


def _parts() -> dict[str, str]:
    return {
        "hurt": _("I was hurt"),
        "responsible": _("I did this"),
        "both": _("Both"),
        "elsewhere": _("Someone else did this"),
    }
