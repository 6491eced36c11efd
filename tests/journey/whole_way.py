"""A program with the shape of the whole way, all eight steps, for walking it before its texts are there."""

from __future__ import annotations

from goldseam.journey.program.shape import Activity, Program, Scope, Step, Wait
from goldseam.journey.program.texts import Texts

NOTHING = {"en": Texts("", {})}
SLOW = {"betrayal": 7, "old-wound": 7}

AUDIENCES = {
    "reflect": "me",
    "read": "me",
    "practice": "me",
    "exchange": "both-when-both",
    "guess": "both-when-both",
    "sort": "both-when-both",
    "letter": "other-when-handed",
    "room": "both",
}

# step: "slug kind who weight", then flags: optional, first (from the first day), rest=hours, needs=slug,
# wait=slug:since:hours, not=tag
WAY = {
    0: """
        advice-first read each light first
        safety-check room each light optional first
        what-happened-here room each light
        first-ten-days reflect each light optional first
        quiet-hours room each light optional first
        if-one-leaves room together light
    """,
    1: """
        what-happened reflect each heavy first
        what-it-did reflect each heavy first
        is-it-over reflect responsible heavy needs=what-happened
        trust-map exchange each light
        what-we-both-know room together light needs=what-happened
        acknowledging-is-not read each light
    """,
    2: """
        how-we-pause room together light first
        when-it-hits letter each light first
        how-to-listen read each light
        twenty-minutes practice each light
        light-dialogue room together light needs=how-we-pause
        fears exchange each heavy
        to-be-heard reflect each heavy
        hard-dialogue room together heavy needs=to-be-heard
        what-we-tell-others room together light
    """,
    3: """
        what-i-stand-for reflect responsible light
        guilt-and-shame read responsible light
        impact-letter letter hurt heavy rest=24
        after-a-hard-letter reflect responsible heavy wait=impact-letter:received:24
        mirror letter responsible heavy rest=0 wait=impact-letter:received:24
        apology letter responsible heavy rest=24 wait=mirror:done:168
        two-forgivenesses read each light
        where-i-am reflect hurt light optional wait=apology:received:672
        what-can-not-be-given-back reflect each light optional
    """,
    4: """
        mending-over-months read each light
        check-ins room each light optional first
        triggers reflect each light
        setback-plan room together light
    """,
    5: """
        boundary-or-rule read each light first
        first-boundaries room each light first
        everyday-matters sort each light
        promises room together light
    """,
    6: """
        how-i-am reflect each light optional first
        low-mood read each light first
        choosing-a-counsellor read each light first
    """,
    7: """
        perspective read each light
        guess-and-ask guess each light
        your-side letter responsible heavy rest=24 not=old-wound
        the-friend reflect each light optional
    """,
    8: """
        how-it-could-happen reflect responsible heavy not=old-wound
        how-close reflect each light
        keep-begin-leave exchange each light
        fifteen-questions room together light optional
        setting-down practice each light optional
    """,
}
GATES = (0, 1, 2, 3, 7, 8)
SAFEGUARDS = ("how-we-pause", "when-it-hits", "first-boundaries")


def whole_way() -> Program:
    """All eight steps and the threshold. Rooms count as done when their visitor says so."""
    return Program(
        languages=("en",),
        relationships=("partners", "friends", "parent-child"),
        causes=("betrayal", "dishonesty", "old-wound"),
        breaches=(),
        safeguards=SAFEGUARDS,
        steps=tuple(_step(number, lines) for number, lines in WAY.items()),
        evidence={},
        texts=NOTHING,
    )


def _step(number: int, lines: str) -> Step:
    return Step(
        number=number,
        days=3 if number else 0,
        days_after=SLOW if number in (1, 2, 3, 7) else {},
        gate=number in GATES,
        always_open=number in (4, 5, 6),
        evidence=(),
        activities=tuple(_activity(number, line.split()) for line in lines.strip().splitlines()),
        texts=NOTHING,
    )


def _activity(step: int, words: list[str]) -> Activity:
    slug, kind, who, weight, *flags = words
    given = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    after, since, hours = given["wait"].split(":") if "wait" in given else ("", "", "0")
    return Activity(
        slug=slug,
        step=step,
        kind=kind,  # type: ignore[arg-type]
        who=who,  # type: ignore[arg-type]
        audience="me" if kind == "room" and who == "each" else AUDIENCES[kind],  # type: ignore[arg-type]
        weight=weight,  # type: ignore[arg-type]
        minutes=10,
        rest=int(given.get("rest", 0)),
        needs=(given["needs"],) if "needs" in given else (),
        waits=(Wait(after, since, int(hours)),) if after else (),  # type: ignore[arg-type]
        optional="optional" in flags,
        first_day="first" in flags,
        landing=False,
        stays=False,
        room=slug if kind == "room" else "",
        revision=1,
        only_for=Scope(),
        not_for=Scope(causes=frozenset({given["not"]})) if "not" in given else Scope(),
        evidence=(),
        parts=(),
        texts=NOTHING,
    )
