"""Coming in and going: who stands behind a session, opening it, locking it, ending it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from goldseam.lib import clock
from goldseam.people import browser
from goldseam.people.models import Device, Person, SignedIn
from goldseam.people.models.signed_in import MOST_AT_ONCE, OWN_DEVICE, SHARED_DEVICE, SHARED_IDLE_MINUTES
from goldseam.people.sessions import SessionStore
from goldseam.vault import sodium
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys

DEVICE_COOKIE = "d"
DEVICE_DAYS = 400


def session_of(request: HttpRequest) -> SessionStore:
    session = request.session
    assert isinstance(session, SessionStore)
    return session


def person_of(request: HttpRequest) -> Person | None:
    """The account behind this session, locked or not."""
    session = session_of(request)
    if not session.session_key:
        return None
    session.get("_", None)  # loads the row
    if session.row is None or session.row.person is None:
        return None
    found = Person.objects.select_related("ledger_head").filter(id=session.row.person)
    return next(iter(found), None)


def keys_of(request: HttpRequest, person: Person) -> Keys | None:
    """The person's open keys, or nothing while locked."""
    bundle = session_of(request).held()
    return Keys(person.id, bundle, getattr(person, "ledger_head", None)) if bundle else None


def enter(request: HttpRequest, person: Person, identity: Identity, own_device: bool) -> None:
    """A new session for this person, with a new cookie; whatever the old one held is gone."""
    session = session_of(request)
    carried = {name: session[name] for name in ("after", "invitation") if name in session}
    session.flush()
    session.update(carried | {"box": identity.public.box.hex()})
    session.create()
    now = clock.real()
    row = session.row
    assert row is not None
    row.own_device = own_device
    row.ends = now + (OWN_DEVICE if own_device else SHARED_DEVICE)
    row.idle_minutes = person.idle_minutes if own_device else min(person.idle_minutes, SHARED_IDLE_MINUTES)
    row.label = _label(request, person, identity, own_device)
    session.hold(person.id, identity.bundle)
    _end_oldest(person.id)


def unlock(request: HttpRequest, person: Person, identity: Identity) -> None:
    """The keys are back in this session, under a new cookie."""
    session = session_of(request)
    old = session.row
    assert old is not None
    kept = dict(session.items())
    session.delete()
    session.clear()
    session.update(kept | {"box": identity.public.box.hex()})
    session.create()
    row = session.row
    assert row is not None
    row.own_device, row.ends, row.idle_minutes = old.own_device, old.ends, old.idle_minutes
    row.label = _label(request, person, identity, old.own_device)
    session.hold(person.id, identity.bundle)


def _label(request: HttpRequest, person: Person, identity: Identity, own_device: bool) -> bytes:
    """Browser and day, sealed to the person under the keys they have now."""
    day = clock.day(clock.real(), person.timezone)
    label = browser.label(request.headers.get("User-Agent", ""), day, own_device)
    return sodium.box_seal(identity.public.box, label)


def own_box(request: HttpRequest) -> bytes | None:
    """The public key of the person who opened this session, as only this session's cookie can tell it."""
    try:
        return bytes.fromhex(session_of(request)["box"])
    except KeyError:
        return None


def _end_oldest(person: UUID) -> None:
    names = SignedIn.objects.filter(person=person).order_by("-touched").values_list("name", flat=True)
    SignedIn.objects.filter(name__in=[bytes(n) for n in names[MOST_AT_ONCE:]]).delete()


def end_others(request: HttpRequest, person: Person) -> int:
    """Ends every other sign-in of this person, and forgets the devices they called their own."""
    own = session_of(request).row
    others = SignedIn.objects.filter(person=person.id)
    if own is not None:
        others = others.exclude(name=bytes(own.name))
    Device.objects.filter(person=person).delete()
    return others.delete()[0]


def known_device(request: HttpRequest, person: Person | None) -> bool:
    """Whether this browser is one its person called their own."""
    cookie = request.COOKIES.get(DEVICE_COOKIE, "")
    if not cookie or person is None:
        return False
    name = sodium.digest(cookie.encode(), person=b"device")
    return Device.objects.filter(name=name, person=person).exists()


def remember_device(person: Person) -> str:
    """A cookie's value by which this browser is known again."""
    value = sodium.random().hex()
    today = clock.day(clock.real(), person.timezone)
    Device.objects.create(name=sodium.digest(value.encode(), person=b"device"), person=person, made_on=today)
    return value
