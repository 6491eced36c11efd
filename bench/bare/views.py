from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bench.bare.models import Entry, Writer


def enter(request: HttpRequest) -> HttpResponse:
    """Gives the visitor a session."""
    request.session["writer"] = Writer.objects.values_list("pk", flat=True).get()
    return HttpResponseRedirect("/page/")


def page(request: HttpRequest) -> HttpResponse:
    """A session read, and three queries: who, how many, the latest twenty."""
    writer = Writer.objects.get(pk=request.session["writer"])
    count = writer.entries.count()
    latest = writer.entries.order_by("-day", "-id")[:20]
    return render(request, "bare/page.html", {"writer": writer, "count": count, "latest": latest})


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    """One row, on the disk before the answer."""
    Entry.objects.create(writer_id=request.session["writer"], title="saved", text=request.POST["text"])
    return HttpResponseRedirect("/page/")
