"""Nudges: that something is new, never what. Whoever is nudged loads their page again and reads it there.

A hub in this process hands them on to those who listen; nothing is stored, and one that is missed is no loss,
because how things stand is in the database. Where several processes serve, ``feed_by`` puts something between
(a channel of the database), which calls ``hub.publish`` in each of them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

Kind = Literal["turn"]
MOST: Final = 5_000
"""So many listen at once in one process."""
MOST_EACH: Final = 6
"""So many windows of one person listen at once."""


@dataclass(frozen=True)
class Nudge:
    """What kind of thing is new, and its number. No words, no name, no time."""

    kind: Kind
    about: UUID

    @property
    def line(self) -> bytes:
        """As a stream of events says it."""
        return f"event: {self.kind}\ndata: {self.about}\n\n".encode()


class Ear:
    """One who listens. The same nudge twice before it was told is one; it never grows."""

    def __init__(self, topic: UUID, who: UUID) -> None:
        self.topic, self.who, self.closed = topic, who, False
        self._heard: dict[Nudge, None] = {}
        self._woken = asyncio.Event()

    def tell(self, nudge: Nudge) -> None:
        """On the loop of the listener."""
        self._heard[nudge] = None
        self._woken.set()

    def close(self) -> None:
        """Nothing more will be listened to."""
        self.closed = True
        self._woken.set()

    async def heard(self, patience: float) -> list[Nudge]:
        """What was told since the last time; nothing after ``patience`` seconds or when it was closed."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), patience)
        self._woken.clear()
        found, self._heard = list(self._heard), {}
        return found


class Hub:
    """Hands nudges on inside one process. ``listen``, ``leave`` and ``close`` belong to the loop that serves;
    ``publish`` may be called from any thread and never waits."""

    def __init__(self, most: int = MOST, most_each: int = MOST_EACH) -> None:
        self._most, self._most_each = most, most_each
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ears: dict[UUID, set[Ear]] = {}
        self._each: dict[UUID, int] = {}
        self._many = 0

    def __len__(self) -> int:
        return self._many

    def publish(self, topic: UUID, nudge: Nudge) -> None:
        """Tells everybody who listens to this."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody listens
                self._loop.call_soon_threadsafe(self._hand_on, topic, nudge)

    def _hand_on(self, topic: UUID, nudge: Nudge) -> None:
        for ear in self._ears.get(topic, ()):
            ear.tell(nudge)

    def listen(self, topic: UUID, who: UUID) -> Ear | None:
        """From now on; nothing when too many listen already. To be ended with ``leave``."""
        if len(self) >= self._most or self._each.get(who, 0) >= self._most_each:
            return None
        self._loop = asyncio.get_running_loop()
        ear = Ear(topic, who)
        self._ears.setdefault(topic, set()).add(ear)
        self._each[who] = self._each.get(who, 0) + 1
        self._many += 1
        return ear

    def leave(self, ear: Ear) -> None:
        """Not any more."""
        ears = self._ears.get(ear.topic, set())
        if ear not in ears:
            return
        ears.remove(ear)
        if not ears:
            del self._ears[ear.topic]
        self._many -= 1
        self._each[ear.who] -= 1
        if not self._each[ear.who]:
            del self._each[ear.who]

    def begin_anew(self) -> None:
        """Ends every stream, because nudges may have been missed; browsers come back and look for themselves.
        From any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self.close)

    def close(self) -> None:
        """Ends every stream: the server goes, and browsers come back to the next one by themselves."""
        for ears in self._ears.values():
            for ear in ears:
                ear.close()


Feed = Callable[[UUID, Nudge], None]
hub: Final = Hub()
_feeds: list[Feed] = [hub.publish]


def publish(topic: UUID, nudge: Nudge) -> None:
    """Tells everybody who listens to this, wherever they are served. To be called after the commit."""
    _feeds[-1](topic, nudge)


def feed_by(feed: Feed) -> None:
    """From now on nudges go this way; whatever takes them calls ``hub.publish`` in every process."""
    _feeds.append(feed)
