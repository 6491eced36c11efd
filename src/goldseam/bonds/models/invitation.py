from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from django.db import models

from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow

VALID = timedelta(hours=72)


class Token(msgspec.Struct):
    token: str

    def __repr__(self) -> str:
        return "Token(...)"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unfinished(self, now: datetime) -> InvitationQuerySet:
        """Invitations that can be looked at: not used, not taken back, not older than 72 hours. One that was
        refused is among them until its time runs out; nobody can join by it."""
        return self.filter(used_on=None, revoked_on=None, ends_at__gt=now)


class Invitation(SealedRow):
    """A single-use link to the other side. The row keeps a digest of the link's secret, never the secret
    in the open; the inviter can see the link again because it is sealed to them."""

    Payload = Token
    sealed_kind = "invitation"

    token_name = models.BinaryField(max_length=32, unique=True)
    carried = models.BinaryField()
    made_on = models.DateField()
    ends_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond"])]

    def token(self, keys: Keys) -> str:
        return msgspec.json.decode(keys.open(self), type=Token).token
