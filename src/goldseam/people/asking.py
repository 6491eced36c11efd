"""What a request is once its audience was checked."""

from __future__ import annotations

from django.http import HttpRequest

from goldseam.people.models import Person
from goldseam.vault.keys import Keys


class LockedRequest(HttpRequest):
    """From an account whose keys may be shut away."""

    person: Person


class PersonRequest(LockedRequest):
    """From a person whose keys are open."""

    keys: Keys
