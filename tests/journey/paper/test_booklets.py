"""Booklets: whole for every reader, the same for everybody, nothing asked and nothing that presses."""

from __future__ import annotations

import re

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from goldseam.journey import rooms
from goldseam.journey.paper import by_hand
from goldseam.journey.paper.booklet import Booklet
from goldseam.journey.paper.reader import Reader, everybody
from goldseam.journey.program.loaded import program
from goldseam.journey.views.paper import rendered
from tests.cast import Actor

OFF_PAPER = {"safety-check", "pace", "day-one"}
SCREEN = re.compile(r"<(button|input|textarea|form)\b(?![^>]*quick-exit)", re.IGNORECASE)


def address(reader: Reader) -> str:
    return reverse("booklet", kwargs={"number": list(everybody()).index(reader) + 1})


def test_every_kind_of_bond_has_a_booklet() -> None:
    assert {reader.relationship for reader in everybody()} == set(program().relationships)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reader", list(everybody()), ids=str)
def test_every_booklet_has_all_that_is_for_its_reader(reader: Reader, language: str) -> None:
    booklet = Booklet(program(), reader, language)
    meant = [
        one.slug
        for step in program().steps
        for one in step.activities
        if one.is_for(reader.tags) and one.room not in OFF_PAPER
    ]
    sheets = [sheet for chapter in booklet.chapters for sheet in chapter.sheets]
    assert [sheet.activity.slug for sheet in sheets] == meant
    for sheet in sheets:
        assert sheet.said.title and (
            sheet.how or sheet.activity.kind == "read" or by_hand.twin(sheet.activity) != ""
        )
        for field in sheet.fields:
            assert field.ask and (field.rows or field.items or field.scale), (
                sheet.activity.slug,
                field.part.id,
            )


def test_every_room_is_something_on_paper_or_left_out_on_purpose() -> None:
    assert rooms.names() - OFF_PAPER == set(by_hand.ROOMS)


@pytest.mark.parametrize("part", ["hurt", "responsible"])
def test_a_booklet_speaks_to_one_reader_only(part: str) -> None:
    told = rendered(Reader("siblings", "dishonesty", part), "en")
    others = [
        one.said("en", frozenset()).title
        for one in program().activities.values()
        if one.who in ("hurt", "responsible") and one.who != part
    ]
    assert others
    assert not [title for title in others if f">{title}</h3>" in told]


def test_on_paper_there_is_nothing_to_press() -> None:
    page = rendered(Reader("friends", "betrayal", "hurt"), "en")
    inside = page[page.index("<main") :]
    assert not SCREEN.search(inside)


def test_everybody_gets_the_same_bytes_and_no_database_is_asked(ines: Actor) -> None:
    def asks_nothing(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        raise AssertionError(sql)

    for url in (reverse("booklets"), address(Reader("child", "old-wound", "hurt"))):
        with (
            connections["default"].execute_wrapper(asks_nothing),
            connections["sessions"].execute_wrapper(asks_nothing),
        ):
            answers = [client.get(url) for client in (Client(), ines.client)]
        assert len({answer.content for answer in answers}) == 1
        assert not any(answer.cookies for answer in answers)


def test_a_booklet_can_be_had_in_the_language_its_address_asks_for() -> None:
    answer = Client().get(address(Reader("partners", "betrayal", "both")), {"lang": "es"})
    assert answer["Content-Language"] == "es" and "Ocho pasos, a mano" in answer.content.decode()


def test_the_choice_leads_to_every_booklet() -> None:
    page = Client().get(reverse("booklets")).content.decode()
    assert all(f'href="{address(reader)}"' in page for reader in everybody())


def test_a_reader_who_does_not_exist_finds_no_page() -> None:
    for number in (0, len(list(everybody())) + 1, 10**30):
        assert Client().get(f"/print/{number}/").status_code == 404
    for named in (
        ("neighbours", "betrayal", "hurt"),
        ("friends", "rain", "hurt"),
        ("friends", "betrayal", "judge"),
    ):
        with pytest.raises(KeyError):
            Reader(*named)
