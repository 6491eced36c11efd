"""Forms that count once: double clicks, Back and send again, a train into a tunnel."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from goldseam.lib import clock
from goldseam.vault import sodium
from goldseam.web.models import FormOnce

KEPT = timedelta(days=2)


def form_of(request: HttpRequest) -> uuid.UUID:
    """The form's own number, or a new one for a form that carries none."""
    try:
        return uuid.UUID(request.POST.get("form_id", ""))
    except ValueError:
        return uuid.uuid4()


def sender(request: HttpRequest) -> str:
    """Who sends: the person, or for somebody not signed in their form cookie, as a digest."""
    person = getattr(request, "person", None)
    if person is not None:
        return str(person.pk)
    return sodium.digest(request.META.get("CSRF_COOKIE", "").encode(), person=b"form-sender").hex()


def led_to(request: HttpRequest) -> str | None:
    """Where this very form led before, if it was sent before."""
    found = FormOnce.objects.filter(who=sender(request), form=form_of(request))
    return found.values_list("result", flat=True).first()


def once(request: HttpRequest, act: Callable[[], str]) -> HttpResponseRedirect:
    """Does ``act`` and remembers where it led, in one transaction; the second time only leads there.

    ``act`` returns the path to go to. What it raises undoes everything.
    """
    who, form = sender(request), form_of(request)
    try:
        with transaction.atomic():
            row = FormOnce(who=who, form=form, result="", day=clock.real().date())
            row.save(force_insert=True)
            row.result = act()
            row.save(update_fields=["result"])
            return HttpResponseRedirect(row.result)
    except IntegrityError:
        before = led_to(request)
        if before is None:
            raise
        return HttpResponseRedirect(before)


def forget_old(now: datetime) -> None:
    """A form is remembered for two days; nobody sends one again after that."""
    FormOnce.objects.filter(day__lt=(now - KEPT).date()).delete()
