from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from goldseam.vault.identity import Public
from goldseam.vault.slots import Owner, Type


class Keyring(models.Model):
    """A person's keys: two public ones in the open, the rest sealed under the account root."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="keyring"
    )
    epoch = models.PositiveIntegerField(default=1)
    box_public = models.BinaryField(max_length=32)
    sign_public = models.BinaryField(max_length=32)
    signing = models.BinaryField()
    bundle = models.BinaryField()

    def __str__(self) -> str:
        return "keyring"

    @property
    def public(self) -> Public:
        return Public(bytes(self.box_public), bytes(self.sign_public))


class Slot(models.Model):
    """The account root, wrapped under a passphrase or a recovery code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="slots")
    type = models.PositiveSmallIntegerField(choices=[(t.value, t.name.lower()) for t in Type])
    epoch = models.PositiveIntegerField()
    blob = models.BinaryField()
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "type"], name="one_slot_of_a_type")]

    def __str__(self) -> str:
        return "slot"

    @property
    def owner(self) -> Owner:
        return Owner(self.person_id, self.id, self.epoch)


class Succession(models.Model):
    """Keys that followed others, vouched for by the ones before: nobody has to compare words again."""

    person = models.UUIDField()
    epoch = models.PositiveIntegerField()
    old_box = models.BinaryField(max_length=32)
    old_sign = models.BinaryField(max_length=32)
    new_box = models.BinaryField(max_length=32)
    new_sign = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "epoch"], name="one_succession_an_epoch")]

    def __str__(self) -> str:
        return "succession"
