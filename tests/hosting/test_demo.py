"""The demo as a real process: two host names, eight weeks later, and a clock that moves."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from goldseam.hosting.demo.pages import Page
from goldseam.hosting.demo.scenes import DAYS, ZONE
from goldseam.lib import clock
from goldseam.lib.clock import Moved
from tests.hosting.lived_in import Demo, Guest, folders, lived_in
from tests.hosting.own_copy import PATIENCE, goldseam

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo for all of them. Ctrl-C ends it, and its folder is gone."""
    with lived_in(tmp_path_factory.mktemp("demo") / "temporary") as demo:
        yield demo
        assert len(folders(demo.place)) == 1
        assert demo.stop() == 0
        assert folders(demo.place) == []
        assert "The demo has stopped." in demo.out


@pytest.fixture
def pair(demo: Demo) -> tuple[Guest, Guest]:
    """Both, signed in by pressing the button and nothing else."""
    clock.put(demo.home / "clock", Moved())
    both = Guest(demo, "ines"), Guest(demo, "jonas")
    for guest in both:
        assert guest.press("/", "Sign in").status == 302
    return both


def shown_day(guest: Guest) -> str:
    found = re.search(r'<p class="eyebrow">(\w+ \d+ \w+)</p>', guest.get(guest.space()).text)
    assert found
    return found[1]


def day(later: int = 0) -> str:
    moment = datetime.now(ZONE) + timedelta(days=later)
    return f"{moment:%A} {moment.day} {moment:%B}"


def test_both_are_in_by_pressing_one_button(pair: tuple[Guest, Guest]) -> None:
    ines, jonas = pair
    assert ", Ines</h1>" in ines.get(ines.space()).text
    assert ", Jonas</h1>" in jonas.get(jonas.space()).text
    assert ines.space() == jonas.space()
    assert ines.cookies["s"] != jonas.cookies["s"]


def test_the_sign_in_page_is_filled_in_as_well(demo: Demo) -> None:
    assert Guest(demo, "jonas").press("/sign-in/", "Sign in").status == 302


def test_each_host_name_knows_its_own_person_only(demo: Demo) -> None:
    words = dict(re.findall(r"(ines|jonas): ([a-z]+(?: [a-z]+){5})", demo.out))
    ines, jonas = (Guest(demo, name).get("/").text for name in ("ines", "jonas"))
    assert words["ines"] in ines and words["jonas"] not in ines
    assert words["jonas"] in jonas and words["ines"] not in jonas
    bare = Guest(demo, "ines")
    bare.at(f"http://localhost:{demo.port}")
    assert not any(word in bare.get("/sign-in/").text for word in words.values())
    bare.at(f"http://noor.localhost:{demo.port}")
    assert bare.get("/").status == 400


def test_the_clock_moves_by_the_pages_and_nobody_is_signed_out(pair: tuple[Guest, Guest]) -> None:
    ines, jonas = pair
    assert shown_day(ines) == shown_day(jonas) == day()
    for button, later in (("A week later", 7), ("A day later", 8), ("A week later", 15), ("Now", 0)):
        answer = ines.press(f"{ines.space()}journey/", button)
        assert (answer.status, answer.leads_to) == (302, f"{ines.space()}journey/")
        assert shown_day(ines) == shown_day(jonas) == day(later)


def test_the_clock_moves_by_the_command(demo: Demo, pair: tuple[Guest, Guest]) -> None:
    ines, _ = pair
    assert demo.command("--move", "3d").returncode == 0
    assert shown_day(ines) == day(3)
    assert demo.command("--move", "8w", "--home", str(demo.home)).returncode == 0
    assert shown_day(ines) == day(3 + 56)
    refused = demo.command("--move", "yesterday")
    assert refused.returncode == 1 and "12h, 3d, 2w" in refused.stderr
    assert shown_day(ines) == day(3 + 56)


def test_a_way_to_move_that_is_not_there_moves_nothing(pair: tuple[Guest, Guest]) -> None:
    ines, _ = pair
    for said in ("", "yesterday", "-3d", "99999w"):
        assert ines.post("/demo/clock/", {"to": said}, page="/account/").status == 400
    answer = ines.post("/demo/clock/", {"to": "now", "back": "https://elsewhere.example/"}, page="/account/")
    assert answer.leads_to == "/"
    assert shown_day(ines) == day()


def test_stopped_before_it_is_ready_it_leaves_nothing(tmp_path: Path) -> None:
    for how in (signal.SIGINT, signal.SIGTERM):
        begun = Demo(tmp_path / "temporary", "--keep")
        while not list(begun.place.glob("goldseam-demo-*/goldseam.sqlite3")):
            assert begun.process.poll() is None, begun.out
            time.sleep(0.01)
        begun.process.send_signal(how)
        assert begun.process.wait(PATIENCE) == 130
        assert folders(begun.place) == []


def test_a_second_one_has_its_own_port_and_when_it_is_kept_opens_again_as_it_was_left(
    demo: Demo, tmp_path: Path
) -> None:
    chosen = tmp_path / "kept"
    with lived_in(tmp_path / "temporary", "--home", str(chosen)) as first:
        assert first.port != demo.port
        assert Guest(first, "ines").press("/", "Sign in").status == 302
        assert first.command("--move", "1w", "--home", str(chosen)).returncode == 0
        assert first.stop() == 0
        assert f"./goldseam demo --home {chosen}" in first.out
    assert Guest(demo, "ines").get("/").status == 200
    with lived_in(tmp_path / "temporary", "--home", str(chosen)) as again:
        ines = Guest(again, "ines")
        assert ines.press("/", "Sign in").status == 302
        assert shown_day(ines) == day(7)
        assert "Eight weeks were lived" not in again.out
    assert folders(tmp_path / "temporary") == []


def test_a_port_that_is_in_use_and_named_is_refused(demo: Demo) -> None:
    refused = demo.command("--port", str(demo.port))
    assert refused.returncode == 1 and "is in use" in refused.stderr
    assert len(folders(demo.place)) == 1


def test_a_folder_that_holds_something_else_is_left_alone(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")
    refused = demo.command("--port", "0", "--home", str(tmp_path))
    assert refused.returncode == 1 and "something else" in refused.stderr
    assert folders(tmp_path) == ["letter"]


def test_a_real_home_with_a_clock_or_the_names_of_a_demo_is_refused(home: Path) -> None:
    for name in ("clock", "demo.toml"):
        (home / name).write_text("offset = 86400.0\n")
        refused = goldseam(home, "serve", "--port", "0")
        assert refused.returncode == 1
        assert "throw-away" in refused.stderr and name in refused.stderr
        (home / name).unlink()


def test_eight_weeks_have_passed_for_both(demo: Demo, pair: tuple[Guest, Guest]) -> None:
    began = datetime.now(ZONE) - timedelta(days=DAYS)
    for guest, other in zip(pair, ("Jonas", "Ines"), strict=True):
        space = guest.space()
        today, statement = guest.get(space).text, guest.get(f"{space}agreements/statement/").text
        assert f"With {other}" in today and "One seam mended." in today
        assert "One version is signed by both; a newer one is proposed." in statement
        assert "fetched the blue folder" not in today + statement
        written = Page(space, guest.get(f"{space}writings/").text)
        assert len([place for _, place in written.links if "/writings/" in place]) > 4
    ines, jonas = pair
    assert f"{began.day} {began:%B %Y}" in ines.get(f"{ines.space()}writings/").text
    listed = jonas.get(f"{jonas.space()}incidents/").text
    assert listed.count("“I did this”") == listed.count("“I was hurt”") == 2
    assert "When it hits" in jonas.get(f"{jonas.space()}letters/").text


def test_the_rooms_of_the_later_steps_were_lived_in_as_well(pair: tuple[Guest, Guest]) -> None:
    for guest in pair:
        space = guest.space()
        agreed = guest.get(f"{space}agreements/").text
        for words in ("a hand flat on the table", "each letter about the loan", "when it is not"):
            assert words in agreed
        assert "Two herons" in guest.get(f"{space}appreciations/").text
        talk = guest.get(f"{space}dialogues/first/").text
        assert "The hour between work and supper" in talk and "Go to it" in talk
    said = "He said it back, and the second time it was what I meant."
    own = {guest.name: guest.get(f"{guest.space()}check-ins/").text for guest in pair}
    assert own["ines"].count('<th scope="row">') == 3 and own["jonas"].count('<th scope="row">') == 1
    assert said not in own["jonas"]


def test_what_one_shared_the_other_can_read_and_nothing_else(pair: tuple[Guest, Guest]) -> None:
    ines, jonas = pair
    space = ines.space()
    listed = Page(space, ines.get(f"{space}writings/").text).links
    sheet, story = (
        next(place for said, place in listed if said == title and "/writings/" in place)
        for title in ("The first ten days", "What happened, in my words")
    )
    shown = next(place for _, place in Page(sheet, ines.get(sheet).text).links if "/shown/" in place)
    assert "dinner is at six" in jonas.get(shown).text
    assert "I would tell Marta" not in jonas.get(shown).text
    assert "I am writing this in the kitchen." in ines.get(story).text
    assert {jonas.get(sheet).status, jonas.get(story).status} == {404}
