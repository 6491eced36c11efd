"""What was written elsewhere and may become a promise: a draft of the form, for its writer alone."""

from __future__ import annotations

from django.urls import reverse

from goldseam.agreements.kinds import PROMISES
from goldseam.bonds.asking import BondRequest
from goldseam.lib import clock
from goldseam.writing import drafts


def promise(request: BondRequest, text: str) -> str:
    """Puts a text below what stands in my draft of a promise, once. Inside the caller's transaction; gives
    the address of the form."""
    place = reverse("agreement-write", kwargs={"bond": request.bond.id, "kind": PROMISES.name})
    before = drafts.found(request.keys, request.side, place)
    fields = dict(before.fields) if before is not None else {}
    lines = [one for one in fields.get("p-what", []) if one]
    if text not in "\n".join(lines).split("\n") and text not in lines:
        fields["p-what"] = ["\n".join([*lines, text])]
        drafts.keep(request.keys, request.side, place, fields, clock.now())
    return place
