from __future__ import annotations

import contextlib
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.dialogue import talks
from goldseam.dialogue.floor import BESIDE, TURNS, Kind
from goldseam.dialogue.forms import FORMS, Carrying, Pausing
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done, Enough, OutOfTurn
from goldseam.dialogue.occasions import Occasion
from goldseam.dialogue.views.around import address, beside, found, keep, nudge, proposing, shut, take
from goldseam.dialogue.views.beside import grounding
from goldseam.journey.visiting import begun, resting
from goldseam.journey.way import way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def dialogue(request: BondRequest, dialogue: UUID) -> HttpResponse:
    """One dialogue: whose turn it is, the turn that is mine, and everything that was said."""
    talk, occasion = found(request, dialogue)
    if request.method != "POST":
        return _page(request, talk, occasion)
    before = led_to(request)
    if before is not None:
        return redirect(before)
    kind = next((one for one in TURNS if one == request.POST.get("move") and one != "stop"), None)
    if kind is None:
        return _refused(request, talk, occasion, "turn")
    if resting(request):
        return _refused(request, talk, occasion, "resting")
    if kind == "agree":
        closed = shut(request, occasion)
        if closed is not None:
            return closed
    form = _form(request, occasion, kind)
    if kind in talk.mine and form is not None and not form.is_valid():
        return _page(request, talk, occasion, {kind: form})
    return _take(request, talk, occasion, _done(request, talk, kind, form))


def _done(request: BondRequest, talk: talks.Talk, kind: Kind, form: forms.Form | None) -> Done:
    given = form.cleaned_data if form is not None and form.is_valid() else {}
    seen = request.POST.get("number", "")
    return Done(
        dialogue=talk.id,
        number=int(seen) + 1 if seen.isdecimal() and len(seen) < 9 else 0,
        kind=kind,
        at=way_of(request).now,
        text=given.get("topic", given.get("text", "")),
        thanks=given.get("thanks", ""),
        occasion=talk.occasion,
        first=given.get("speaks_first", True),
        aloud=given.get("aloud", False),
    )


def _take(request: BondRequest, talk: talks.Talk, occasion: Occasion, done: Done) -> HttpResponse:
    def act() -> str:
        take(request, occasion, done)
        return address(request, talk.id)

    try:
        return once(request, act)
    except OutOfTurn:
        return _refused(request, talk, occasion, "turn")
    except Enough:
        return _refused(request, talk, occasion, "enough")
    except Unopened:
        return _refused(request, talk, occasion, "unopened")


def _form(request: BondRequest, occasion: Occasion, kind: Kind) -> forms.Form | None:
    if kind == "topic":
        return proposing(request, occasion)
    return FORMS[kind](request.POST, prefix=kind) if kind in FORMS else None


def _refused(request: BondRequest, talk: talks.Talk, occasion: Occasion, why: str) -> HttpResponse:
    """Nothing was done, and why. What was typed is kept, and stands on the page."""
    keep(request)
    now = talks.talk(request.here, talk.id, talk.now) or talk
    return _page(request, now, occasion, refused=why)


def _page(
    request: BondRequest,
    talk: talks.Talk,
    occasion: Occasion,
    posted: dict[Kind, forms.Form] | None = None,
    refused: str = "",
) -> HttpResponse:
    mine = frozenset[Kind]() if resting(request) else talk.mine
    initial = begun(request)
    shown: dict[str, forms.Form] = {}
    for kind in mine:
        if kind == "topic":
            shown["topic"] = proposing(request, occasion, initial=initial)
        elif kind in FORMS:
            shown[kind.replace("-", "_")] = FORMS[kind](initial=_of(initial, kind), prefix=kind)
    for kind, form in (posted or {}).items():
        shown[kind.replace("-", "_")] = form
    context = {
        "here": "journey",
        "talk": talk,
        "occasion": occasion,
        "may": {kind.replace("-", "_"): True for kind in mine - {"stop"}},
        "turn_is_mine": bool(mine - {"stop", *BESIDE}),
        "pausing": Pausing(),
        "carrying": Carrying(),
        "grounding": grounding(request),
        "forms": shown,
        "form": next(iter((posted or {}).values()), None),
        "both": request.here.both,
        "resting": resting(request),
        "refused": refused,
        "kept": [text for name, text in initial.items() if text.strip() and not _shown(name, shown)],
    }
    return render(request, "dialogue/dialogue.html", context, status=409 if refused else 200)


def _of(initial: dict[str, str], kind: Kind) -> dict[str, str]:
    """What a draft holds for the form of one kind of turn."""
    return {
        name.removeprefix(f"{kind}-"): text for name, text in initial.items() if name.startswith(f"{kind}-")
    }


def _shown(name: str, shown: dict[str, forms.Form]) -> bool:
    """Whether a field of a draft stands in one of the forms of the page."""
    if name in ("starter", "mine", "first", "move", "number") or name.endswith("-aloud"):
        return True
    return any(form.add_prefix(own) == name for form in shown.values() for own in form.fields)


@audience("bond")
@require_POST
def stop(request: BondRequest, dialogue: UUID) -> HttpResponse:
    """Enough for now: either stops, at any moment, without a reason. Where it is over, nothing changes."""
    talk, occasion = found(request, dialogue)

    def act() -> str:
        with contextlib.suppress(OutOfTurn, Unopened):
            take(request, occasion, beside(request, dialogue, talk.occasion, "stop"))
        return address(request, dialogue)

    return once(request, act)


@audience("bond")
@require_POST
def take_back(request: BondRequest, dialogue: UUID, turn: UUID) -> HttpResponse:
    """My words of one turn are gone for both; both see that something was taken back."""
    found(request, dialogue)

    def act() -> str:
        mine = Turn.objects.select_for_update().filter(bond=request.bond.id, author=request.keys.person)
        row = mine.filter(dialogue=dialogue, id=turn).first()
        if row is None:
            raise Http404
        with contextlib.suppress(Unopened):
            row.take_back(request.keys)
            nudge(request, dialogue)
        return address(request, dialogue)

    return once(request, act)
