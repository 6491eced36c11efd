"""Lines to call: what a file may say, what takes its place, and how old a check may be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldseam.safety.directory import OWN, BadDirectory, Row, load, of_home, stale

GOOD = """
[countries]
XA = "Here"
[sources.us]
text = "Asked by us."
by = "us"
"""
ROW = '[[rows]]\ncountry = "XA"\nkind = "crisis"\nnumbers = ["12 34"]\nstatus = "agreed"\nsource = ["us"]\n'


def written(folder: Path, text: str, name: str = "help.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> BadDirectory:
    with pytest.raises(BadDirectory) as caught:
        load(path)
    assert str(path) in str(caught.value)
    return caught.value


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (country,) = load(written(tmp_path, GOOD + ROW)).countries
    assert country.name == "Here"
    assert country.unchecked[0].numbers == ("12 34",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"XA"\nkind', '"XB"\nkind'),
        ('"crisis"', '"cheer"'),
        ('"agreed"', '"surely"'),
        ('["us"]', "[]"),
        ('["us"]', '["nobody"]'),
        ('["12 34"]', "[]"),
        ('["12 34"]', '["twelve"]'),
        ('["12 34"]', '["12;ext=4"]'),
        ('["12 34"]', "[1234]"),
        ('["us"]', '["us"]\nurl = "javascript:alert(1)"'),
        ('["us"]', '["us"]\nurl = "http://example.org/"'),
        ('["us"]', '["us"]\nverified_on = 2026-09-23'),
        ('["us"]', '["us"]\nverified_on = "soon"'),
        ('["us"]', '["us"]\ncolour = "red"'),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, before: str, after: str) -> None:
    text = GOOD + ROW + ROW.replace(before, after, 1)
    error = refused(written(tmp_path, text))
    assert error.row == 2
    assert "row 2" in str(error)


@pytest.mark.parametrize(
    "text", ["rows = 3", "[countries]\nxa = 'Here'", "[countries]\nXA = ''", "a =", "[[x]]"]
)
def test_a_bad_file_is_named(tmp_path: Path, text: str) -> None:
    refused(written(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text_is_refused_alike(tmp_path: Path) -> None:
    refused(tmp_path / "none.toml")
    (tmp_path / "help.toml").write_bytes(b"\xff\xfe\x00")
    refused(tmp_path / "help.toml")


SPOKEN = st.text() | st.lists(
    st.sampled_from(
        ["[[rows]]", "rows = [", "]", "{", "}", 'country = "XA"', "[countries]", "=", '"', "\n", "1"]
    )
).map("\n".join)


@given(text=SPOKEN)
@example(text="a = " + "[" * 4000)
@example(text="[countries]\n" + "\x00")
@example(text="verified_on = 2026-02-31")
def test_no_text_does_anything_worse_than_be_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "help.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load(path)
    except BadDirectory as error:
        assert error.path == path


def test_a_later_file_takes_the_place_of_a_country_and_kind_and_of_nothing_else(tmp_path: Path) -> None:
    ours = {country.code: country for country in load(OWN).countries}
    mine = written(
        tmp_path,
        '[sources.mine]\ntext = "I called."\nby = "the host"\n[[rows]]\ncountry = "DE"\nkind = "abuse"\n'
        'numbers = ["116 016"]\nstatus = "checked"\nverified_on = 2026-11-01\nsource = ["mine"]\n',
    )
    after = {country.code: country for country in load(OWN, mine).countries}
    assert [row.by for row in after["DE"].checked if row.kind == "abuse"] == ["the host"]
    assert [row for row in after["DE"].rows if row.kind != "abuse"] == [
        row for row in ours["DE"].rows if row.kind != "abuse"
    ]
    assert {code: c for code, c in after.items() if code != "DE"} == {
        c: v for c, v in ours.items() if c != "DE"
    }


def test_a_host_file_may_add_a_country_and_a_broken_one_never_takes_the_page_away(tmp_path: Path) -> None:
    assert of_home(tmp_path) == load(OWN)
    written(tmp_path, GOOD + ROW)
    assert "XA" in {country.code for country in of_home(tmp_path).countries}
    written(tmp_path, "broken [")
    assert of_home(tmp_path) == load(OWN)


def test_a_check_grows_old_after_ninety_days() -> None:
    row = Row("XA", "crisis", "checked", ("us",), ("1",), verified_on=date(2026, 9, 23))
    assert not stale(row, date(2026, 12, 22))
    assert stale(row, date(2026, 12, 23))
    assert not stale(row, date(2026, 12, 23), days=91)
    assert stale(Row("XA", "crisis", "unsure", ("us",), ("1",)), date(2026, 9, 23))
