import socket

import pytest

from goldseam.hosting import addresses, serving
from goldseam.hosting.refused import Refused


@pytest.mark.parametrize("bind", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_is_known(bind: str) -> None:
    assert addresses.is_loopback(bind)


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "192.168.1.7", "kitchen.local", ""])
def test_everything_else_is_the_network(bind: str) -> None:
    assert not addresses.is_loopback(bind)


def test_addresses_on_the_network_are_usable_by_others() -> None:
    found = addresses.on_the_network()
    assert len(found) == len(set(found))
    assert not any(one.is_loopback or one.is_link_local for one in found)


def test_a_name_is_also_the_name_home_networks_use() -> None:
    names = addresses.names()
    assert names == [] or names[1] == f"{names[0]}.local"


def test_an_address_chosen_by_the_host_is_the_only_one() -> None:
    assert [str(one) for one in addresses.reached_by("192.168.1.7")] == ["192.168.1.7"]
    assert addresses.reached_by("127.0.0.1") == []
    assert addresses.reached_by(addresses.everywhere()) == addresses.on_the_network()
    assert all(one.version == 4 for one in addresses.reached_by("0.0.0.0"))


def test_listening_everywhere_reaches_both_kinds_of_addresses() -> None:
    listening = serving.bind(addresses.everywhere(), 0)
    with listening.socket:
        listening.socket.listen()
        for host in ("127.0.0.1", *(["::1"] if addresses.everywhere() == "::" else [])):
            socket.create_connection((host, listening.port), timeout=5).close()


def test_a_port_in_use_is_refused_with_another_one_to_take() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"port {port} is in use") as refused:
            serving.bind("127.0.0.1", port)
    assert f"--port {port + 1}" in refused.value.do


@pytest.mark.parametrize(
    ("bind", "port"), [("192.0.2.1", 0), ("no such name.invalid", 0), ("127.0.0.1", 70_000)]
)
def test_an_address_that_is_not_ours_is_refused(bind: str, port: int) -> None:
    with pytest.raises(Refused, match="can not listen"):
        serving.bind(bind, port)


def test_any_free_port_may_be_asked_for() -> None:
    listening = serving.bind("127.0.0.1", 0)
    with listening.socket:
        assert listening.port > 0
