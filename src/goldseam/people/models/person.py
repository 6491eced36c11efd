from __future__ import annotations

import uuid
import zoneinfo
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

THEMES = [("", _("As my device")), ("porcelain", _("Light")), ("ink", _("Dark"))]


def languages() -> list[tuple[str, Any]]:
    """Languages a person can choose from, each named in itself."""
    return [("", _("As my browser")), *settings.LANGUAGES]


def zones() -> list[str]:
    """Time zones a person can choose from, one per city."""
    return sorted(
        z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith(("Etc/", "SystemV/"))
    )


class People(BaseUserManager["Person"]):
    def named(self, sign_in_name: str) -> Person | None:
        """The person with this sign-in name, whatever its capitals."""
        return self.filter(sign_in_name=sign_in_name.strip().casefold()).first()


class Person(AbstractBaseUser):
    """An account. No e-mail, no password digest, no time of sign-in: only the vault can try a passphrase."""

    password = None  # type: ignore[assignment]
    last_login = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sign_in_name = models.CharField(max_length=60, unique=True)
    theme = models.CharField(max_length=10, blank=True, choices=THEMES)
    language = models.CharField(max_length=10, blank=True)  # empty: what the browser asks for
    timezone = models.CharField(max_length=60, default="UTC")
    idle_minutes = models.PositiveSmallIntegerField(default=10)
    began_on = models.DateField()
    show_brand = models.BooleanField(default=True)
    code_used_on = models.DateField(null=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return "person"

    def set_password(self, raw_password: str | None) -> None:
        raise TypeError("the vault keeps passphrases; there is no second verifier")

    def check_password(self, raw_password: str | None) -> bool:
        raise TypeError("the vault keeps passphrases; there is no second verifier")
