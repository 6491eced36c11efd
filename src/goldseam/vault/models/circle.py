from __future__ import annotations

import uuid

from django.db import models

from goldseam.vault.grants import Terms
from goldseam.vault.identity import Public
from goldseam.vault.rosters import Member, Page


class Circle(models.Model):
    """An audience: one side alone, or both. Its key is never stored, only granted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.UUIDField()
    epoch = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["bond"])]

    def __str__(self) -> str:
        return "circle"


class RosterPage(models.Model):
    """One signed page of who belongs to a circle. A second signature may follow the first."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    members = models.BinaryField()
    before = models.BinaryField(max_length=32)
    signer = models.UUIDField()
    signature = models.BinaryField(max_length=64)
    voucher = models.BinaryField(max_length=32, null=True)
    countersigner = models.UUIDField(null=True)
    countersignature = models.BinaryField(max_length=64, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "number"], name="one_page_a_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return "roster page"

    @property
    def page(self) -> Page:
        return Page(
            self.circle_id,
            self.number,
            self.epoch,
            self.reason,
            unpacked(bytes(self.members)),
            bytes(self.before),
        )


def packed(members: tuple[Member, ...]) -> bytes:
    """Members as a column keeps them: 16 + 32 + 32 bytes each."""
    return b"".join(m.bytes() for m in members)


def unpacked(column: bytes) -> tuple[Member, ...]:
    def one(part: bytes) -> Member:
        return Member(uuid.UUID(bytes=part[:16]), Public(part[16:48], part[48:80]))

    return tuple(one(column[at : at + 80]) for at in range(0, len(column) - 79, 80))


class Grant(models.Model):
    """A circle's key of one epoch, sealed to one member and signed."""

    bond = models.UUIDField()
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="grants")
    epoch = models.PositiveIntegerField()
    member = models.UUIDField()
    member_box = models.BinaryField(max_length=32)
    signer = models.UUIDField()
    roster = models.BinaryField(max_length=32)
    key_id = models.BinaryField(max_length=32)
    box = models.BinaryField()
    signature = models.BinaryField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "circle", "epoch", "member"], name="one_grant_a_member")
        ]
        indexes = [models.Index(fields=["bond", "member"])]

    def __str__(self) -> str:
        return "grant"

    @property
    def terms(self) -> Terms:
        return Terms(
            self.circle_id, self.epoch, self.member, bytes(self.member_box), self.signer, bytes(self.roster)
        )
