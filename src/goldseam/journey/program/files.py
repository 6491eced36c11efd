"""How the files of a program are spelled, before they become ``shape``. Unknown keys are faults."""

from __future__ import annotations

from typing import Annotated

import msgspec

from goldseam.journey.program.shape import Audience, Grade, Kind, PartType, Since, Weight, Who

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*\Z", max_length=60)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*\Z", max_length=20)]
Hours = Annotated[int, msgspec.Meta(ge=0, le=24 * 400)]
Days = Annotated[int, msgspec.Meta(ge=0, le=400)]


class File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A TOML file or a table of one."""


class BreachFile(File, frozen=True):
    slug: Slug
    cause: str = ""
    private: bool = False


class ProgramFile(File, frozen=True):
    languages: Annotated[list[Language], msgspec.Meta(min_length=1)]
    steps: list[Slug]
    relationships: list[Slug] = []
    causes: list[Slug] = []
    safeguards: list[Slug] = []
    ways_through: list[Slug] = []
    breaches: list[BreachFile] = []


class StepFile(File, frozen=True):
    number: Annotated[int, msgspec.Meta(ge=0, le=99)]
    activities: list[Slug]
    days: Days = 0
    days_after: dict[str, Days] = {}
    gate: bool = False
    always_open: bool = False
    evidence: list[Slug] = []


class PartFile(File, frozen=True):
    id: Slug
    type: PartType
    required: bool = False
    low: Annotated[int, msgspec.Meta(ge=0, le=10)] = 1
    high: Annotated[int, msgspec.Meta(ge=1, le=11)] = 7


class WaitFile(File, frozen=True):
    after: Slug
    since: Since
    hours: Hours
    only: bool = False


class ScopeFile(File, frozen=True):
    relationships: list[Slug] = []
    causes: list[Slug] = []
    breaches: list[Slug] = []


class ActivityFile(File, frozen=True):
    kind: Kind
    who: Who = "each"
    audience: Audience = "me"
    weight: Weight = "light"
    minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] = 10
    rest: Hours = 0
    needs: list[Slug] = []
    waits: list[WaitFile] = []
    optional: bool = False
    first_day: bool = False
    landing: bool = False
    stays: bool = False
    drawn: bool = False
    in_turn: bool = False
    again: Days = 0
    again_after: dict[str, Days] = {}
    room: str = ""
    inside: str = ""
    revision: Annotated[int, msgspec.Meta(ge=1)] = 1
    relationships: list[Slug] = []
    causes: list[Slug] = []
    breaches: list[Slug] = []
    not_for: ScopeFile = ScopeFile()
    evidence: list[Slug] = []
    parts: list[PartFile] = []


class EvidenceFile(File, frozen=True):
    source: str
    grade: Grade
    where: str = ""
