from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goldseam.hosting import addresses, certificate, way
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused

NOW = datetime.now(UTC)


def options(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    way.options(parser)
    return parser.parse_args(given)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    lan = [addresses.ip_address("192.168.1.7"), addresses.ip_address("fd00::7")]
    monkeypatch.setattr(addresses, "on_the_network", lambda: lan)
    monkeypatch.setattr(addresses, "names", lambda: ["kitchen", "kitchen.local"])
    return Home(tmp_path)


def test_by_default_only_this_machine_comes(home: Home) -> None:
    come = way.chosen(options(), home, NOW)
    assert (come.bind, come.tls, come.origins) == ("127.0.0.1", False, ())
    assert come.hosts == addresses.LOOPBACK
    assert come.here(8040) == "http://localhost:8040/" and come.on_the_network(8040) == []


def test_with_a_certificate_the_home_network_comes(home: Home) -> None:
    come = way.chosen(options("--tls"), home, NOW)
    assert come.tls and come.own_certificate and come.bind == addresses.everywhere()
    assert {"localhost", "kitchen.local", "192.168.1.7", "[fd00::7]", "[::1]"} <= set(come.hosts)
    assert come.here(443) == "https://localhost/"
    assert come.on_the_network(8040)[0] == "https://192.168.1.7:8040/"
    assert {"https://[fd00::7]:8040/", "https://kitchen.local:8040/"} <= set(come.on_the_network(8040))


def test_an_address_chosen_by_the_host_is_the_one_that_is_shown(home: Home) -> None:
    come = way.chosen(options("--tls", "--bind", "192.168.1.7"), home, NOW)
    assert come.here(8040) == come.on_the_network(8040)[0] == "https://192.168.1.7:8040/"
    assert way.chosen(options("--tls", "--bind", "127.0.0.1"), home, NOW).on_the_network(8040) == []


def test_a_certificate_of_the_host_says_which_names_come(home: Home, tmp_path: Path) -> None:
    own = certificate.made(home, ["seam.example.org", "*.example.net"], [], NOW)
    come = way.chosen(options("--tls", "--cert", str(own.chain), "--key", str(own.key)), home, NOW)
    assert not come.own_certificate
    assert {"seam.example.org", ".example.net"} <= set(come.hosts)
    assert come.on_the_network(8040) == ["https://seam.example.org:8040/"]


def test_behind_a_proxy_only_its_name_comes(home: Home) -> None:
    come = way.chosen(options("--behind", "https://seam.example.org:8443/"), home, NOW)
    assert come.tls and come.bind == "127.0.0.1"
    assert come.hosts == ("seam.example.org", "localhost", "127.0.0.1")
    assert come.origins == ("https://seam.example.org:8443",)
    assert come.here(8040) == "http://localhost:8040/"


@pytest.mark.parametrize(
    "url",
    [
        "http://seam.example.org", "https://", "seam.example.org", "https://a@b.org", "https://b.org/path",
        "https://b.org?q", "https://b.org:none", "https://[b",
    ],
)  # fmt: skip
def test_a_proxy_needs_an_https_address(home: Home, url: str) -> None:
    with pytest.raises(Refused, match="not an address a proxy can offer"):
        way.chosen(options("--behind", url), home, NOW)
    assert list(home.path.iterdir()) == []
