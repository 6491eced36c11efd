"""What nobody has to give up: finding words of it in a promise or in openness, so that a plain warning can
stand there. It is never a block, it is not kept, and it says nothing about anybody."""

from __future__ import annotations

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOPICS: Final[dict[str, Promise]] = {
    "friends": _("friends"),
    "family": _("family"),
    "work": _("work"),
    "clothing": _("clothing"),
    "money": _("money"),
    "care": _("care"),
    "police": _("police"),
    "leaving": _("leaving"),
}

BEGINNINGS: Final = {
    "friends": r"friend budd(?:y|ies) amig compañer",
    "family": r"famil mother father mum\b mom\b dad\b parent sister brother aunt uncle cousin grand[mfpc] "
    r"madre padre mamá papá herman tíos?\b tías?\b prim[oa]s?\b abuel suegr",
    "work": r"work jobs?\b colleague boss office career stud(?:y|ies) school college university "
    r"trabaj emple colega jef[ea] oficina estudi escuela universidad",
    "clothing": r"cloth dress wear outfit skirt makeup make-up ropa vesti falda maquill escote",
    "money": r"money wage salary pay(?:s|ing|ment)?\b paid\b bank account cash cards?\b savings debt "
    r"dinero sueldo salario pag(?:ar|o|a|os|as|ué|aré)\b banco cuentas?\b efectivo tarjeta ahorro deuda",
    "care": r"doctor medic pills?\b therap counsel psych hospital clinic nurse abortion "
    r"médic pastilla terap psic clínic enfermer aborto",
    "police": r"police lawyer court\b report policía policial abogad juzgado juez\b denunci",
    "leaving": r"leav(?:e|es|ing)\b move-out divorc separat break-up irme\b irte\b irse\b "
    r"march(?:ar|arme|arse)\b separ mudar",
}
"""How words of each begin, in every language of the program: the writer's own language is not known."""

_FOUND: Final = {
    slug: re.compile(rf"(?<!\w)(?:{'|'.join(words.split())})") for slug, words in BEGINNINGS.items()
}


def topics(text: str) -> list[str | Promise]:
    """The names of what a text touches, in a steady order."""
    plain = text.casefold()
    return [TOPICS[slug] for slug, pattern in _FOUND.items() if pattern.search(plain)]
