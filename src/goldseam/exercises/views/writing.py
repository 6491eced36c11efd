from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.forms import Reflecting
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Changed, Words
from goldseam.exercises.prompts import PROMPTS, Prompt, named
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


def tag_of(request: BondRequest, prompt: Prompt) -> bytes:
    return request.keys.tag(request.side.me_circle, prompt.slug)


def _prompt(request: BondRequest, tag: str) -> Prompt:
    found = next((p for p in PROMPTS if tag_of(request, p).hex() == tag), None)
    if found is None:
        raise Http404
    return found


def _written(form: Reflecting, prompt: Prompt | None, before: Words | None, now: datetime) -> Words:
    return Words(
        slug=prompt.slug if prompt else before.slug if before else "",
        prompt=str(prompt.ask) if prompt else before.prompt if before else "",
        text=form.cleaned_data["text"],
        feelings=form.cleaned_data["feelings"],
        at=now,
    )


def _begun(request: BondRequest, initial: dict[str, Any] | None = None) -> tuple[Reflecting, Any]:
    """The form as posted, or as its draft left it, or as ``initial``; with the draft's time."""
    if request.method == "POST":
        return Reflecting(request.POST), None
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is None:
        return Reflecting(initial=initial), None
    fields = unfinished.fields
    kept = {"text": "".join(fields.get("text", [])), "feelings": fields.get("feelings", [])}
    return Reflecting(initial=kept), unfinished.at


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: BondRequest, tag: str) -> HttpResponse:
    """A new private writing."""
    prompt = _prompt(request, tag)
    form, draft_at = _begun(request)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            now = clock.now()
            words = _written(form, prompt, None, now)
            today = clock.day(now, request.person.timezone)
            row = Reflection.begin(request.side, request.keys, words, today)
            drafts.drop(request.keys, request.side, request.path)
            return reverse("writing", kwargs={"bond": request.bond.id, "row": row.id})

        return once(request, act)
    context = {"form": form, "prompt": prompt, "draft_at": draft_at, "here": "writing"}
    return render(request, "exercises/write.html", context)


def _row(request: BondRequest, row: Any) -> Reflection:
    found = Reflection.objects.of(request.side).filter(id=row).first()
    if found is None:
        raise Http404
    return found


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: BondRequest, row: Any) -> HttpResponse:
    """A newer version. Two windows never overwrite each other silently."""
    writing = _row(request, row)
    try:
        before = writing.read(request.keys)
    except Unopened:
        return redirect("writing", bond=request.bond.id, row=writing.id)
    form, draft_at = _begun(request, {"text": before.text, "feelings": before.feelings})
    seen = _seen(request, writing.revision)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            words = _written(form, named(before.slug), before, clock.now())
            writing.revise(request.keys, words, seen)
            drafts.drop(request.keys, request.side, request.path)
            return reverse("writing", kwargs={"bond": request.bond.id, "row": writing.id})

        try:
            return once(request, act)
        except Changed:
            return _two_versions(request, writing, form)
    context = {
        "form": form,
        "prompt": named(before.slug),
        "asked": before.prompt,
        "writing": writing,
        "draft_at": draft_at,
        "here": "writing",
    }
    return render(request, "exercises/write.html", context)


def _seen(request: BondRequest, revision: int) -> int:
    """The revision the form was filled in on; a form that does not say counts as the first."""
    if request.method != "POST":
        return revision
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _two_versions(request: BondRequest, writing: Reflection, form: Reflecting) -> HttpResponse:
    writing.refresh_from_db()
    context = {
        "form": form,
        "writing": writing,
        "saved": writing.read(request.keys),
        "mine": form.cleaned_data["text"],
        "here": "writing",
    }
    return render(request, "exercises/two_versions.html", context, status=409)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, row: Any) -> HttpResponse:
    """Erases a writing and all its versions, after one page that says so."""
    if request.method == "POST":

        def act() -> str:
            _row(request, row).remove(request.keys)
            return reverse("writings", kwargs={"bond": request.bond.id})

        return once(request, act)
    return render(request, "exercises/remove.html", {"writing": _row(request, row), "here": "writing"})
