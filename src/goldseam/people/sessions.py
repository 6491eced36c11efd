"""Django's session, sealed: the database knows a digest of the cookie, the cookie alone opens the row."""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError

from goldseam.lib import clock
from goldseam.people.models.signed_in import SHARED_DEVICE, SignedIn
from goldseam.vault import capsule, sodium
from goldseam.vault.identity import Bundle
from goldseam.vault.sodium import Unopened


class SessionStore(SessionBase):
    """One visitor's session. ``row`` is its place in the database once it has one."""

    row: SignedIn | None = None

    @property
    def secret(self) -> bytes:
        """The 32 bytes of the cookie. Raises ``Unopened`` when there are none."""
        try:
            raw = base64.urlsafe_b64decode((self.session_key or "") + "=")
        except (ValueError, binascii.Error):
            raise Unopened from None
        if len(raw) != 32:
            raise Unopened
        return raw

    def _get_new_session_key(self) -> str:
        return base64.urlsafe_b64encode(sodium.random()).decode().rstrip("=")

    def load(self) -> dict[str, Any]:
        now = clock.real()
        try:
            name = capsule.name(self.secret)
            row = SignedIn.objects.get(name=name)
            if row.ends <= now:
                raise Unopened
            plain = capsule.opened(self.secret, b"data", None, bytes(row.data))
        except (Unopened, SignedIn.DoesNotExist):
            self._session_key = None
            return {}
        self.row = row
        if row.capsule is not None and row.idle(now):
            self.lock()
        elif (now - row.touched).total_seconds() >= 60:
            row.touched = now
            row.save(update_fields=["touched"])
        loaded: dict[str, Any] = json.loads(plain)
        return loaded

    def exists(self, session_key: str) -> bool:
        return False

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # Django's own, untyped
        data = capsule.shut(self.secret, b"data", None, json.dumps(held).encode())
        if must_create:
            now = clock.real()
            self.row = SignedIn(name=capsule.name(self.secret), touched=now, ends=now + SHARED_DEVICE)
            self.row.data = data
            try:
                self.row.save(force_insert=True)
            except Exception as fault:
                raise CreateError from fault
        elif not SignedIn.objects.filter(name=capsule.name(self.secret)).update(data=data):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        if self.session_key is None:
            return
        with contextlib.suppress(Unopened):
            SignedIn.objects.filter(name=capsule.name(self.secret)).delete()
        self.row = None

    @classmethod
    def clear_expired(cls) -> None:
        SignedIn.objects.filter(ends__lte=clock.real()).delete()

    def hold(self, person: UUID, bundle: Bundle) -> None:
        """Puts the open keys into the capsule of this session, which must have a row."""
        row = self._row()
        row.person = person
        row.capsule = capsule.shut(self.secret, b"keys", person, msgspec.msgpack.encode(bundle))
        row.touched = clock.real()
        row.save()

    def held(self) -> Bundle | None:
        """The open keys, or nothing while this place is locked, or when the capsule is not this session's."""
        row = self.row
        if row is None or row.person is None or row.capsule is None:
            return None
        try:
            plain = capsule.opened(self.secret, b"keys", row.person, bytes(row.capsule))
        except Unopened:
            return None
        return msgspec.msgpack.decode(plain, type=Bundle)

    def lock(self) -> None:
        """Takes the keys out of the row; the person stays signed in and is asked for the passphrase."""
        row = self._row()
        row.capsule = None
        row.save(update_fields=["capsule"])

    def _row(self) -> SignedIn:
        if self.row is None:
            raise Unopened
        return self.row


def lock_idle() -> int:
    """Takes the keys out of every row that was idle too long. Returns how many."""
    now = clock.real()
    open_rows = SignedIn.objects.filter(capsule__isnull=False)
    idle = [row.name for row in open_rows if row.idle(now)]
    return SignedIn.objects.filter(name__in=idle).update(capsule=None)
