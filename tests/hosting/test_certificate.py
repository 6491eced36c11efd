import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from goldseam.hosting import certificate
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused

NOW = datetime.now(UTC)
LAN = [ip_address("192.168.1.7"), ip_address("fd00::7")]


def made(home: Home, addresses: list[object] | None = None, now: datetime = NOW) -> certificate.Certificate:
    return certificate.made(
        home, ["kitchen", "kitchen.local"], addresses if addresses is not None else LAN, now
    )


def test_a_certificate_names_everything_the_machine_is_called(tmp_path: Path) -> None:
    paper = made(Home(tmp_path))
    assert set(paper.names) == {
        "localhost", "127.0.0.1", "::1", "kitchen", "kitchen.local", "192.168.1.7", "fd00::7"
    }  # fmt: skip
    assert timedelta(days=729) < paper.ends - NOW < timedelta(days=731)
    assert paper.key.stat().st_mode & 0o777 == 0o600


def test_it_is_kept_while_it_fits(tmp_path: Path) -> None:
    first = made(Home(tmp_path))
    again = made(Home(tmp_path))
    fewer = made(Home(tmp_path), [])
    assert first.fingerprint == again.fingerprint == fewer.fingerprint


def test_it_is_made_anew_for_another_address_and_near_its_end(tmp_path: Path) -> None:
    first = made(Home(tmp_path))
    moved = made(Home(tmp_path), [ip_address("10.0.0.9")])
    assert moved.fingerprint != first.fingerprint and "10.0.0.9" in moved.names
    later = made(Home(tmp_path), [ip_address("10.0.0.9")], NOW + timedelta(days=705))
    assert later.fingerprint != moved.fingerprint


def test_a_client_that_knows_it_is_served_with_it(tmp_path: Path) -> None:
    paper = made(Home(tmp_path))
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(paper.chain, paper.key)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            accepted, _ = listening.accept()
            with server_side.wrap_socket(accepted, server_side=True) as spoken:
                spoken.sendall(b"hello")

        answering = threading.Thread(target=answer)
        answering.start()
        client = ssl.create_default_context(cafile=str(paper.chain))
        with client.wrap_socket(
            socket.create_connection(listening.getsockname()), server_hostname="localhost"
        ) as one:
            assert one.recv(5) == b"hello"
            assert (
                ssl.DER_cert_to_PEM_cert(one.getpeercert(binary_form=True) or b"") == paper.chain.read_text()
            )
        answering.join()


def test_the_fingerprint_is_shown_in_pairs(tmp_path: Path) -> None:
    paper = made(Home(tmp_path))
    lines = paper.shown_fingerprint().split("\n")
    assert [len(line.split()) for line in lines] == [16, 16]
    assert bytes.fromhex("".join(lines)) == paper.fingerprint


def test_a_given_certificate_is_taken(tmp_path: Path) -> None:
    own = made(Home(tmp_path))
    assert certificate.given(own.chain, own.key, NOW) == own


def test_a_given_certificate_that_is_over_or_foreign_or_missing_is_refused(tmp_path: Path) -> None:
    own = made(Home(tmp_path))
    (tmp_path / "other").mkdir()
    other = made(Home(tmp_path / "other"))
    with pytest.raises(Refused, match="ended on"):
        certificate.given(own.chain, own.key, NOW + timedelta(days=800))
    for chain, key in ((own.chain, other.key), (own.chain, tmp_path / "none"), (own.key, own.chain)):
        with pytest.raises(Refused, match="can not be used together"):
            certificate.given(chain, key, NOW)


def test_a_broken_certificate_of_the_home_is_made_anew(tmp_path: Path) -> None:
    own = made(Home(tmp_path))
    own.chain.write_text("not a certificate")
    assert certificate.standing(Home(tmp_path)) is None
    assert made(Home(tmp_path)).fingerprint != own.fingerprint
