"""Small rituals: proposed by one, agreed to by the other or not, let go by either."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings

from goldseam.journey.program.loaded import program
from goldseam.keepsakes.models import Ritual, Yes
from goldseam.keepsakes.models.ritual import Agreed
from tests.cast import Actor
from tests.keepsakes.keeping import RITUAL, body, propose

pytestmark = pytest.mark.slow

KEPT, PROPOSED, GONE = "What you both keep", ">Proposed<", ">Let go<"


def act(actor: Actor, name: str, status: int = 302) -> None:
    url = actor.url(f"ritual-{name}", ritual=Ritual.objects.get().id)
    assert actor.post(url).status_code == status


def page(actor: Actor) -> str:
    return body(actor, actor.url("rituals"))


def test_one_proposes_and_the_other_says_yes(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    assert all(PROPOSED in page(one) and RITUAL["what"] in page(one) for one in pair)
    assert "Yes, let us" in page(jonas) and "Yes, let us" not in page(ines)
    assert "proposed a ritual" in body(jonas, jonas.url("today"))
    act(jonas, "yes")
    assert all(KEPT in page(one) and PROPOSED not in page(one) for one in pair)
    assert "said yes to a ritual" in body(ines, ines.url("today"))
    assert "said yes" not in body(jonas, jonas.url("today"))


@pytest.mark.parametrize("who", [0, 1])
def test_either_lets_it_go_and_takes_it_up_again(who: int, pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    act(jonas, "yes")
    act(pair[who], "let-go")
    assert all(GONE in page(one) and KEPT not in page(one) for one in pair)
    assert "let a ritual go" in body(pair[1 - who], pair[1 - who].url("today"))
    act(pair[1 - who], "yes")
    assert GONE in page(ines)
    act(pair[who], "yes")
    assert KEPT in page(ines)
    assert Yes.objects.count() == 2


def test_letting_go_without_a_yes_says_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    before = page(ines)
    act(jonas, "let-go")
    assert PROPOSED in page(ines) and len(page(ines)) == len(before)
    assert Yes.objects.count() == 1


def test_its_words_go_with_who_proposed_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    act(jonas, "yes")
    act(jonas, "delete", 404)
    act(ines, "delete")
    assert all(RITUAL["what"] not in page(one) for one in pair)
    propose(jonas, name="Walk")
    act(ines, "yes")
    act(ines, "let-go")
    for one in pair:
        one.sign_in()
        assert "was changed outside of the program" not in body(one, one.url("today"))
    assert Yes.objects.count() == 3  # his to what is gone goes with his next yes
    propose(ines, name="Soup")
    soup = Ritual.objects.exclude(author=jonas.person.pk).get()
    assert jonas.post(jonas.url("ritual-yes", ritual=soup.id)).status_code == 302
    assert Yes.objects.exclude(ritual__in=Ritual.objects.values("id")).count() == 0


def test_pressed_twice_it_is_one_ritual_and_one_yes(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    form = RITUAL | {"form_id": str(uuid.uuid4())}
    for _ in range(2):
        assert ines.post(ines.url("rituals"), form).status_code == 302
    for _ in range(2):
        act(jonas, "yes")
    assert (Ritual.objects.count(), Yes.objects.count()) == (1, 2)


def test_a_yes_can_not_be_moved_to_other_words(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    act(jonas, "yes")
    yes = Yes.objects.get(author=jonas.person.pk)
    act(ines, "delete")
    propose(ines, what="All my weekends.")
    new = Ritual.objects.get()
    Yes.objects.filter(pk=yes.pk).update(ritual=new.id)
    assert KEPT not in page(ines) and PROPOSED in page(jonas)


def test_a_yes_says_nothing_of_itself() -> None:
    assert "words" not in repr(Agreed(uuid.uuid4(), b"", None))  # type: ignore[arg-type]


def test_in_a_pause_it_is_read_and_let_go_and_nothing_is_proposed(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    jonas.post(jonas.url("pause"), {"until": ""})
    assert RITUAL["what"] in page(jonas)
    act(jonas, "yes", 409)
    refused = ines.post(ines.url("rituals"), RITUAL | {"name": "Another"})
    assert refused.status_code == 409 and "Another" in refused.content.decode()
    act(ines, "let-go")
    jonas.post(jonas.url("pause-end"))
    assert "Another" in page(ines)
    assert Ritual.objects.count() == 1


def test_alone_the_room_says_what_one_can_do(ines: Actor) -> None:
    text = page(ines)
    assert "A ritual here is for two." in text and ines.url("appreciations") in text
    assert ines.post(ines.url("rituals"), RITUAL).status_code == 409
    assert not Ritual.objects.exists()


def test_when_the_other_left_it_is_read_and_rests(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(jonas)
    jonas.step_up(jonas.url("leave"))
    assert RITUAL["what"] in page(ines)
    act(ines, "yes", 409)


def test_the_room_opens_with_its_step_and_what_is_there_is_read_before(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(jonas)
    folder = settings.HOME.programs / "rooms" / "8-look-ahead" / "some-rituals.toml"
    folder.write_text(folder.read_text().replace("first_day = true", "first_day = false"))
    program.cache_clear()
    assert RITUAL["what"] in page(ines) and "Yes, let us" not in page(ines)
    act(ines, "yes", 409)
    assert ines.post(ines.url("rituals"), RITUAL).status_code == 409
    act(jonas, "delete")
    assert "Not open yet" in page(ines)


def test_proposing_and_agreeing_are_each_done(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    propose(ines)
    pages = [one.url("activity", tag=one.tag("some-rituals")) for one in pair]
    assert ["Done, for you" in body(*two) for two in zip(pair, pages, strict=True)] == [True, False]
    act(jonas, "yes")
    assert "Done, for you" in body(jonas, pages[1])


def test_the_stranger_finds_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    propose(ines)
    assert stranger.get(ines.url("rituals")).status_code == 404
    assert stranger.post(ines.url("ritual-yes", ritual=Ritual.objects.get().id)).status_code == 404
