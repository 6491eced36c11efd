from pathlib import Path

import pytest

from goldseam.hosting.card import HostCard, tidy_name
from goldseam.hosting.refused import Refused


def test_a_home_without_a_card_says_nothing_about_its_host(tmp_path: Path) -> None:
    assert HostCard.load(tmp_path / "host.toml") == HostCard(None, None, True, "Goldseam")


@pytest.mark.parametrize(
    "card",
    [
        HostCard(),
        HostCard("Ada", True),
        HostCard('Zoë "Z" O\'Neill \\ 李', False, False, "Küche\u202f7"),
        HostCard(None, False, True, "="),
    ],
)
def test_what_is_saved_is_loaded_again(tmp_path: Path, card: HostCard) -> None:
    path = tmp_path / "host.toml"
    card.save(path)
    assert HostCard.load(path) == card
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["name =", 'is_one_of_two = "yes"', 'shown_nam = "X"', "name = 3", "\x00"])
def test_a_card_that_can_not_be_read_is_refused_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "host.toml"
    path.write_text(text)
    with pytest.raises(Refused, match="can not be read") as refused:
        HostCard.load(path)
    assert "./goldseam host" in refused.value.do
    assert path.read_text() == text


def test_a_card_says_what_was_not_said_yet() -> None:
    assert str(HostCard()).count("not said yet") == 2
    assert "Ada" in str(HostCard("Ada", True)) and "yes" in str(HostCard("Ada", True))
    assert "no\n" in str(HostCard("Ada", False))


def test_a_name_is_one_line_and_not_too_long() -> None:
    assert tidy_name("  Ada \n\t Lovelace\x07 ") == "Ada Lovelace"
    assert tidy_name(" \n ") is None
    assert len(tidy_name("x" * 500) or "") == 80
