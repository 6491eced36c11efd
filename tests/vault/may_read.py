"""Who may read what, as plain Python sets. It knows nothing of keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

Reader = tuple[str, int]
"""A name, and how often that person's keys were made anew before they learned the circle's key."""


@dataclass
class Group:
    """An audience: who was ever let in since its key was made, who is in it now, and the texts in it."""

    readers: set[Reader]
    members: set[str]
    texts: dict[bytes, str] = field(default_factory=dict)


@dataclass
class Answers:
    """The two answers of one exchange."""

    committed: dict[str, bytes] = field(default_factory=dict)
    released: dict[str, bytes] = field(default_factory=dict)
    opened: bool = False
    heard: dict[str, bool] = field(default_factory=dict)
    """Who said back what they heard, and whether the newest of it is answered."""

    @property
    def lies_open(self) -> bool:
        return self.opened and len(self.released) == 2


@dataclass
class Post:
    """One person's letter: every version of its words, and which of them lie with the other."""

    words: list[bytes] = field(default_factory=list)
    revision: int = 0
    letter: UUID | None = None
    handed: set[bytes] = field(default_factory=set)


@dataclass
class Look:
    """One person's check-in of one day: its words, and what lies with the other, by its number."""

    words: bytes
    shown: dict[UUID, bytes] = field(default_factory=dict)


@dataclass
class Intent:
    """What one person means to keep to: their words, and what of it the other can read."""

    words: bytes
    shown: bytes | None = None


@dataclass
class Space:
    """One bond: everybody's own circle, the shared one, a link that is out, the exchange, letters, what was
    shown of private texts (by whom, under which number, the newest last), check-ins, and what each means to
    keep to and asks for instead."""

    alone: dict[str, Group]
    pair: Group | None = None
    link: tuple[str, str] | None = None
    ever_two: bool = False
    go: bool = False
    answers: Answers = field(default_factory=Answers)
    post: dict[str, Post] = field(default_factory=dict)
    shown: dict[str, dict[UUID, list[bytes]]] = field(default_factory=dict)
    looks: dict[str, dict[UUID, Look]] = field(default_factory=dict)
    intents: dict[str, dict[UUID, Intent]] = field(default_factory=dict)
    asked: dict[tuple[str, UUID], bytes] = field(default_factory=dict)

    @property
    def present(self) -> set[str]:
        return set(self.alone)

    def other(self, name: str) -> str | None:
        return next((one for one in self.alone if one != name), None)


@dataclass
class Model:
    """Everything at one moment."""

    age: dict[str, int]
    spaces: dict[UUID, Space] = field(default_factory=dict)
    held: dict[str, list[tuple[UUID, bytes]]] = field(default_factory=dict)

    def now(self, name: str) -> Reader:
        return name, self.age[name]

    def groups(self) -> list[Group]:
        found = []
        for space in self.spaces.values():
            found += [*space.alone.values()] + ([space.pair] if space.pair else [])
        return found

    def readable(self, name: str, age: int) -> set[bytes]:
        """All texts that somebody with this person's keys of that age, and all before, may open."""
        texts: set[bytes] = set()
        for group in self.groups():
            if any(who == name and when <= age for who, when in group.readers):
                texts |= set(group.texts)
        if age == self.age[name]:
            texts |= {text for _, text in self.held.get(name, [])}
        return texts
