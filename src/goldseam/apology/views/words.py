"""The workshop: one's own letter with notes on its words. Nothing of it is kept, and nobody else has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.apology import parts
from goldseam.apology.marked import Numbered, Piece, numbered, paragraphs
from goldseam.apology.notes import READ, notes, reading
from goldseam.apology.rules import Workshop, workshop, workshops
from goldseam.bonds.asking import BondRequest
from goldseam.journey import papers
from goldseam.journey.papers import Paper
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.writing import drafts

SOURCE: Final = "en"
"""The six parts are named in this language where there are no words for them in the reader's."""


@dataclass(frozen=True)
class Shown:
    """One part of the letter under its question, in lines and pieces."""

    asked: str
    lines: list[list[Piece]]


@dataclass(frozen=True)
class Explained:
    """A note in words: what it is called, what may be heard in it, and how somebody else put it."""

    at: Numbered
    quoted: str
    name: str
    words: str
    example: str


@dataclass(frozen=True)
class Part:
    """One of the six parts, and how far it has come: ``in``, ``part`` or ``no``. Without rules it is begun
    where it has words."""

    name: str
    state: str
    line: str


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: BondRequest, sheet: str) -> HttpResponse:
    """My letter as it stands, with notes. Sent from its form, it first keeps what was typed as the draft."""
    way, activity = _letter(request, sheet)
    if request.method == "POST":
        return _kept(request, way, activity)
    paper = papers.mine(way, activity)
    if paper is None or paper.empty:
        return redirect("activity", bond=request.bond.id, tag=sheet)
    return render(request, "apology/words.html", _page(request, way, activity, paper))


@audience("bond")
@require_safe
def earlier(request: BondRequest, sheet: str, version: int) -> HttpResponse:
    """One of its earlier versions, with notes of today."""
    way, activity = _letter(request, sheet)
    paper = papers.mine(way, activity, version)
    if paper is None:
        raise Http404
    context = _page(request, way, activity, paper) | {"version": version}
    return render(request, "apology/words.html", context)


@audience("bond")
@require_safe
def aloud(request: BondRequest, sheet: str) -> HttpResponse:
    """My letter in large letters and without notes, to read aloud to oneself."""
    way, activity = _letter(request, sheet)
    paper = papers.mine(way, activity)
    if paper is None or paper.empty:
        return redirect("activity", bond=request.bond.id, tag=sheet)
    shown = [Shown("", paragraphs(text, [])) for text in paper.words.values() if text.strip()]
    return render(request, "apology/aloud.html", {"here": "journey", "letter": shown, "sheet": sheet})


def _letter(request: BondRequest, sheet: str) -> tuple[Way, Activity]:
    """The activity of a letter whose words are looked at here, or 404."""
    way = way_of(request)
    activity = way.find(sheet)
    if activity is None or not papers.look(way, activity):
        raise Http404
    return way, activity


def _kept(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    carried = kept.carried_by(request)
    if carried is not None:
        if drafts.bond_of(carried.place) != request.bond.id:
            return HttpResponseBadRequest()
        paper = papers.mine(way, activity)  # saved meanwhile in another window, it is written on elsewhere
        place = paper.write if paper else carried.place
        with transaction.atomic():
            drafts.keep(request.keys, request.side, place, carried.fields, clock.now())
    return redirect(papers.look(way, activity))


def _page(request: BondRequest, way: Way, activity: Activity, paper: Paper) -> dict[str, Any]:
    chosen = request.GET.get("in", "")
    language = chosen if chosen in workshops() else translation.get_language() or ""
    shop = workshop(language)
    six = shop or workshops()[SOURCE]
    read = reading(paper.words, shop.rules) if shop else {}
    found = numbered(notes(read))
    return {
        "here": "journey",
        "said": way.said(activity),
        "sheet": way.tag(activity),
        "paper": paper,
        "letter": list(_shown(paper, found)),
        "notes": [_explained(one, paper, shop) for one in found] if shop else [],
        "parts": [_part(*one, six) for one in parts.states(paper.words, read).items()],
        "parts_in": six.rules.language,
        "cut": any(len(text) > READ for text in paper.words.values()),
        "language": shop.rules.language if shop else "",
        "languages": [translation.get_language_info(code) for code in workshops()],
    }


def _shown(paper: Paper, found: list[Numbered]) -> list[Shown]:
    return [
        Shown(paper.asked[part], paragraphs(text, [one for one in found if one.note.part == part]))
        for part, text in paper.words.items()
        if text.strip()
    ]


def _explained(one: Numbered, paper: Paper, shop: Workshop) -> Explained:
    at = one.note.found
    quoted = paper.words[one.note.part][at.start : at.end]
    name, told, example = (shop.said.say(what, one.kind) for what in ("name", "words", "example"))
    return Explained(one, quoted, name, told, example)


_SHOWN_AS = {"found": "in", "softened": "part", "begun": "part", "not-yet": "no"}


def _part(name: str, state: parts.State, shop: Workshop) -> Part:
    line = shop.said.say("missing" if state == "not-yet" else state, name)
    return Part(shop.said.say("part", name), _SHOWN_AS[state], line)
