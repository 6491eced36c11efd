"""The way as pages list it: each step and activity with its words, its state and where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goldseam.journey import waiting
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity, Evidence, Grade, Step
from goldseam.journey.program.texts import Said
from goldseam.journey.steps import Seam, seam
from goldseam.journey.way import State, Way

Fact = tuple[str, str]


@dataclass(frozen=True)
class Listed:
    """One activity in a list. ``why`` says why it is not open, or nothing."""

    activity: Activity
    said: Said
    tag: str
    state: State
    why: str
    url: str
    facts: list[Fact]

    @property
    def opened(self) -> bool:
        return self.state in ("open", "done")


@dataclass(frozen=True)
class StepListed:
    """One step on the journey page. ``door`` says why it is not open yet, or nothing."""

    step: Step
    said: Said
    seam: Seam
    door: str
    now: bool
    finished: bool


def url_of(way: Way, activity: Activity) -> str:
    """Its own page, under this side's private name for it. The page of a room leads on to the room."""
    return reverse("activity", kwargs={"bond": way.here.bond.id, "tag": way.tag(activity)})


def facts(activity: Activity, partner: str) -> list[Fact]:
    """How long it takes and who will read it, each with the name of an icon."""
    minutes = ngettext("About %(n)d minute", "About %(n)d minutes", activity.minutes) % {
        "n": activity.minutes
    }
    found = [("clock", minutes), readers(activity, partner)]
    if activity.heavy:
        found.append(("pause", _("This can be heavy. Choose a calm hour")))
    return found


def readers(activity: Activity, partner: str) -> Fact:
    """Who may read what is written here."""
    if activity.kind == "read" or activity.room == "safety-check":
        return ("lock", _("Nobody sees that you read it"))
    return {
        "me": ("lock", _("Only you can read it")),
        "both-when-both": ("seal", _("Sealed until you have both answered")),
        "other-when-handed": ("lock", _("Only you, until you hand it over")),
        "both": ("shared", _("You can both read it")),
    }[activity.audience]


def listed(way: Way, activity: Activity) -> Listed:
    """One activity as it stands now."""
    state = way.state(activity)
    answer = way.answer(activity) if state == "not-yet" else None
    why = waiting.words(answer, way) if isinstance(answer, NotYet) else ""
    return Listed(
        activity,
        way.said(activity),
        way.tag(activity),
        state,
        why,
        url_of(way, activity),
        facts(activity, way.here.partner_name),
    )


def of_step(way: Way, step: Step) -> list[Listed]:
    """What a step's page lists. What stands inside a room is listed there."""
    return [listed(way, one) for one in way.activities(step) if not one.inside]


def inside(way: Way, room: str) -> list[Listed]:
    """What stands on a room's page, in the order of the way."""
    own = (one for step in way.program.steps for one in way.activities(step))
    return [listed(way, one) for one in own if one.inside == room]


def ways_through(way: Way) -> list[tuple[Said, str]]:
    """What there is when it does not go as hoped, as far as it is for me: its words, and where it leads."""
    known = way.program.activities
    named = (known[slug] for slug in way.program.ways_through if slug in known)
    return [(way.said(one), url_of(way, one)) for one in named if one.is_for(way.tags)]


def all_inside_settled(way: Way, room: str) -> bool:
    """Whether I am through with everything inside a room that is not optional. Asks no database."""
    own = [one for step in way.program.steps for one in way.activities(step) if one.inside == room]
    return bool(own) and all(one.optional or way.past.settled(one.slug) for one in own)


GRADES: dict[Grade, Promise] = {
    "trial": gettext_lazy("Tested in trials"),
    "small-study": gettext_lazy("Seen in a study"),
    "clinical": gettext_lazy("What practitioners report"),
    "own": gettext_lazy("Our own making"),
}


@dataclass(frozen=True)
class EvidenceCard:
    """What a text rests on, in the reader's language."""

    evidence: Evidence
    said: Said

    @property
    def grade(self) -> Promise:
        return GRADES[self.evidence.grade]


def evidence(way: Way, slugs: Iterable[str]) -> list[EvidenceCard]:
    """The cards of a step or an activity, in its order."""
    language = translation.get_language() or "en"
    known = (way.program.evidence[slug] for slug in slugs if slug in way.program.evidence)
    return [EvidenceCard(one, one.said(language)) for one in known]


def steps(way: Way) -> list[StepListed]:
    """Every step in order, as this side sees it; at most one is the one to go on with."""
    mine = {step for own, step in way.marks if own}
    theirs = {step for own, step in way.marks if not own}
    current = current_step(way)
    found = []
    for step in way.program.steps:
        door = way.door(step)
        why = waiting.words(door, way) if isinstance(door, NotYet) else ""
        state = seam(step.number, mine, theirs)
        found.append(StepListed(step, way.said(step), state, why, step is current, step.number in mine))
    return found


def current_step(way: Way) -> Step | None:
    """The first step of the gated way that is open and not finished; else the last that is open."""
    gated = [step for step in way.program.steps if not step.always_open]
    opened = [step for step in gated if not isinstance(way.door(step), NotYet)]
    unfinished = [step for step in opened if step.number not in way.past.finished and step.activities]
    return unfinished[0] if unfinished else (opened[-1] if opened else None)
