"""Drafts: what was begun is there when its page is opened again, for its writer alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldseam.writing.models import Draft
from tests.cast import Actor

TEXT = "Half a sentence that"


@pytest.fixture
def page(ines: Actor) -> str:
    return ines.opened("what-happened")


def keep(actor: Actor, place: str, text: str = TEXT, **more: object):  # type: ignore[no-untyped-def]
    return actor.post(actor.url("draft"), {"place": place, "p-story": text} | more)


def test_the_button_keeps_it_and_leads_back_to_the_page(ines: Actor, page: str) -> None:
    assert keep(ines, page)["Location"] == page
    assert TEXT in ines.get(page).content.decode()


def test_it_keeps_itself_without_an_answer_that_replaces_the_page(ines: Actor, page: str) -> None:
    answer = ines.post(ines.url("draft"), {"place": page, "p-story": TEXT}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert TEXT in ines.get(page).content.decode()


def test_a_page_has_one_draft_and_the_newest_counts(ines: Actor, page: str) -> None:
    for number in range(3):
        keep(ines, page, f"{TEXT} {number}")
    assert Draft.objects.count() == 1
    assert f"{TEXT} 2" in ines.get(page).content.decode()


def test_each_page_has_its_own(ines: Actor, page: str) -> None:
    other = ines.url("pace")
    keep(ines, page, "For the first page.")
    ines.post(ines.url("draft"), {"place": other, "hard_dates": "For the second page."})
    assert "For the first page." in ines.get(page).content.decode()
    assert "For the second page." in ines.get(other).content.decode()


def test_feelings_are_kept_with_it(ines: Actor, page: str) -> None:
    keep(ines, page, **{"p-feelings": ["angry", "calm"]})
    shown = ines.get(page).content.decode()
    assert 'value="angry" checked' in shown and 'value="calm" checked' in shown
    assert 'value="numb" checked' not in shown


def test_it_is_gone_once_the_form_was_sent(ines: Actor, page: str) -> None:
    keep(ines, page)
    ines.post(page, {"p-story": f"{TEXT} is whole now.", "place": page})
    assert not Draft.objects.exists()
    assert TEXT not in ines.get(page).content.decode()


def test_it_survives_a_form_that_was_refused(ines: Actor, page: str) -> None:
    keep(ines, page)
    assert ines.post(page, {"p-story": " ", "place": page}).status_code == 200
    assert Draft.objects.count() == 1


def test_an_edit_has_its_draft_too(ines: Actor) -> None:
    page = ines.write("The first version.")
    keep(ines, f"{page}edit/", "The second ver")
    assert "The second ver" in ines.get(f"{page}edit/").content.decode()
    assert "The first version." in ines.get(page).content.decode()


def test_nobody_else_sees_it_not_even_that_it_is_there(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    place = ines.url("statement-propose")
    before = jonas.get(place).content
    ines.post(ines.url("draft"), {"place": place, "text": "Perhaps this could be said."})
    assert TEXT not in jonas.get(place).content.decode()
    assert len(jonas.get(place).content) == len(before)
    assert "Perhaps this could be said." in ines.get(place).content.decode()


def test_the_row_says_neither_the_page_nor_the_words(ines: Actor, page: str) -> None:
    keep(ines, page)
    row = Draft.objects.get()
    for column in (bytes(row.tag), bytes(row.envelope)):
        assert TEXT.encode() not in column and page.encode() not in column


def test_a_draft_for_another_bond_or_for_no_page_is_not_kept(
    pair: tuple[Actor, Actor], stranger: Actor
) -> None:
    ines, _ = pair
    for place in (
        stranger.url("today"),
        f"/b/{stranger.bond.id}/journey/",
        "/b/nonsense/",
        "/b/" + "x" * 300,
    ):
        assert keep(ines, place).status_code == 400
    for place in ("", "https://elsewhere.example/", reverse("account")):
        assert keep(ines, place).status_code == 204
    assert not Draft.objects.exists()


def test_nothing_at_all_is_no_draft(ines: Actor, page: str) -> None:
    assert keep(ines, page, "   ").status_code == 204
    assert not Draft.objects.exists()


def test_a_passphrase_never_becomes_part_of_a_draft(ines: Actor, page: str) -> None:
    secrets = {
        "passphrase": "nine slow rivers",
        "passphrase_again": "nine slow rivers",
        "present": "nine slow rivers",
    }
    keep(ines, page, **secrets)
    kept = Draft.objects.get().read(ines.keys())
    assert "nine slow rivers" not in str(kept.fields)


def test_a_draft_that_does_not_open_is_as_if_there_were_none(ines: Actor, page: str) -> None:
    keep(ines, page)
    Draft.objects.update(envelope=b"\0" * 400)
    assert ines.get(page).status_code == 200
    assert keep(ines, page, "Begun anew.")["Location"] == page
    assert "Begun anew." in ines.get(page).content.decode()
