"""What a phone has to fetch: the first page with everything that belongs to it, and each page after that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Actor

FIRST_PAGE = 150_000
LATER_PAGE = 40_000
A_HEAD = 1_500
"""What the headers of one answer take at the most; uvicorn adds a date and the length."""


def sent(response: HttpResponse) -> int:
    """Bytes of an answer as it goes over the wire, headers included."""
    assert response.status_code == 200
    assert response["Content-Encoding"] == "gzip"
    head = sum(len(name) + len(value) + 4 for name, value in response.items())
    assert head < A_HEAD
    return len(response.content) + head


def fetched(address: str) -> int:
    """Bytes of a static file as it is sent: packed where a packed one lies beside it."""
    path = Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size + A_HEAD


def belongings(page: str) -> set[str]:
    """Every file the page names, and every file its style sheets name in turn: all fonts, used or not."""
    named = set(re.findall(rf'(?:href|src)="({settings.STATIC_URL}[^"]+)"', page))
    for sheet in [one for one in named if one.endswith(".css")]:
        path = Path(settings.STATIC_ROOT) / sheet.removeprefix(settings.STATIC_URL)
        for found in re.findall(r"url\(([^)]+)\)", path.read_text()):
            inside = (path.parent / found.strip("\"'")).resolve()
            named.add(settings.STATIC_URL + str(inside.relative_to(Path(settings.STATIC_ROOT).resolve())))
    return named


@pytest.mark.django_db(databases=["default", "sessions"])
@pytest.mark.parametrize("name", ["welcome", "help", "begin", "sign-in"])
def test_a_first_page_with_fonts_style_and_scripts_is_small(name: str) -> None:
    client = Client()
    response = client.get(reverse(name), HTTP_ACCEPT_ENCODING="gzip")
    page = client.get(reverse(name)).content.decode()
    files = belongings(page)
    assert sum(one.endswith(".woff2") for one in files) == 4
    assert any(one.endswith(".css") for one in files)
    assert sent(response) + sum(fetched(one) for one in files) < FIRST_PAGE


@pytest.mark.slow
def test_later_pages_are_small(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    for number in range(12):
        ines.write(f"Writing {number}. " + "It rained, and we talked for an hour in the car. " * 20)
    kept = ines.write("The last one, with much in it. " * 60, feelings=("hurt", "angry"))
    jonas.propose("In May the car was sold, and it was not said. " * 5)
    ines.propose("In May our car was sold, and nothing was said. " * 5, seen=1)
    jonas.sign(2)
    tag = ines.keys().tag(ines.side.me_circle, "what-it-did").hex()
    inside = (
        "today",
        "journey",
        "writings",
        "agreements",
        "statement",
        "space",
        "pause",
        "comparing",
        "leave",
    )
    pages = [ines.url(name) for name in inside]
    pages += [
        ines.url("activity", tag=tag),
        kept,
        *(reverse(one) for one in ("account", "preferences", "help")),
    ]
    sizes = {page: sent(ines.get(page, HTTP_ACCEPT_ENCODING="gzip")) for page in pages}
    assert {page: size for page, size in sizes.items() if size >= LATER_PAGE} == {}
