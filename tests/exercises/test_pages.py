"""Writing alone: kept, revised, never overwritten in silence, erased with every version."""

from __future__ import annotations

import re
import uuid

import pytest
from django.http import HttpResponse

from goldseam.exercises.models import Reflection, Version
from tests.cast import Actor


def revise(actor: Actor, page: str, text: str, seen: int, **more: str) -> HttpResponse:
    where = f"{page}edit/"
    return actor.post(where, {"p-story": text, "revision": str(seen), "place": where} | more)


def shown(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


@pytest.fixture
def page(ines: Actor) -> str:
    return ines.write("He sold the car.", feelings=("hurt", "wary"))


def test_what_was_written_can_be_read_with_its_feelings(ines: Actor, page: str) -> None:
    text = shown(ines, page)
    assert "He sold the car." in text
    assert "hurt" in text and "wary" in text


def test_a_revision_keeps_the_version_before(ines: Actor, page: str) -> None:
    assert revise(ines, page, "He sold our car.", 1)["Location"] == page
    assert "He sold our car." in shown(ines, page)
    assert "He sold the car." in shown(ines, f"{page}1/")
    assert ines.get(f"{page}2/").status_code == 404


def test_two_windows_never_overwrite_each_other(ines: Actor, page: str) -> None:
    revise(ines, page, "From the first window.", 1)
    answer = revise(ines, page, "From the second window.", 1)
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "From the first window." in both and "From the second window." in both
    assert "From the first window." in shown(ines, page)
    newer = re.search(r'name="revision" value="(\d+)"', both)
    assert newer is not None
    assert revise(ines, page, "Both together.", int(newer[1])).status_code == 302
    assert "Both together." in shown(ines, page)
    assert Version.objects.count() == 2


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "٣", "9" * 20, "1.0"])
def test_a_form_that_does_not_say_what_it_saw_overwrites_nothing(ines: Actor, page: str, seen: str) -> None:
    answer = ines.post(f"{page}edit/", {"p-story": "Anything.", "revision": seen})
    assert answer.status_code == 409
    assert "He sold the car." in shown(ines, page)


def test_erasing_takes_every_version_along(ines: Actor, page: str) -> None:
    revise(ines, page, "He sold our car.", 1)
    assert ines.get(f"{page}delete/").status_code == 200
    assert Reflection.objects.count() == 1
    ines.post(f"{page}delete/")
    assert not Reflection.objects.exists()
    assert not Version.objects.exists()
    assert ines.get(page).status_code == 404


def test_a_revision_of_what_was_erased_in_another_window_is_not_lost_in_silence(
    ines: Actor, page: str
) -> None:
    ines.post(f"{page}delete/")
    assert revise(ines, page, "Written meanwhile.", 1).status_code == 404


def test_nothing_and_too_much_are_said_kindly_and_the_text_stays(ines: Actor) -> None:
    write = ines.opened("what-happened")
    empty = ines.post(write, {"p-story": "   "})
    assert "There is nothing here yet" in empty.content.decode()
    long = "word " * 13_000
    answer = ines.post(write, {"p-story": long})
    assert answer.status_code == 200
    assert long.strip() in answer.content.decode()
    assert "longer than one page" in answer.content.decode()
    assert not Reflection.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }}",
        '"><img src=x onerror=alert(1)>',
        "الحقيقة والثقة",
        "🫶🏽 family 👩‍👩‍👧",
        "a\r\nb\n\n\nc",
        "%s %(name)s {0}",
        "x" * 60_000,
    ],
)
def test_any_words_come_back_as_they_were_and_never_as_markup(ines: Actor, text: str) -> None:
    page = ines.write(text)
    found = Reflection.objects.of(ines.side).get().read(ines.keys()).parts[0].value
    assert found == text.replace("\r\n", "\r\n").strip()
    body = shown(ines, page)
    assert "<script>alert" not in body and "<img src=x" not in body


def test_an_envelope_that_does_not_open_harms_nothing_else(ines: Actor, page: str) -> None:
    good = ines.write("Still here.")
    row = uuid.UUID(page.split("/")[-2])
    broken = bytearray(Reflection.objects.get(id=row).envelope)
    broken[-1] ^= 1
    Reflection.objects.filter(id=row).update(envelope=bytes(broken))
    assert ines.get(ines.url("writings")).status_code == 200
    assert ines.get(ines.url("today")).status_code == 200
    assert "Still here." in shown(ines, good)
    assert "can not be opened" in shown(ines, page)
    assert ines.get(f"{page}edit/").status_code in (302, 404)
    assert ines.post(f"{page}edit/", {"p-story": "x", "revision": "1"}).status_code in (302, 404)
    assert "can not be opened" in ines.step_up(ines.url("copy")).content.decode()
    assert ines.get(f"{page}delete/").status_code == 200
    assert ines.post(f"{page}delete/").status_code == 302
    assert ines.get(page).status_code == 404


def test_the_list_is_newest_first_and_in_pages_of_thirty(ines: Actor) -> None:
    for number in range(31):
        ines.write(f"Text {number}.")
    first, second = shown(ines, ines.url("writings")), shown(ines, ines.url("writings") + "?page=2")
    link = re.compile(rf'href="/b/{ines.bond.id}/writings/[0-9a-f-]{{36}}/"')
    assert (len(link.findall(first)), len(link.findall(second))) == (30, 1)


@pytest.mark.parametrize("wanted", ["0", "-1", "x", "999999999999999999999", "", "1e9", "%00"])
def test_a_page_that_is_not_there_is_one_that_is(ines: Actor, page: str, wanted: str) -> None:
    assert ines.get(ines.url("writings") + f"?page={wanted}").status_code == 200


def test_a_feeling_that_is_not_offered_is_not_taken(ines: Actor) -> None:
    write = ines.opened("what-happened")
    assert ines.post(write, {"p-story": "Something.", "p-feelings": ["<b>"]}).status_code == 200
    assert not Reflection.objects.exists()
