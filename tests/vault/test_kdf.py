"""What a try costs: floor, ceiling, a bound on memory, and a measured choice."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.vault import kdf, slots, sodium
from goldseam.vault.kdf import CEILING_MIB, CEILING_PASSES, FLOOR, MIB, Busy, Cost, Kdf, Refused, tune
from goldseam.vault.slots import Owner, PepperMissing, Type
from goldseam.vault.sodium import Unopened
from tests.vault.parts import CHEAP, cheap, peppers

outside = st.one_of(
    st.builds(Cost, st.integers(0, FLOOR.mib - 1), st.integers(0, 2**32 - 1)),
    st.builds(Cost, st.integers(0, 4096), st.integers(0, FLOOR.passes - 1)),
    st.builds(Cost, st.integers(CEILING_MIB + 1, 4096), st.integers(0, 2**32 - 1)),
    st.builds(Cost, st.integers(0, 4096), st.integers(CEILING_PASSES + 1, 2**32 - 1)),
)


def slot(owner: Owner, passphrase: bytes = b"words that open") -> bytes:
    return slots.wrap_passphrase(cheap(), peppers(), passphrase, owner, bytes(32))


@given(outside)
def test_figures_below_the_floor_or_above_the_ceiling_are_refused_and_nothing_runs(cost: Cost) -> None:
    strict = Kdf()
    with pytest.raises(Refused):
        strict.stretch(b"words", bytes(16), cost)
    assert strict.calls == 0


@settings(max_examples=40)
@given(outside)
def test_a_slot_whose_figures_were_rewritten_is_refused_and_nothing_runs(cost: Cost) -> None:
    owner, strict = Owner(uuid4(), uuid4(), 1), Kdf()
    blob = slot(owner)
    rewritten = blob[:5] + cost.passes.to_bytes(4, "big") + (cost.mib * MIB).to_bytes(4, "big") + blob[13:]
    with pytest.raises(Refused):
        slots.unwrap_passphrase(strict, peppers(), b"words that open", owner, rewritten)
    assert strict.calls == 0


def test_a_slot_under_a_pepper_that_is_not_here_is_not_tried() -> None:
    owner, counted = Owner(uuid4(), uuid4(), 1), cheap()
    with pytest.raises(PepperMissing):
        slots.unwrap_passphrase(counted, peppers(2), b"words that open", owner, slot(owner))
    assert counted.calls == 0


def test_allowed_figures_that_were_rewritten_open_nothing() -> None:
    owner = Owner(uuid4(), uuid4(), 1)
    blob = slot(owner)
    dearer = blob[:5] + (2).to_bytes(4, "big") + blob[9:]
    with pytest.raises(Unopened):
        slots.unwrap_passphrase(cheap(), peppers(), b"words that open", owner, dearer)


def test_one_try_is_one_derivation() -> None:
    owner, counted = Owner(uuid4(), uuid4(), 1), cheap()
    blob = slot(owner)
    assert slots.unwrap_passphrase(counted, peppers(), b"words that open", owner, blob) == bytes(32)
    with pytest.raises(Unopened):
        slots.unwrap_passphrase(counted, peppers(), b"other words", owner, blob)
    assert counted.calls == 2


@pytest.mark.parametrize(
    "owner",
    [Owner(uuid4(), uuid4(), 1), Owner(uuid4(), uuid4(), 2)],
    ids=["another person's slot", "a slot of another epoch"],
)
def test_a_slot_moved_to_somebody_else_opens_nothing(owner: Owner) -> None:
    mine = Owner(uuid4(), owner.slot, 1)
    with pytest.raises(Unopened):
        slots.unwrap_passphrase(cheap(), peppers(), b"words that open", owner, slot(mine))


@settings(max_examples=200)
@given(st.data())
@pytest.mark.slow
def test_one_turned_bit_of_a_slot_opens_nothing(data: st.DataObject) -> None:
    owner = Owner(uuid4(), uuid4(), 1)
    blob = bytearray(slot(owner))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Unopened, Refused)):
        slots.unwrap_passphrase(cheap(), peppers(), b"words that open", owner, bytes(blob))


def test_a_recovery_slot_is_no_passphrase_slot_and_the_other_way_round() -> None:
    owner = Owner(uuid4(), uuid4(), 1)
    recovery = slots.wrap_recovery(bytes(16), owner, bytes(32))
    assert slots.unwrap_recovery(bytes(16), owner, recovery) == bytes(32)
    with pytest.raises(Unopened):
        slots.unwrap_passphrase(cheap(), peppers(), bytes(16), owner, recovery)
    with pytest.raises(Unopened):
        slots.unwrap_recovery(b"words that open!", owner, slot(owner))
    disguised = recovery[:4] + bytes([Type.PASSPHRASE]) + recovery[5:]
    with pytest.raises((Unopened, Refused)):
        slots.unwrap_passphrase(cheap(), peppers(), bytes(16), owner, disguised)


@pytest.mark.parametrize("blob", [b"", b"TWK", bytes(200), b"TWK\x02" + bytes(200)])
def test_what_is_no_slot_is_not_tried(blob: bytes) -> None:
    counted = cheap()
    with pytest.raises(Unopened):
        slots.unwrap_passphrase(counted, peppers(), b"words", Owner(uuid4(), uuid4(), 1), blob)
    assert counted.calls == 0


def test_only_so_many_derive_at_once_and_only_so_many_wait() -> None:
    """Two run, three wait, the sixth is told that it is busy at this moment."""
    gate, inside, most = threading.Event(), 0, 0
    count = threading.Lock()
    small = Kdf(CHEAP, floor=CHEAP, together=2, waiting=3)

    def one() -> None:
        nonlocal inside, most
        with small._turn():
            with count:
                inside += 1
                most = max(most, inside)
            gate.wait(10)
            with count:
                inside -= 1

    threads = [threading.Thread(target=one) for _ in range(5)]
    for thread in threads:
        thread.start()
    while inside < 2 or small._queue._value:  # type: ignore[attr-defined]
        pass
    with pytest.raises(Busy):
        small.stretch(b"words", bytes(16), CHEAP)
    assert (small.calls, most) == (0, 2)
    gate.set()
    for thread in threads:
        thread.join(10)
    assert most == 2
    small.stretch(b"words", bytes(16), CHEAP)
    assert small.calls == 1


def test_a_fault_on_the_way_gives_the_place_back() -> None:
    alone = Kdf(CHEAP, floor=CHEAP, together=1, waiting=0)
    for _ in range(3):
        with pytest.raises(Exception, match="salt"):
            alone.stretch(b"words", b"too short", CHEAP)
    assert len(alone.stretch(b"words", bytes(16), CHEAP)) == 64


def test_nobody_but_a_throw_away_home_has_a_lower_floor() -> None:
    assert Kdf().floor == Cost(64, 3) == FLOOR
    assert Kdf().cost == Cost(256, 3)
    Kdf().check(Cost())
    Kdf().check(kdf.SMALL_MACHINE)


@pytest.mark.slow
def test_what_a_machine_is_measured_to_bear_is_never_under_the_floor() -> None:
    cost, seconds = tune()
    assert cost.mib >= FLOOR.mib
    assert cost.passes >= FLOOR.passes
    assert seconds > 0
    Kdf().check(cost)


@pytest.mark.parametrize("cost", [CHEAP, Cost(8, 3), Cost(64, 3)], ids=str)
def test_the_derivation_is_argon2id_as_another_library_computes_it(cost: Cost) -> None:
    other = Argon2id(
        salt=b"sixteen bytes, y", length=64, iterations=cost.passes, lanes=1, memory_cost=cost.mib * MIB
    )
    mine = sodium.argon2id(b"seven quiet lanterns", b"sixteen bytes, y", cost.passes, cost.mib * MIB)
    assert mine == other.derive(b"seven quiet lanterns")
