"""Serving for real: over plain http on this machine, over https on a network, and behind a proxy."""

from __future__ import annotations

import hashlib
import re
import resource
import socket
import ssl
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goldseam.hosting import certificate
from goldseam.hosting.home import Home
from tests.hosting.own_copy import goldseam, serving, surroundings, throw_away
from tests.hosting.visitor import Visitor

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return throw_away(tmp_path_factory.mktemp("serving") / "home")


def test_a_page_comes_with_its_headers_and_without_names_of_programs(home: Path) -> None:
    with serving(home) as copy:
        answer = Visitor(copy.url).get("/")
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Server"] is None and answer.headers["Date"]


def test_names_that_are_not_ours_are_refused(home: Path) -> None:
    with serving(home) as copy:
        visitor = Visitor(copy.url)
        assert visitor.get("/", Host="elsewhere.example.org").status == 400
        assert visitor.get("/", Host="localhost").status == 200


def test_no_page_is_written_to_the_log(home: Path) -> None:
    with serving(home) as copy:
        visitor = Visitor(copy.url)
        visitor.get("/a-page-that-is-not-there-4711/?and=a-word")
        visitor.get("/sign-in/")
        assert "4711" not in copy.out and "a-word" not in copy.out and "sign-in" not in copy.out


def test_a_head_that_is_too_large_is_not_read_to_its_end(home: Path) -> None:
    with (
        serving(home) as copy,
        socket.create_connection(("127.0.0.1", int(copy.url.rpartition(":")[2]))) as one,
    ):
        one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000)
        assert one.recv(12).startswith(b"HTTP/1.1 400")


def test_over_https_with_the_certificate_it_made(home: Path) -> None:
    with serving(home, "--tls", "--bind", "127.0.0.1") as copy:
        visitor = Visitor(copy.url, trusting=str(home / "tls" / "certificate.pem"))
        answer = visitor.get("/begin/")
        served = ssl.get_server_certificate(("127.0.0.1", int(copy.url.rpartition(":")[2])))
        out = copy.out
    assert answer.status == 200
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert all(name.startswith("__Host-") for name in visitor.cookies) and visitor.cookies
    shown = re.findall(r"^(?:[0-9A-F]{2} ){15}[0-9A-F]{2}$", out, re.MULTILINE)
    assert bytes.fromhex(" ".join(shown)) == hashlib.sha256(ssl.PEM_cert_to_DER_cert(served)).digest()


def test_with_a_certificate_of_the_host(home: Path, tmp_path: Path) -> None:
    made = certificate.made(Home(tmp_path), [], [], datetime.now(UTC))
    given = ("--cert", str(made.chain), "--key", str(made.key))
    with serving(home, "--tls", "--bind", "127.0.0.1", *given) as copy:
        assert Visitor(copy.url, trusting=given[1]).get("/").status == 200
    made.key.write_text("no key")
    done = goldseam(home, "serve", "--tls", *given)
    assert done.returncode == 1 and "can not be used together" in done.stderr


def test_behind_a_proxy_people_come_by_https(home: Path) -> None:
    with serving(home, "--behind", "https://seam.example.org") as copy:
        visitor = Visitor(copy.url)
        proxied = {"Host": "seam.example.org", "X-Forwarded-Proto": "https"}
        assert visitor.get("/begin/", **proxied).status == 200
        assert all(name.startswith("__Host-") for name in visitor.cookies) and visitor.cookies
        assert visitor.get("/begin/", Host="elsewhere.example.org").status == 400


def test_its_memory_stays_out_of_files(home: Path) -> None:
    ask = (
        "import ctypes, resource; from goldseam.hosting.guarded import guard_memory; guard_memory();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], env=surroundings(home), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0 (0, 0)"
    with serving(home) as copy:
        assert copy.process
        assert resource.prlimit(copy.process.pid, resource.RLIMIT_CORE) == (0, 0)
