"""A page for a counsellor: what I tick of my own and of what both signed, nothing of the other's alone."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.http import HttpResponse

from goldseam.counsel.models import Brief
from goldseam.exercises.models import Reflection
from goldseam.vault.sodium import Unopened
from tests.cast import Actor
from tests.exercises.letters import beside, handed
from tests.exercises.talk import both_answered

pytestmark = pytest.mark.slow

STORY, HELP = "The kitchen, in May.", "To sleep again."


def body(actor: Actor, name: str) -> str:
    return actor.get(actor.url(name)).content.decode()


def save(actor: Actor, seen: int = 0, **chosen: Any) -> HttpResponse:
    return actor.post(actor.url("brief"), {"revision": str(seen)} | chosen)


def offered(actor: Actor) -> dict[str, str]:
    """What can be ticked, by its title."""
    found = re.findall(r'name="texts" value="([^"]+)"[^>]*>\s*<span>([^<]+)</span>', body(actor, "brief"))
    return {title: key for key, title in found}


@pytest.fixture
def shared(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor]:
    """Both wrote for themselves, both signed one wording, and Jonas handed a letter over."""
    ines, jonas = pair
    ines.write(STORY)
    jonas.write("What only Jonas has.")
    ines.propose("In May the car was sold.")
    jonas.sign(1)
    return pair


def test_what_is_ticked_is_on_the_page_and_nothing_else(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    texts = offered(ines)
    assert len(texts) == 2
    story = next(key for key in texts.values() if key.startswith("writing:"))
    answer = save(ines, help=HELP, texts=[story])
    assert answer["Location"] == ines.url("brief-page")
    page = body(ines, "brief-page")
    assert HELP in page and STORY in page
    assert "the car was sold" not in page
    assert f'value="{story}" checked' in body(ines, "brief")


def test_nothing_is_ticked_by_itself(shared: tuple[Actor, Actor]) -> None:
    assert "checked" not in body(shared[0], "brief")
    assert "There is no page yet." in body(shared[0], "brief-page")


def test_what_both_signed_may_be_on_it_until_a_signature_is_taken_back(shared: tuple[Actor, Actor]) -> None:
    ines, jonas = shared
    statement = next(key for key in offered(ines).values() if key.startswith("agreement:"))
    save(ines, texts=[statement])
    assert "In May the car was sold." in body(ines, "brief-page")
    jonas.post(jonas.url("statement-withdraw", number=1))
    assert "In May the car was sold." not in body(ines, "brief-page")
    assert not [key for key in offered(ines).values() if key.startswith("agreement:")]


def test_where_accounts_differ_only_mine_is_offered(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.post(ines.url("statement-differ"), {"text": "Hers, of May.", "revision": "0"})
    jonas.sign(1, "His, of June.")
    key = next(iter(offered(ines).values()))
    save(ines, texts=[key])
    page = body(ines, "brief-page")
    assert "Hers, of May." in page and "His, of June." not in page


def test_what_the_other_gave_alone_is_never_offered(pair: tuple[Actor, Actor]) -> None:
    """A letter that was handed to me, a text that was shown to me, their half of an exchange."""
    ines, jonas = pair
    with beside():
        page = handed(jonas, "What Jonas handed over.")
        ines.post(f"{page}open/")
        shown = jonas.write("What Jonas showed.")
        jonas.post(f"{shown}show/", {"part": "story", "revision": "1"})
        both_answered(ines, jonas)
        ines.post(ines.url("activity-open", sealed=ines.tag("trust-map")))
        found = offered(ines)
        save(ines, texts=list(found.values()))
        assert {key.split(":")[0] for key in found.values()} <= {"answer"}
        text = body(ines, "brief-page")
    assert "What Jonas" not in text


def test_a_text_of_the_other_can_not_be_ticked_by_its_number(shared: tuple[Actor, Actor]) -> None:
    ines, jonas = shared
    theirs = Reflection.objects.get(author=jonas.person.pk)
    answer = save(ines, texts=[f"writing:{theirs.id}"])
    assert answer.status_code == 200 and not Brief.objects.exists()


def test_a_text_that_is_gone_is_gone_from_the_page(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    story = next(key for key in offered(ines).values() if key.startswith("writing:"))
    save(ines, texts=[story], help=HELP)
    ines.post(ines.url("writing-delete", row=Reflection.objects.get(author=ines.person.pk).id))
    page = body(ines, "brief-page")
    assert HELP in page and STORY not in page
    assert save(ines, 1, help="More.").status_code == 302


def test_the_choice_opens_for_nobody_else(shared: tuple[Actor, Actor]) -> None:
    ines, jonas = shared
    save(ines, help=HELP, alone_first="on")
    with pytest.raises(Unopened):
        Brief.objects.get().read(jonas.keys())
    assert HELP not in body(jonas, "brief") and "There is no page yet." in body(jonas, "brief-page")
    assert "seen alone first" in body(ines, "brief-page")


def test_two_windows_never_overwrite_each_other(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    save(ines, help="One window.")
    late = save(ines, help="The other window.")
    text = late.content.decode()
    assert late.status_code == 409 and "The other window." in text and 'name="revision" value="1"' in text
    assert "One window." in body(ines, "brief-page")
    assert save(ines, 1, help="The other window.").status_code == 302


def test_pressed_twice_it_is_one(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    form = {"form_id": str(uuid.uuid4())}
    assert {save(ines, help=HELP, **form)["Location"] for _ in range(2)} == {ines.url("brief-page")}
    assert Brief.objects.get().revision == 1


def test_it_is_kept_as_a_draft_with_what_was_ticked(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    story = next(key for key in offered(ines).values() if key.startswith("writing:"))
    draft = {"place": ines.url("brief"), "help": "Half", "texts": [story]}
    ines.post(ines.url("draft"), draft)
    text = body(ines, "brief")
    assert "Half" in text and f'value="{story}" checked' in text


def test_it_is_deleted_and_the_texts_stay(shared: tuple[Actor, Actor]) -> None:
    ines, jonas = shared
    save(ines, help=HELP)
    jonas.post(jonas.url("brief-delete"))
    assert Brief.objects.count() == 1
    ines.post(ines.url("brief-delete"))
    assert not Brief.objects.exists()
    assert Reflection.objects.filter(author=ines.person.pk).exists()


def test_alone_and_in_a_pause_it_is_made(ines: Actor) -> None:
    ines.write(STORY)
    ines.post(ines.url("pause"), {"until": ""})
    assert save(ines, texts=list(offered(ines).values())).status_code == 302
    assert STORY in body(ines, "brief-page")


def test_the_page_has_nothing_to_press_on_paper(shared: tuple[Actor, Actor]) -> None:
    """Everything that leads anywhere or can be pressed is left out in print."""
    ines, _ = shared
    save(ines, help=HELP)
    main = body(ines, "brief-page").partition('id="main"')[2].partition("</main>")[0]
    for tag in re.findall(r"<(?:a|form)\b[^>]*>", main):
        assert "no-print" in tag, tag


def test_one_that_does_not_open_can_be_made_anew(shared: tuple[Actor, Actor]) -> None:
    ines, _ = shared
    save(ines, help=HELP)
    Brief.objects.update(envelope=b"x" * 400)
    assert "There is no page yet." in body(ines, "brief-page")
    assert 'name="revision" value="1"' in body(ines, "brief")
    assert save(ines, 1, help="Anew.").status_code == 302


def test_making_one_is_done(ines: Actor) -> None:
    save(ines, help=HELP)
    assert "Done, for you" in ines.get(ines.url("activity", tag=ines.tag("a-brief"))).content.decode()


def test_the_stranger_finds_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    assert {stranger.get(ines.url(name)).status_code for name in ("brief", "brief-page")} == {404}
