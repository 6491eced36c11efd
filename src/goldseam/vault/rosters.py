"""Rosters: who is in a circle, as a chain of signed pages in which each names the one before."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldseam.vault import sodium
from goldseam.vault.identity import Public

NONE_BEFORE = bytes(32)


@dataclass(frozen=True)
class Member:
    person: UUID
    public: Public

    def bytes(self) -> bytes:
        return self.person.bytes + self.public.box + self.public.sign


@dataclass(frozen=True)
class Page:
    """One page: from this page on, these members hold the key of this epoch."""

    circle: UUID
    number: int
    epoch: int
    reason: str
    members: tuple[Member, ...]
    before: bytes

    @property
    def persons(self) -> set[UUID]:
        return {member.person for member in self.members}

    def body(self) -> bytes:
        reason = self.reason.encode()
        listed = b"".join(m.bytes() for m in sorted(self.members, key=lambda m: m.person.bytes))
        return b"".join(
            (
                b"trust-roster/1\0",
                self.circle.bytes,
                self.number.to_bytes(4, "big"),
                self.epoch.to_bytes(4, "big"),
                bytes([len(reason)]),
                reason,
                len(self.members).to_bytes(2, "big"),
                listed,
                self.before,
            )
        )

    def digest(self) -> bytes:
        return sodium.digest(self.body(), person=b"tw1-roster")

    def signed_by(self, sign_secret: bytes) -> bytes:
        return sodium.sign(sign_secret, b"trust-roster-sig/1\0" + self.body())

    def bears(self, signature: bytes, sign_public: bytes) -> bool:
        """Whether this signature over the page was made by the holder of that key."""
        return sodium.verify(sign_public, b"trust-roster-sig/1\0" + self.body(), signature)


def follows(page: Page, before: Page) -> bool:
    """Whether one page may stand after another: same circle, next number, epoch the same or the next."""
    return (
        page.circle == before.circle
        and page.number == before.number + 1
        and page.epoch in (before.epoch, before.epoch + 1)
        and page.before == before.digest()
    )
