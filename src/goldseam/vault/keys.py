"""The open keys of one signed-in person, for one request: they read and write, never change who may read."""

from __future__ import annotations

import contextlib
from uuid import UUID

import msgspec

from goldseam.vault import envelope, sodium
from goldseam.vault.grants import open_box, signed
from goldseam.vault.identity import Bundle, Public, succession
from goldseam.vault.ledger import Ledger, Pin
from goldseam.vault.models import Grant, Keyring, LedgerHead, RosterPage, Succession
from goldseam.vault.models.row import SealedRow
from goldseam.vault.rosters import Page, follows
from goldseam.vault.sodium import Unopened


class Keys:
    """Opens what this person may read. Grants are checked against the ledger before a key is believed."""

    def __init__(self, person: UUID, bundle: Bundle, head: LedgerHead | None = None) -> None:
        self.person = person
        self.ledger = Ledger(person, bundle.ledger_key, head)
        self.bundle = bundle
        self._grants: dict[UUID, dict[UUID, Grant]] = {}
        self._opened: dict[tuple[UUID, int], bytes] = {}
        self.altered: set[UUID] = set()

    def __repr__(self) -> str:
        return "Keys(...)"

    @property
    def public(self) -> Public:
        return self.bundle.public

    def hold(self, circle: UUID, epoch: int, key: bytes) -> None:
        """Takes in a circle key that was just made or just opened by other means."""
        self._opened[circle, epoch] = key
        self._grants.clear()

    def forget(self) -> None:
        """Drops what was read of grants, after they changed."""
        self._grants.clear()
        self._opened.clear()

    def epoch(self, bond: UUID, circle: UUID) -> int:
        """The newest epoch of which this person holds the key. Raises ``Unopened``."""
        grant = self._granted(bond).get(circle)
        if grant is None:
            raise Unopened
        return grant.epoch

    def key(self, bond: UUID, circle: UUID, epoch: int) -> bytes:
        """A circle's key of one epoch. Raises ``Unopened`` when there is no grant that holds."""
        if (circle, epoch) not in self._opened:
            grant = self._granted(bond).get(circle)
            if grant is None or grant.epoch != epoch:
                raise Unopened
            self._opened[circle, epoch] = self._believed(grant)
        return self._opened[circle, epoch]

    def tag(self, circle: UUID, slug: str) -> bytes:
        """Sixteen bytes by which my own rows are found without saying what they are about."""
        return sodium.digest(
            slug.encode(), key=self.ledger.head.circles[circle.bytes].tags, person=b"tw1-tags", size=16
        )

    def open(self, row: SealedRow) -> bytes:
        """The plain bytes of a row. One of my own that my ledger knows otherwise is noted in ``altered``."""
        plain = envelope.open_(self.key(row.bond, row.circle, row.epoch), row.place(), bytes(row.envelope))
        if row.ledgered and row.author == self.person and not self.ledger.agrees(row.id, row.revision, plain):
            self.altered.add(row.id)
        return plain

    def seal(self, row: SealedRow, plain: bytes) -> None:
        """Seals words into a row under its circle's newest key, and enters them into my ledger.

        Raises ``Unopened`` for a circle that is not what the row is meant for: words of mine alone are never
        sealed for two, whatever circle the database names.
        """
        seen = self.ledger.head.circles.get(row.circle.bytes)
        if seen is None or seen.bond != row.bond.bytes or seen.shared != row.is_given():
            raise Unopened
        row.epoch = self.epoch(row.bond, row.circle)
        row.envelope = envelope.seal(self.key(row.bond, row.circle, row.epoch), row.place(), plain)
        if row.ledgered and row.author == self.person:
            self.ledger.enter(row.id, row.revision, plain)

    def public_of(self, person: UUID) -> Public:
        """Another's keys as I pinned them, or those their pinned keys vouch for. Raises ``Unopened``."""
        if person == self.person:
            return self.public
        pin = self.ledger.head.pins.get(person.bytes)
        if pin is None:
            raise Unopened
        return self._followed(person, pin).public

    def roster(self, circle: UUID) -> Page:
        """The newest page of a circle's roster, reached from the page I last accepted, each page signed by a
        member of the one before. Raises ``Unopened`` when there is no such way."""
        seen = self.ledger.head.circles.get(circle.bytes)
        if seen is None:
            raise Unopened
        rows = list(RosterPage.objects.filter(circle_id=circle, number__gte=seen.number))
        if not rows or rows[0].page.digest() != seen.page:
            raise Unopened
        page = rows[0].page
        for row in rows[1:]:
            following = row.page
            if not follows(following, page) or row.signer not in page.persons:
                raise Unopened
            if not any(following.bears(bytes(row.signature), key) for key in self.signed_by(row.signer)):
                raise Unopened
            page = following
        return page

    def behind(self, bond: UUID) -> bool:
        """Whether a partner changed keys in this bond and my ledger does not know of it yet."""
        known = {circle: seen.epoch for circle, seen in self.ledger.head.circles.items()}
        return any(
            grant.epoch > known.get(circle.bytes, grant.epoch)
            for circle, grant in self._granted(bond).items()
        )

    def catch_up(self) -> bool:
        """Takes what partners changed in all my circles into my ledger, so that nobody can set it back.

        The caller has begun the ledger and saves it. What can not be believed changes nothing. All circles at
        once, because pages signed with keys that were followed are checked against the pin of before.
        """
        head, news = self.ledger.head, []
        for grant in Grant.objects.filter(member=self.person).exclude(signer=self.person):
            try:
                self._believed(grant)
                news.append((self.roster(grant.circle_id), bytes(grant.key_id)))
            except Unopened:
                continue
        pins = dict(head.pins)
        for person, pin in pins.items():
            with contextlib.suppress(Unopened):
                head.pins[person] = self._followed(UUID(bytes=person), pin)
        before = msgspec.msgpack.encode(head.circles)
        for page, key in news:
            self.accept(page, key)
        return pins != head.pins or before != msgspec.msgpack.encode(head.circles)

    def accept(self, page: Page, key: bytes) -> None:
        """Notes a page as the newest of its roster, and its epoch's key by name. The caller has checked both
        and saves the ledger."""
        seen = self.ledger.head.circles[page.circle.bytes]
        seen.epoch, seen.number, seen.page, seen.key = page.epoch, page.number, page.digest(), key
        seen.others = [person.bytes for person in sorted(page.persons - {self.person})]

    def signed_by(self, person: UUID) -> list[bytes]:
        """The signing keys under which somebody I know may have signed, newest first. Raises ``Unopened``."""
        if person == self.person:
            return [self.public.sign]
        pin = self.ledger.head.pins.get(person.bytes)
        if pin is None:
            raise Unopened
        return [p.sign for p in reversed(self._line(person, pin))]

    def _followed(self, person: UUID, pin: Pin) -> Pin:
        shown = Keyring.objects.filter(person_id=person).first()
        if shown is None or shown.public == pin.public:
            return pin
        newest = self._line(person, pin)[-1]
        if shown.public != newest.public:
            raise Unopened
        return newest

    def _line(self, person: UUID, pin: Pin) -> list[Pin]:
        """The pinned keys and those that followed them, each vouched for by the ones before."""
        line = [pin]
        for step in Succession.objects.filter(person=person).order_by("epoch"):
            old = Public(bytes(step.old_box), bytes(step.old_sign))
            new = Public(bytes(step.new_box), bytes(step.new_sign))
            vouched = succession(person, step.epoch, old, new)
            if old == line[-1].public and sodium.verify(old.sign, vouched, bytes(step.signature)):
                line.append(Pin(new.box, new.sign, pin.compared))
        return line

    def _granted(self, bond: UUID) -> dict[UUID, Grant]:
        if bond not in self._grants:
            held = sorted(Grant.objects.filter(bond=bond, member=self.person), key=lambda grant: grant.epoch)
            self._grants[bond] = {grant.circle_id: grant for grant in held}
        return self._grants[bond]

    def _believed(self, grant: Grant) -> bytes:
        """The key my ledger names for this epoch, whoever hands it over; or a newer epoch's, from a member of
        the newest page, which is of that epoch."""
        seen = self.ledger.head.circles.get(grant.circle_id.bytes)
        if seen is None or seen.bond != grant.bond.bytes or grant.epoch < seen.epoch:
            raise Unopened
        if grant.epoch == seen.epoch:
            if bytes(grant.key_id) != seen.key:
                raise Unopened
            return open_box(grant.terms, seen.key, bytes(grant.box), self.bundle.box_secret)
        page = self.roster(grant.circle_id)
        if page.digest() != bytes(grant.roster) or page.epoch != grant.epoch:
            raise Unopened
        if grant.signer == self.person or not {self.person, grant.signer} <= page.persons:
            raise Unopened
        named, box, signature = bytes(grant.key_id), bytes(grant.box), bytes(grant.signature)
        if not any(signed(grant.terms, named, box, signature, key) for key in self.signed_by(grant.signer)):
            raise Unopened
        return open_box(grant.terms, named, box, self.bundle.box_secret)
