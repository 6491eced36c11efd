"""The open keys of one signed-in person, for one request: they read and write, never change who may read."""

from __future__ import annotations

from uuid import UUID

from goldseam.vault import envelope, sodium
from goldseam.vault.grants import open_grant
from goldseam.vault.identity import Bundle, Public, succession
from goldseam.vault.ledger import Ledger, Pin
from goldseam.vault.models import Grant, Keyring, RosterPage, Succession
from goldseam.vault.models.row import SealedRow
from goldseam.vault.rosters import follows
from goldseam.vault.sodium import Unopened


class Keys:
    """Opens what this person may read. Grants are checked against the ledger before a key is believed."""

    def __init__(self, person: UUID, bundle: Bundle) -> None:
        self.person = person
        self.ledger = Ledger(person, bundle.ledger_key)
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
        return sodium.digest(slug.encode(), key=self.ledger.head.circles[circle.bytes].tags, person=b"tw1-tags", size=16)

    def open(self, row: SealedRow) -> bytes:
        """The plain bytes of a row. A row of my own that my ledger knows otherwise is noted in ``altered``."""
        plain = envelope.open_(
            self.key(row.bond, row.circle, row.epoch), row.place(), bytes(row.envelope)
        )
        if row.ledgered and row.author == self.person and not self.ledger.agrees(row.id, row.revision, plain):
            self.altered.add(row.id)
        return plain

    def seal(self, row: SealedRow, plain: bytes) -> None:
        """Seals words into a row under its circle's newest key, and enters them into my ledger."""
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

    def _followed(self, person: UUID, pin: Pin) -> Pin:
        shown = Keyring.objects.filter(person_id=person).first()
        if shown is None or shown.public == pin.public:
            return pin
        pin = self._line(person, pin)[-1]
        if shown.public != pin.public:
            raise Unopened
        self.ledger.head.pins[person.bytes] = pin
        return pin

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

    def _signed_by(self, person: UUID) -> list[bytes]:
        """The signing keys under which a member may have signed, newest first."""
        if person == self.person:
            return [self.public.sign]
        pin = self.ledger.head.pins.get(person.bytes)
        if pin is None:
            raise Unopened
        return [p.sign for p in reversed(self._line(person, pin))]

    def _granted(self, bond: UUID) -> dict[UUID, Grant]:
        if bond not in self._grants:
            newest = Grant.objects.filter(bond=bond, member=self.person).order_by("epoch")
            self._grants[bond] = {grant.circle_id: grant for grant in newest}
        return self._grants[bond]

    def _believed(self, grant: Grant) -> bytes:
        seen = self.ledger.head.circles.get(grant.circle_id.bytes)
        if seen is not None and grant.epoch < seen.epoch:
            raise Unopened
        if grant.signer != self.person:
            self._walk(grant)
        arguments = (bytes(grant.key_id), bytes(grant.box), bytes(grant.signature), self.bundle.box_secret)
        if grant.signer == self.person:
            return open_grant(grant.terms, *arguments, self.public.sign)
        return open_grant(grant.terms, *arguments, self.public_of(grant.signer).sign)

    def _walk(self, grant: Grant) -> None:
        """From the roster page I last accepted to the one this grant names, each signed by a member before."""
        seen = self.ledger.head.circles.get(grant.circle_id.bytes)
        if seen is None:
            raise Unopened
        rows = list(RosterPage.objects.filter(circle_id=grant.circle_id, number__gte=seen.number))
        if not rows or rows[0].number != seen.number or rows[0].page.digest() != seen.page:
            raise Unopened
        page = rows[0].page
        for row in rows[1:]:
            following = row.page
            if not follows(following, page) or row.signer not in {m.person for m in page.members}:
                raise Unopened
            if not any(following.bears(bytes(row.signature), key) for key in self._signed_by(row.signer)):
                raise Unopened
            page = following
        if page.digest() != bytes(grant.roster) or self.person not in {m.person for m in page.members}:
            raise Unopened
        seen.epoch, seen.number, seen.page = page.epoch, page.number, page.digest()
