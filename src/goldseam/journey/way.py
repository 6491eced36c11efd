"""The program as one side walks it: what is open now, and the verbs that move it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Literal

import msgspec
from django.db import transaction
from django.utils import translation

from goldseam.bonds import incidents
from goldseam.bonds.asking import BondRequest, Here
from goldseam.bonds.models import Pause
from goldseam.journey import pacing, rooms
from goldseam.journey.models import PaceState, StepDone
from goldseam.journey.pacing import Answer, Common, Open, Reader
from goldseam.journey.past import Past
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Step
from goldseam.journey.program.texts import Said
from goldseam.lib import clock

State = Literal["done", "never", "open", "not-yet"]
Change = Callable[[Past], None]


class Way:
    """One side's way at one moment. Read once a request; a verb runs inside the caller's transaction."""

    def __init__(self, here: Here, zone: str, now: datetime) -> None:
        self.here, self.zone, self.now = here, zone, now
        self.program = program()

    @cached_property
    def past(self) -> Past:
        """What I did so far, as I sealed it; or what the marks of my seams still say of it."""
        return self.kept if self.kept is not None else self._rebuilt()

    @cached_property
    def kept(self) -> Past | None:
        """My state of pace; nothing when it was damaged or changed outside of the program."""
        return PaceState.found(self.here.side, self.here.keys)

    def _rebuilt(self) -> Past:
        """A state that does not open leaves off here: what my marks call done stays done."""
        past = Past()
        for number in sorted(step for own, step in self.marks if own):
            past.entered[number] = past.finished[number] = self.now
            step = self.program.by_number.get(number)
            meant = [one for one in step.activities if one.is_for(self.tags)] if step else []
            past.done |= {one.slug: self.now for one in meant if not one.optional}
        return past

    @cached_property
    def own(self) -> list[incidents.Mine]:
        """What I told of for myself."""
        return incidents.mine(self.here)

    @cached_property
    def pauses(self) -> list[Pause]:
        """The pauses that run today."""
        running = self.here.bond.pauses.running(clock.day(self.now, self.zone))
        return list(running.select_related("side"))

    @cached_property
    def tags(self) -> frozenset[str]:
        """My pack, and the causes and roles of what happened as I took them."""
        return incidents.tags(self.here, self.own)

    @cached_property
    def marks(self) -> list[tuple[bool, int]]:
        """The steps that are done, each with whether it is mine."""
        found = StepDone.objects.filter(bond=self.here.bond).values_list("side_id", "step")
        return [(side == self.here.side.id, step) for side, step in found]

    @cached_property
    def common(self) -> Common:
        """What both know: what is done by both, whether two are here, whether it is paused."""
        mine = {step for own, step in self.marks if own}
        theirs = {step for own, step in self.marks if not own}
        untils = [pause.until for pause in self.pauses]
        until = None if None in untils else max((day for day in untils if day), default=None)
        return Common(frozenset(mine & theirs), self.here.both, bool(self.pauses), until)

    @cached_property
    def reader(self) -> Reader:
        """My past with what my rooms say is done, and my tags."""
        done = dict.fromkeys(self.rooms_done, self.now) | self.past.done
        return Reader(msgspec.structs.replace(self.past, done=done), self.tags, self.zone)

    @cached_property
    def rooms_done(self) -> list[str]:
        """The activities whose rooms say that my part is done."""
        with_rooms = [one for one in self.program.activities.values() if one.kind == "room"]
        return [one.slug for one in with_rooms if rooms.done(one.room, self)]

    # what stands where

    def step(self, number: int) -> Step | None:
        return self.program.by_number.get(number)

    def activities(self, step: Step) -> list[Activity]:
        """Those of a step that are for me, as far as what they belong to has happened."""
        meant = (one for one in step.activities if one.is_for(self.tags))
        return [one for one in meant if pacing.called_for(one, self.past)]

    def find(self, tag: str) -> Activity | None:
        """The activity behind a private tag in an address, if it is for me or I have begun or done it."""
        found = next((one for one in self.program.activities.values() if self.tag(one) == tag), None)
        if found is None or found.is_for(self.tags):
            return found
        return found if found.slug in self.past.opened or found.slug in self.past.done else None

    def tag(self, activity: Activity) -> str:
        """How addresses of this side name an activity without saying which."""
        return self.here.keys.tag(self.here.side.me_circle, activity.slug).hex()

    def answer(self, activity: Activity) -> Answer:
        return pacing.answer(self.program, activity, self.reader, self.common, self.now)

    def door(self, step: Step) -> Answer:
        return pacing.step_answer(self.program, step, self.reader, self.now)

    def state(self, activity: Activity) -> State:
        """Done and never are mine to say; else whether it is open."""
        if activity.slug in self.past.never:
            return "never"
        if activity.slug in self.reader.past.done:
            return "done"
        return "open" if isinstance(self.answer(activity), Open) else "not-yet"

    def doable(self, activity: Activity) -> bool:
        """Whether I can settle it without anybody else coming first."""
        return not pacing.waits_for_two(self.program, activity, self.reader, self.common)

    def said(self, what: Activity | Step) -> Said:
        """Its texts in the reader's language and for their pack, cause and roles."""
        return what.said(translation.get_language() or "en", self.tags)

    def room(self, name: str) -> tuple[Activity, Answer] | None:
        """The activity a room belongs to and whether it is open; nothing when the program names no such.

        Where several lead into it, the first that is for me and open speaks for it.
        """
        leading = [one for one in self.program.activities.values() if one.room == name]
        mine = [(one, self.answer(one)) for one in leading if one.is_for(self.tags)]
        opened = (pair for pair in mine if isinstance(pair[1], Open))
        others = (*mine, *((one, self.answer(one)) for one in leading))
        return next(opened, next(iter(others), None))

    # verbs

    def begin(self, activity: Activity) -> None:
        """It is opened now. Whoever calls has asked ``answer`` first."""

        def change(past: Past) -> None:
            past.opened[activity.slug] = self.now
            if isinstance(self.door(self.program.by_number[activity.step]), Open):
                past.entered.setdefault(activity.step, self.now)

        self._write(change)

    def complete(self, activity: Activity) -> None:
        """My part of it is done."""

        def change(past: Past) -> None:
            past.done.setdefault(activity.slug, self.now)
            past.never = [slug for slug in past.never if slug != activity.slug]
            if isinstance(self.door(self.program.by_number[activity.step]), Open):
                past.entered.setdefault(activity.step, self.now)

        self._write(change)

    def reopen(self, activity: Activity) -> None:
        """My part of it is open again, and "never for me" is taken back."""

        def change(past: Past) -> None:
            past.done.pop(activity.slug, None)
            past.never = [slug for slug in past.never if slug != activity.slug]

        self._write(change)

    def offer(self, activity: Activity) -> None:
        """ "Never for me" is taken back, and nothing else."""

        def change(past: Past) -> None:
            past.never = [slug for slug in past.never if slug != activity.slug]

        self._write(change)

    def never(self, activity: Activity) -> None:
        """Not for me. Looks to the other like an answer that is not there."""
        self._write(lambda past: past.never.append(activity.slug))

    def handed(self, activity: Activity) -> None:
        """I handed mine over."""
        self._write(lambda past: past.handed.__setitem__(activity.slug, self.now))

    def received(self, activity: Activity) -> None:
        """I opened what the other handed to me."""
        self._write(lambda past: past.received.__setitem__(activity.slug, self.now))

    def adjust(self, change: Change) -> None:
        """My own settings of pace."""
        self._write(change)

    def settle(self) -> None:
        """Writes what my session sees to be done: steps finished for good, and the marks of the seams.

        Cheap when nothing changed; asks no other person's key.
        """
        self._forget(self.past)
        for name in ("marks", "rooms_done"):
            self.__dict__.pop(name, None)
        if self._finished_now() != {step for own, step in self.marks if own} or self._newly_finished():
            with transaction.atomic():
                self._write(lambda past: None)

    def _newly_finished(self) -> set[int]:
        return self._finished_now() - set(self.past.finished)

    def _finished_now(self) -> set[int]:
        return {
            step.number
            for step in self.program.steps
            if pacing.finished(self.program, step, self.reader, self.common)
        }

    def _write(self, change: Change) -> None:
        side, keys = self.here.side, self.here.keys
        found = PaceState.read_for_change(side, keys)
        past = found if found is not None else self._rebuilt()
        before = msgspec.json.encode(past) if found is not None else b""
        change(past)
        self._forget(past)
        done = self._finished_now()
        for number in done:
            past.finished.setdefault(number, self.now)
        if msgspec.json.encode(past) != before:
            PaceState.keep(side, keys, past)
        if done != {step for own, step in self.marks if own}:
            StepDone.objects.settle(side, done, clock.day(self.now, self.zone))
            self.__dict__.pop("marks", None)
        self._forget(past)

    def _forget(self, past: Past) -> None:
        """Looks again at everything that follows from my past."""
        for name in ("reader", "common"):
            self.__dict__.pop(name, None)
        self.__dict__["past"] = past


def way_of(request: BondRequest) -> Way:
    """The way of this request's side, read once."""
    found: Way | None = getattr(request, "_way", None)
    if found is None:
        found = Way(request.here, request.person.timezone, clock.now())
        request._way = found  # type: ignore[attr-defined]
    return found
