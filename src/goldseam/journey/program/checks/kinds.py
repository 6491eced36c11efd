"""Each activity has what its kind needs, and nothing its kind can not do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from goldseam.journey import rooms
from goldseam.journey.program.checks.subject import Subject
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.shape import Activity, Kind, PartType


@dataclass(frozen=True)
class Rule:
    """What is wrong with an activity when ``broken`` holds; ``key`` is where to look."""

    broken: Callable[[Activity], bool]
    key: str
    what: str
    mend: str


def _of(*kinds: str) -> Callable[[Activity], bool]:
    return lambda activity: activity.kind in kinds


def _has(activity: Activity, *types: str) -> bool:
    return any(part.type in types for part in activity.parts)


GUESSED: tuple[PartType, ...] = ("scale", "choice", "cards")
FITTING: dict[Kind, tuple[PartType, ...]] = {"guess": GUESSED, "sort": ("cards",)}
"""The types of parts that a kind shows, where it does not show all."""

_writes = _of("reflect", "exchange", "guess", "letter", "sort")
_sealed = _of("exchange", "guess", "sort")

RULES = (
    Rule(
        lambda it: it.kind == "room" and not it.room,
        "kind",
        "A room needs to say which.",
        'Add `room = "name"`.',
    ),
    Rule(
        lambda it: bool(it.room) and it.kind != "room",
        "room",
        "Only the kind `room` leads into a room.",
        'Take `room` away, or set `kind = "room"`.',
    ),
    Rule(
        lambda it: bool(it.inside) and it.kind == "room",
        "inside",
        "A room can not stand inside a room.",
        "Take `inside` away, or choose another `kind`.",
    ),
    Rule(
        lambda it: _sealed(it) and it.audience != "both-when-both",
        "audience",
        "This kind is sealed until both have answered.",
        'Set `audience = "both-when-both"`.',
    ),
    Rule(
        lambda it: it.audience == "both-when-both" and not _sealed(it) and it.kind != "room",
        "audience",
        "Only exchange, guess and sort are sealed until both have answered.",
        "Choose another `audience`, or another `kind`.",
    ),
    Rule(
        lambda it: it.kind == "letter" and it.audience not in ("other-when-handed", "me"),
        "audience",
        "A letter is handed over by its writer, or never sent.",
        'Set `audience = "other-when-handed"`, or `audience = "me"`.',
    ),
    Rule(
        lambda it: it.kind in ("reflect", "read") and it.joint,
        "audience",
        "This kind is for one person alone.",
        'Set `audience = "me"` and a `who` other than `together`.',
    ),
    Rule(
        lambda it: it.stays and it.joint,
        "stays",
        "`stays` says that it never goes to the other, and its audience says that it does.",
        'Take `stays` away, or set `audience = "me"`.',
    ),
    Rule(
        lambda it: it.in_turn and it.audience != "other-when-handed",
        "in_turn",
        "Only what is handed over goes in turn.",
        'Take `in_turn` away, or set `audience = "other-when-handed"`.',
    ),
    Rule(
        lambda it: it.drawn and not (it.kind == "reflect" and it.stays and _has(it, "scale")),
        "drawn",
        "Only scales of a private text that stays with its writer are drawn over time.",
        'Take `drawn` away, or set `kind = "reflect"` and `stays = true`, and ask for a scale.',
    ),
    Rule(
        lambda it: _writes(it) and not it.parts,
        "kind",
        "This kind is written in parts, and there are none.",
        "Add `[[parts]]` with `id` and `type`.",
    ),
    Rule(
        lambda it: it.kind in ("read", "room") and bool(it.parts),
        "parts",
        "This kind has no fields: its parts would never be shown.",
        "Take the parts away, or choose another `kind`.",
    ),
    Rule(
        lambda it: it.kind == "guess" and not _has(it, *GUESSED),
        "kind",
        "A guess is made on scales, choices or cards, and there are none.",
        'Add a part with `type = "scale"`, `"choice"` or `"cards"`.',
    ),
    Rule(
        lambda it: it.kind == "sort" and not _has(it, "cards"),
        "kind",
        "There are no cards to sort.",
        'Add a part with `type = "cards"`.',
    ),
    Rule(
        lambda it: it.rest > 0 and it.audience != "other-when-handed",
        "rest",
        "Only what is handed over can rest before that.",
        'Take `rest` away, or set `audience = "other-when-handed"`.',
    ),
    Rule(
        lambda it: it.landing and it.audience != "other-when-handed",
        "landing",
        "Only what is handed over can be answered part by part.",
        "Take `landing` away.",
    ),
    Rule(
        lambda it: it.again > 0 and not it.landing,
        "again",
        "Only what is answered part by part has days before a next version.",
        "Take `again` away, or set `landing = true`.",
    ),
    Rule(
        lambda it: bool(it.again_after) and not it.again,
        "again_after",
        "Without `again` there are no days to be more after a cause.",
        "Add `again`, in days, or take `again_after` away.",
    ),
)


def faults(subject: Subject) -> Iterator[Fault]:
    """Of every activity, in its TOML file."""
    for step, activity in subject.walked:
        path = subject.file_of(step, activity)
        for rule in RULES:
            if rule.broken(activity):
                yield Fault(path, subject.at(path, rule.key), rule.what, rule.mend)
        yield from _parts(path, activity, subject)
        yield from _scope(path, activity, subject)
        if activity.inside and rooms.found(activity.inside) is None:
            yield _no_room(path, subject.at(path, "inside"), activity.inside)
        if activity.kind == "room" and activity.room:
            yield from _room(path, activity, subject, needed=step.gate and not activity.optional)


def _room(path: Path, activity: Activity, subject: Subject, *, needed: bool) -> Iterator[Fault]:
    room = rooms.found(activity.room)
    if room is None:
        yield _no_room(path, subject.at(path, "room"), activity.room)
    elif room.done is None and not room.noted and needed and subject.beside is None:
        yield Fault(
            path,
            subject.at(path, "room"),
            "This room never says that it is done, so the step would never be.",
            "Set `optional = true`.",
        )


def _no_room(path: Path, line: int, name: str) -> Fault:
    return Fault(
        path, line, f"There is no room `{name}`.", f"Use one of: {', '.join(sorted(rooms.names()))}."
    )


def _parts(path: Path, activity: Activity, subject: Subject) -> Iterator[Fault]:
    counted = Counter(part.id for part in activity.parts)
    for nth, part in enumerate(activity.parts):
        if counted.pop(part.id, 1) > 1:
            line = subject.at(path, "id", table="parts", nth=nth)
            yield Fault(path, line, f"The part `{part.id}` is there twice.", "Give each part its own `id`.")
        fitting = FITTING.get(activity.kind, (part.type,))
        if part.type not in fitting:
            line = subject.at(path, "type", table="parts", nth=nth)
            what = f"The kind `{activity.kind}` would never show a part of type `{part.type}`."
            yield Fault(path, line, what, f"Use one of: {', '.join(fitting)}.")
        if part.type == "scale" and part.high <= part.low:
            line = subject.at(path, "low", table="parts", nth=nth)
            yield Fault(path, line, "The scale has no steps.", "Set `high` above `low`.")


def _scope(path: Path, activity: Activity, subject: Subject) -> Iterator[Fault]:
    base = subject.base
    known = {
        "relationships": subject.relationships,
        "causes": frozenset(base.causes),
        "breaches": frozenset(one.slug for one in base.breaches),
    }
    for table, scope in (("", activity.only_for), ("not_for", activity.not_for)):
        for key, slugs in known.items():
            for slug in sorted(getattr(scope, key) - slugs):
                yield Fault(
                    path,
                    subject.at(path, key, slug, table),
                    f"There is no `{slug}` among the {key}.",
                    f"Use some of: {', '.join(sorted(slugs))}.",
                )
    met = all(
        not getattr(activity.only_for, key)
        or getattr(activity.only_for, key) - getattr(activity.not_for, key)
        for key in known
    )
    if not met or subject.relationships <= activity.not_for.relationships:
        yield Fault(
            path,
            subject.at(path, "relationships", table="not_for"),
            "No reader can ever meet this: what it is for and what it is not for leave nobody.",
            "Take a name out of `[not_for]`, or the whole table.",
        )
