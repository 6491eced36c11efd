"""Why something is not open yet, in the reader's language: the reason and the hour, nothing of anybody."""

from __future__ import annotations

import re
import typing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from goldseam.bonds.asking import Here
from goldseam.journey import waiting
from goldseam.journey.pacing import NotYet, Reason
from goldseam.journey.program.loaded import program
from goldseam.journey.way import Way
from tests.cast import Actor, Holding
from tests.journey.pace import BERLIN, NOW

REASONS: tuple[Reason, ...] = typing.get_args(Reason)
LANGUAGES = ("en", "es")
HEARD = "what-happened"
THURSDAY = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)

WHYS = [NotYet(reason, THURSDAY, ("1",) if reason in ("step", "days") else (HEARD,)) for reason in REASONS]
SAID = {
    ("paused", "en"): "There is a pause. What is between you rests until Thursday 5 March, 18:00.",
    ("step", "en"): "This comes after “Acknowledge”. It opens when your part of that step is done.",
    ("days", "en"): "A step takes some days to sink in. This opens on Thursday 5 March, 18:00.",
    ("needs", "en"): "Something comes first: What happened, in my words.",
    ("together", "en"): "This part opens when both of you have come this far.",
    ("quiet", "en"): "These are your quiet hours. Nothing heavy begins now. "
    "This opens on Thursday 5 March, 18:00.",
}


def way(actor: Actor, now: datetime = NOW, zone: str = BERLIN) -> Way:
    return Way(Here(Holding(actor.keys()), actor.side), zone, now)


def said(why: NotYet, actor: Actor, language: str) -> str:
    with translation.override(language):
        return waiting.words(why, way(actor))


def test_every_reason_is_said_in_words(ines: Actor) -> None:
    for why in WHYS:
        for language in LANGUAGES:
            words = said(why, ines, language)
            assert words.endswith(".") and 20 < len(words) < 200, words
            assert not re.search(r"%\(|[{}<>]|None", words), words
            assert SAID.get((why.reason, language), words) == words


def test_every_reason_is_said_in_two_languages(ines: Actor) -> None:
    for why in WHYS:
        english, spanish = (set(re.findall(r"\w{4,}", said(why, ines, one))) for one in LANGUAGES)
        assert not english & spanish, why


def test_no_reason_says_a_name_a_count_or_since_when(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    for why in WHYS:
        for language in LANGUAGES:
            with translation.override(language):
                then = waiting.moment(THURSDAY, way(ines))
            words = said(why, ines, language).replace(then, "")
            assert not re.search(r"\d", words), words
            assert not {ines.name, jonas.name} & set(re.findall(r"\w+", words)), words
            assert not re.search(r"\b(since|yet to|still has|desde|todavía no ha|le falta)\b", words), words


def test_a_pause_without_a_day_says_that_it_ends_some_time(ines: Actor) -> None:
    assert said(NotYet("paused"), ines, "en") == (
        "There is a pause. What is between you rests until it ends."
    )


def test_several_things_that_come_first_are_all_named_by_their_titles(ines: Actor) -> None:
    known = program().activities
    why = NotYet("needs", of=("what-happened", "trust-map", "no longer in the program"))
    for language, and_ in (("en", " and "), ("es", " y ")):
        words = said(why, ines, language)
        tags = way(ines).tags
        titles = [known[slug].said(language, tags).title for slug in why.of[:2]]
        assert and_.join(titles) in words


# the hour


def test_an_hour_is_told_a_little_late_and_never_early(ines: Actor) -> None:
    for minute, second, shown in (
        (0, 0, "18:00"),
        (0, 1, "18:15"),
        (1, 0, "18:15"),
        (14, 59, "18:15"),
        (15, 0, "18:15"),
        (45, 1, "19:00"),
    ):
        when = datetime(2026, 3, 5, 18, minute, second, tzinfo=ZoneInfo(BERLIN))
        assert waiting.moment(when, way(ines)) == f"Thursday 5 March, {shown}"


def test_the_last_minutes_of_a_day_are_the_next_day(ines: Actor) -> None:
    when = datetime(2026, 3, 5, 23, 50, tzinfo=ZoneInfo(BERLIN))
    assert waiting.moment(when, way(ines)) == "Friday 6 March"


def test_what_is_far_off_has_a_day_and_no_hour(ines: Actor) -> None:
    assert waiting.moment(NOW + timedelta(days=4), way(ines)) == "Sunday 8 March, 18:00"
    assert waiting.moment(NOW + timedelta(days=4, minutes=1), way(ines)) == "Sunday 8 March"


def test_the_hour_is_that_of_the_readers_own_clock(ines: Actor) -> None:
    assert waiting.moment(THURSDAY, way(ines, zone="America/Bogota")) == "Thursday 5 March, 12:00"
    with translation.override("es"):
        assert waiting.moment(THURSDAY, way(ines, zone="Pacific/Auckland")) == "viernes 6 de marzo, 06:00"


def test_an_hour_that_is_left_out_is_never_told(ines: Actor) -> None:
    """At two in the morning the clock goes to three."""
    when = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert waiting.moment(when, way(ines, when - timedelta(days=1))) == "Sunday 29 March, 03:00"


WHOLE = [zone for zone in sorted(available_timezones()) if zone not in ("Africa/Monrovia",)]


@given(
    st.datetimes(datetime(2015, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)), st.sampled_from(WHOLE)
)
def test_whatever_the_zone_it_is_never_early_and_never_a_quarter_of_an_hour_late(
    when: datetime, zone: str
) -> None:
    shown = waiting.rounded(when, ZoneInfo(zone))
    assert timedelta(0) <= shown - when < timedelta(minutes=15)
    assert shown.minute % 15 == 0 and (shown.second, shown.microsecond) == (0, 0)
