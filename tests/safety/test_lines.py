"""The lines themselves: what was checked is there, what was not is never in front of it."""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from goldseam.safety.directory import OWN, STATUSES, Country, load

DIRECTORY = load(OWN)
COUNTRIES = {country.code: country for country in DIRECTORY.countries}

# Every line that somebody recorded a check of: country, kind, numbers.
CHECKED = {
    ("US", "crisis"): ["988"],
    ("US", "abuse"): ["1-800-799-7233"],
    ("CA", "crisis"): ["988"],
    ("CA", "abuse"): ["1-866-863-0511"],
    ("GB", "crisis"): ["116 123"],
    ("GB", "abuse"): ["0808 2000 247"],
    ("AU", "crisis"): ["13 11 14"],
    ("AU", "abuse"): ["1800 737 732"],
    ("DE", "crisis"): ["0800 111 0 111", "0800 111 0 222", "116 123"],
    ("DE", "abuse"): ["116 016"],
    ("AT", "crisis"): ["142"],
    ("AT", "abuse"): ["0800 222 555"],
    ("CH", "crisis"): ["143"],
    ("NL", "crisis"): ["113", "0800 0113"],
    ("NL", "abuse"): ["0800 2000"],
    ("SE", "crisis"): ["90101"],
    ("SE", "abuse"): ["116 016"],
    ("NO", "crisis"): ["116 123"],
    ("NO", "abuse"): ["116 006"],
    ("DK", "crisis"): ["70 201 201"],
    ("DK", "abuse"): ["1888"],
    ("FI", "crisis"): ["09 2525 0111"],
    ("FI", "abuse"): ["080 005 005"],
    ("KE", "crisis"): ["+254 722 178 177"],
    ("KE", "abuse"): ["1195"],
    ("AE", "crisis"): ["800 4673"],
    ("AE", "abuse"): ["800 111"],
}


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_every_checked_line_is_there_and_no_other_claims_to_be() -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for country in DIRECTORY.countries:
        for row in country.checked:
            found.setdefault((row.country, row.kind), []).extend(row.numbers)
    assert found == CHECKED


NAMED = {"ShelterSafe", "Hilfetelefon", "Tele-MANAS", "Yorisoi", "TELL", "AWARE", "Opferhilfe Schweiz"}


def test_a_service_has_a_name_only_where_a_source_gives_one() -> None:
    """Else the page says what kind of line it is: a name we only believe would stand beside "checked"."""
    assert {row.name for country in DIRECTORY.countries for row in country.rows} - {""} == NAMED


def test_whom_a_line_is_for_is_said_only_where_a_source_says_it() -> None:
    rows = [row for country in DIRECTORY.countries for row in country.rows]
    assert {(row.country, row.numbers[0], row.audience) for row in rows if row.audience} == {
        ("DE", "116 016", "women"),
        ("DE", "0800 123 99 00", "men"),
    }
    assert {(row.country, row.within) for row in rows if row.within} == {
        ("AR", "Gran Buenos Aires"),
        ("BE", "Nederlands"),
        ("BE", "français"),
        ("CA", "Ontario"),
        ("JP", "English"),
    }


def test_a_text_line_that_was_checked_is_there() -> None:
    (line,) = [row for row in COUNTRIES["US"].checked if row.kind == "abuse"]
    assert (line.sms, line.word) == ("88788", "START")


@pytest.mark.parametrize("country", DIRECTORY.countries, ids=lambda country: country.code)
def test_emergency_first_then_checked_then_the_rest(country: Country) -> None:
    assert country.emergency
    statuses = [STATUSES.index(row.status) for row in country.rows if row.kind != "emergency"]
    assert [status > 0 for status in statuses] == sorted(status > 0 for status in statuses)
    for group in (country.checked, country.unchecked):
        kinds = [row.kind for row in group]
        assert kinds == sorted(kinds, key=("crisis", "abuse").index)


@pytest.mark.parametrize("country", DIRECTORY.countries, ids=lambda country: country.code)
def test_every_row_has_a_source_and_every_check_somebody_who_made_it(country: Country) -> None:
    for row in country.rows:
        assert row.source
        assert row.status in STATUSES
        assert bool(row.by) == row.checked
        assert row.verified_on is None or row.checked


@pytest.mark.parametrize("country", DIRECTORY.countries, ids=lambda country: country.code)
def test_on_the_page_unchecked_lines_are_folded_away_and_say_so(country: Country) -> None:
    page = Client().get(reverse("help")).content.decode()
    section = re.search(
        rf'<section class="country" id="{country.code.lower()}".*?</section>', page, re.DOTALL
    )
    assert section
    opened, _, folded = section[0].partition("<details")
    assert [
        shown for row in country.unchecked for shown in row.numbers if f">{shown}</a>" not in folded
    ] == []
    seen = [row for row in (*country.emergency, *country.checked) for _ in row.numbers]
    assert opened.count('href="tel:') == len(seen)
    assert folded.count("Not checked by us.") == len(country.unchecked)
    assert len(re.findall("Checked[ ,]", opened)) == len(country.checked)
    assert f'href="#{country.code.lower()}"' in page


def test_a_check_is_told_with_its_day_and_who_made_it() -> None:
    text = text_of(Client().get(reverse("help")).content.decode())
    assert "Checked 23 September 2026, by the author of a public list, against the service’s" in text
    assert "Checked 5 June 2026, by an audit of public lists" in text
    assert "Checked, on a day that is not known, by a reading of a page" in text
    assert "We have called none of them." in text


@pytest.mark.parametrize(
    ("today", "old"), [(date(2026, 9, 1), 0), (date(2026, 10, 1), 2), (date(2027, 1, 1), 26)]
)
def test_old_checks_are_called_old(today: date, old: int) -> None:
    with time_machine.travel(today, tick=False):
        page = Client().get(reverse("help")).content.decode()
    assert page.count("That is more than 90 days ago.") == old


def test_the_emergency_number_stands_before_everything_that_can_be_called() -> None:
    page = Client().get(reverse("help")).content.decode()
    assert re.findall(r'href="(tel:[^"]+)"', page)[0] == "tel:112"
    assert page.index("A call can show") < page.index('id="countries"') < page.index('class="country"')


def test_the_page_says_how_to_stop_without_a_reason() -> None:
    text = text_of(Client().get(reverse("help")).content.decode())
    assert "To stop, without the other being told why" in text
    assert "The other person sees that you left, and the day. Nothing else." in text
    assert {code.number for code in DIRECTORY.codes} == {"116 123", "116 006", "116 016"}
    for code in DIRECTORY.codes:
        assert code.number in text
