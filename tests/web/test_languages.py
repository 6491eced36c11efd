"""Every word of the pages in every language: nothing missing, nothing half, nothing in the wrong place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.forms import DateField, DateInput
from django.utils import translation
from django.utils.formats import date_format

from tests.catalogue import (
    INSIDE,
    LANGUAGES,
    LOCALES,
    SOURCE,
    Catalogue,
    compiled,
    in_english,
    made_anew,
    read,
)
from tests.test_habits_of_pages import NEUTRAL

CATALOGUES = {language: LOCALES / language / INSIDE for language in LANGUAGES}
EVERY = pytest.mark.parametrize("language", LANGUAGES)
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}|</?\w+>")
# Said alike in English and Spanish: what is all holes and marks.
ALIKE = {"es": {"%(day)s, %(time)s", "%(step)s: %(state)s.", "No"}}


def plain(key: str | tuple[str, int]) -> str:
    """The English of an entry, without context and number."""
    return (key if isinstance(key, str) else key[0]).rpartition("\x04")[2]


def said(language: str) -> Catalogue:
    return read(CATALOGUES[language].with_suffix(".mo"))


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Everything the source of today asks for."""
    return in_english(made_anew("en", tmp_path_factory.mktemp("wanted")))


def test_every_language_that_is_offered_has_a_catalogue() -> None:
    assert [settings.LANGUAGE_CODE, *LANGUAGES] == [code for code, _name in settings.LANGUAGES]


@EVERY
@pytest.mark.slow
def test_every_string_of_the_source_is_translated_and_no_other(language: str, wanted: Catalogue) -> None:
    there = {plain(key) for key in said(language)}
    asked = {plain(key) for key in wanted}
    assert sorted(asked - there) == [], "make the catalogue anew (python -m tests.catalogue) and translate"
    assert sorted(there - asked) == [], "make the catalogue anew (python -m tests.catalogue)"


@EVERY
def test_nothing_in_a_catalogue_is_fuzzy_or_empty(language: str) -> None:
    text = CATALOGUES[language].read_text()
    assert not re.search(r"^#, .*fuzzy", text, re.MULTILINE)
    assert not re.search(r'^msgstr(\[\d\])? ""\n(?!")', text, re.MULTILINE)


@EVERY
@pytest.mark.slow
def test_the_compiled_catalogue_is_the_written_one(language: str, tmp_path: Path) -> None:
    made = compiled(CATALOGUES[language], tmp_path / "made.mo")
    assert made.read_bytes() == CATALOGUES[language].with_suffix(".mo").read_bytes()


@EVERY
def test_what_is_filled_in_is_the_same_in_both(language: str) -> None:
    wrong = []
    for key, text in said(language).items():
        holes, filled = sorted(HOLES.findall(plain(key))), sorted(HOLES.findall(text))
        counted = {"%(n)s", "%(n)d"} if isinstance(key, tuple) else set()  # "one" may go without its number
        if holes != filled and not set(filled) ^ set(holes) <= counted:
            wrong.append((plain(key), text))
    assert wrong == []


@EVERY
def test_nothing_was_left_in_english_by_accident(language: str) -> None:
    same = {plain(key) for key, text in said(language).items() if plain(key) == text}
    assert same - ALIKE[language] == set()


@EVERY
def test_spaces_at_the_edges_and_the_last_mark_are_kept(language: str) -> None:
    ends = re.compile(r"[.:?]?\s*$")
    for key, text in said(language).items():
        english = plain(key)
        assert text.strip() == text or english.strip() != english, text
        assert ends.search(english)[0].strip() == ends.search(text)[0].strip(), (english, text)  # type: ignore[index]


# One "you" (tú) that holds everywhere, no gender of the reader, no cheering, nobody a "user".
NOT_SPANISH = {
    "a plural you": r"\b(vosotr[oa]s|vuestr[oa]s?|ustedes|usted|podéis|tenéis|habéis|queréis|sois)\b",
    "a gender of the reader": r"\b(?:estás|estés|eres|seas|te sientes)(?: muy| aquí)? "
    r"(?!ahora|cuando|otra persona|\w+ndo\b)\w+(?:[dtslr]|ch)[oa]\b|\bbienvenid[oa]|\w+/as?\b|\w@s?\b",
    "cheering": r"[!¡]|enhorabuena|felicidades|genial",
    "users": r"\busuari[oa]s?\b|\bclic\b",
}


@pytest.mark.parametrize("what", NOT_SPANISH)
def test_spanish_keeps_the_voice(what: str) -> None:
    told = [path.read_text() for path in (SOURCE / "content").rglob("*.es.md")]
    lines = [line for text in told for line in text.splitlines() if not line.startswith("## ")]
    every = [*said("es").values(), *lines]
    assert [text for text in every if re.search(NOT_SPANISH[what], text, re.IGNORECASE)] == []


def test_spanish_calls_two_people_a_couple_only_where_they_said_so() -> None:
    named = {plain(key) for key, text in said("es").items() if re.search(r"\bparejas?\b", text)}
    others = {"We are partners", "We were partners", "Partners", "Former partners"}
    assert {one for one in named - others if "couples" not in one} == set()


@EVERY
def test_titles_stay_one_neutral_word(language: str) -> None:
    titles = {plain(key): text for key, text in said(language).items() if plain(key) in NEUTRAL}
    assert set(titles) == NEUTRAL
    assert [text for text in titles.values() if not re.fullmatch(r"\w+", text)] == []


def calls_in_fstrings(path: Path) -> Iterator[int]:
    """Lines where a translation is asked for inside an f-string, where it is not found."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                called = inner.func if isinstance(inner, ast.Call) else None
                if isinstance(called, ast.Name) and called.id in ("_", "gettext", "ngettext", "gettext_lazy"):
                    yield node.lineno


def test_every_string_stands_where_it_is_found() -> None:
    found = [f"{path}:{line}" for path in SOURCE.rglob("*.py") for line in calls_in_fstrings(path)]
    assert found == []


def test_pages_leave_the_order_of_day_and_month_to_the_language() -> None:
    by_hand = re.compile(r'\|(?:date|time):"(?!\w+_FORMAT")(?![GHi:.]+")(?![lF]")[^"]*"')
    pages = {path.name: by_hand.findall(path.read_text()) for path in SOURCE.rglob("*.html")}
    assert {name: found for name, found in pages.items() if found} == {}


@pytest.mark.parametrize(
    ("language", "day", "short", "moment"),
    [
        ("en", "22 November 2026", "22 November", "22 November 2026, 21:05"),
        ("es", "22 de noviembre de 2026", "22 de noviembre", "22 de noviembre de 2026, 21:05"),
    ],
)
def test_days_and_times_are_written_as_the_language_writes_them(
    language: str, day: str, short: str, moment: str
) -> None:
    at = datetime(2026, 11, 22, 21, 5)
    with translation.override(language):
        assert date_format(at) == day
        assert date_format(at, "MONTH_DAY_FORMAT") == short
        assert date_format(at, "DATETIME_FORMAT") == moment


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_a_day_in_a_field_is_written_as_browsers_want_it(language: str) -> None:
    with translation.override(language):
        assert 'value="2026-11-22"' in DateInput().render("on", date(2026, 11, 22))
        assert DateField().clean("2026-11-22") == date(2026, 11, 22)
