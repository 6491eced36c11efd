from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec

from goldseam.vault import sodium


class Part(msgspec.Struct, frozen=True):
    """One thing that is said, under the question as it was shown when it was said."""

    slug: str
    asked: str
    text: str

    def __repr__(self) -> str:
        return "Part(...)"


class Said(msgspec.Struct):
    """The words proposed: free text, or parts. With ``differ`` they are its proposer's own account, beside
    the other's. What ends has a last day, and the day from which all of it is counted. ``kind`` is that of
    the agreement, so that the words can not be moved to another; empty for the statement."""

    text: str
    differ: bool
    at: datetime
    parts: list[Part] = []
    until: date | None = None
    since: date | None = None
    kind: str = ""

    def __repr__(self) -> str:
        return "Said(...)"

    @property
    def plain(self) -> str:
        """All of it as one text."""
        return "\n\n".join(f"{one.asked}\n{one.text}" for one in self.parts) if self.parts else self.text

    @property
    def digest(self) -> bytes:
        """Names the very words of a wording, so that a signature can not be moved to others."""
        if not self.kind:
            return sodium.digest(self.text.encode(), person=b"tw1-assent")
        whole = msgspec.json.encode([self.kind, self.text, self.parts, self.until, self.since])
        return sodium.digest(whole, person=b"tw1-assent-parts")


class Signed(msgspec.Struct):
    """Over which wording and which words it was signed, when, the signer's own account where the two accounts
    differ, and whether it was taken back since. With ``asks`` it is no signature: its writer asks for other
    words."""

    wording: UUID
    words: bytes
    account: str
    at: datetime
    withdrawn: bool = False
    asks: str = ""

    def __repr__(self) -> str:
        return "Signed(...)"

    def over(self, wording: UUID, said: Said) -> bool:
        """Whether this was signed under just these words."""
        return self.wording == wording and sodium.same(self.words, said.digest)
