"""The shared list: what is offered is what was shown, nobody is given a part, no wrong order counts."""

from __future__ import annotations

import re
import uuid

import pytest
from django.db import transaction
from django.urls import reverse

from goldseam.bonds import incidents
from goldseam.bonds.models import Incident, Offered, Role, RoleTaken
from goldseam.bonds.models.incident import NeverOffered
from goldseam.bonds.models.offered import OwnOffer
from goldseam.journey import cards
from goldseam.journey.audit import audit
from goldseam.lib import clock
from tests.bonds.kinds import PRIVATE, kinds  # noqa: F401  the fixture
from tests.bonds.test_incidents import here, shown
from tests.cast import Actor

pytestmark = [pytest.mark.usefixtures("kinds"), pytest.mark.slow]

BY_CHANCE = re.compile(r'value="[\w-]{36,64}"')


def listed(actor: Actor) -> str:
    """The list as this person sees it, without form numbers."""
    return BY_CHANCE.sub("", shown(actor, actor.url("incidents")))


def told(actor: Actor, role: str = "hurt", **more: str) -> tuple[str, uuid.UUID]:
    page = actor.tell(role, **more)
    return page, uuid.UUID(page.split("/")[-2])


def offered(actor: Actor, role: str = "hurt", **more: str) -> uuid.UUID:
    return actor.offer(told(actor, role, **more)[1])


def take(actor: Actor, entry: uuid.UUID, role: str = "responsible") -> int:
    return int(actor.post(actor.url("role", offered=entry), {"role": role}).status_code)


def given(actor: Actor) -> list[str]:
    return [gift.text for gift in cards.offerings(here(actor))]


def test_the_other_reads_exactly_what_was_shown_before(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, row = told(ines, breach="lie", cause="betrayal", when="In May", line="The car, not stolen.")
    confirming = shown(ines, f"{page}offer/")
    assert "This is all that Jonas would read" in confirming
    assert not Offered.objects.exists()
    ines.offer(row)
    for words in ("lie (en)", "In May", "The car, not stolen.", "“I was hurt”"):
        assert words in confirming and words in listed(jonas)
    assert "betrayal" not in listed(jonas).split("Give it a name")[0]
    assert given(jonas) == ["Ines offered something to the shared list."]
    assert given(ines) == []


def test_the_own_line_can_be_left_out(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, row = told(ines, breach="lie", line="Only for me.")
    assert "Only for me." not in shown(ines, f"{page}offer/?line=no")
    ines.offer(row, line="no")
    assert "Only for me." not in listed(jonas) and "lie (en)" in listed(jonas)
    assert "Only for me." in shown(ines, page)


def test_nothing_of_mine_is_seen_before_i_offer_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    before = listed(jonas)
    page, _ = told(ines, breach="frightened", line="A heron.")
    told(ines, "responsible", breach="lie")
    ines.post(f"{page}edit/", {"role": "hurt", "line": "Two herons.", "revision": "1"})
    ines.get(f"{page}offer/")
    assert listed(jonas) == before
    assert given(jonas) == []
    for name in ("incident", "incident-edit", "incident-delete", "incident-offer"):
        theirs = jonas.url(name, incident=page.split("/")[-2])
        assert jonas.get(theirs).status_code == 404
        assert jonas.post(theirs, {"revision": "2"}).status_code in (404, 405)
    assert Incident.objects.count() == 2


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_private_kind_is_never_offered(pair: tuple[Actor, Actor], kind: str) -> None:
    ines, jonas = pair
    before = listed(jonas)
    page, row = told(ines, breach=kind)
    for place in (page, f"{page}offer/"):
        answer = shown(ines, place)
        assert "This stays only yours" in answer
        assert f'href="{reverse("help")}"' in answer and f'href="{reverse("safety-check")}"' in answer
        assert f'action="{page}offer/"' not in answer and 'name="line"' not in answer
    refused = ines.post(f"{page}offer/", {"revision": "1", "line": "yes"})
    assert refused.status_code == 409 and "This stays only yours" in refused.content.decode()
    with pytest.raises(NeverOffered), transaction.atomic():
        Incident.objects.get(pk=row).offer(ines.side, ines.keys(), True, 1, clock.now(), ines.side.joined_on)
    assert not Offered.objects.exists()
    assert listed(jonas) == before and given(jonas) == []


def test_a_kind_that_became_private_in_another_window_is_not_offered(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    page, _ = told(ines, breach="lie")
    ines.get(f"{page}offer/")
    ines.post(f"{page}edit/", {"role": "hurt", "breach": "control", "revision": "1"})
    for seen in ("1", "2"):
        assert ines.post(f"{page}offer/", {"revision": seen}).status_code == 409
    assert not Offered.objects.exists()


def test_what_changed_since_it_was_shown_is_shown_again_first(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, row = told(ines, line="First.")
    ines.post(f"{page}edit/", {"role": "hurt", "line": "Second.", "revision": "1"})
    answer = ines.post(f"{page}offer/", {"revision": "1"})
    assert answer.status_code == 409
    assert "changed in another window" in answer.content.decode() and "Second." in answer.content.decode()
    ines.offer(row)
    ines.post(f"{page}edit/", {"role": "hurt", "line": "Third.", "revision": "3"})
    assert "Second." in listed(jonas) and "Third." not in listed(jonas)


def test_pressed_twice_or_in_two_windows_there_is_one_copy(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    page, _ = told(ines)
    form = {"form_id": str(uuid.uuid4()), "revision": "1"}
    assert [ines.client.post(f"{page}offer/", form).status_code for _ in range(2)] == [302, 302]
    for seen in ("1", "2"):
        again = ines.post(f"{page}offer/", {"revision": seen})
        assert again.status_code == 409 and "on the shared list already" in again.content.decode()
    assert Offered.objects.count() == 1


def test_a_part_is_taken_changed_and_taken_back(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines, breach="lie")
    assert take(jonas, entry) == 302
    assert "“I did this”" in listed(ines) and "“I did this”" in listed(jonas)
    assert given(ines) == ["Jonas said their own part in something you offered."]
    assert incidents.tags(here(jonas)) == {"partners", "lie", "dishonesty", "responsible"}
    assert incidents.tags(here(ines)) == {"partners", "lie", "dishonesty", "hurt"}
    assert take(jonas, entry, "hurt") == 302
    assert "“I did this”" not in listed(ines) and listed(ines).count("“I was hurt”") == 2
    before = listed(jonas)
    assert jonas.post(jonas.url("role-back", offered=entry)).status_code == 302
    assert listed(jonas) != before and "Say my own part" in listed(jonas)
    assert not RoleTaken.objects.exists()
    assert given(ines) == [] and incidents.tags(here(jonas)) == {"partners"}
    assert not audit(jonas.keys()) and not audit(ines.keys())


def test_not_taking_a_part_leaves_no_trace(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines, breach="lie")
    before = listed(ines)
    assert shown(jonas, jonas.url("role", offered=entry))
    assert take(jonas, entry, "") == 200 and take(jonas, entry, "innocent") == 200
    assert not RoleTaken.objects.exists()
    assert listed(ines) == before and given(ines) == []


def test_someone_else_may_have_done_it_for_both(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    take(jonas, offered(ines, "elsewhere", breach="childhood"), "elsewhere")
    assert listed(ines).count("“Someone else did this") == 2
    assert incidents.tags(here(jonas)) == {"partners", "childhood", "old-wound", "elsewhere"}


def test_nobody_takes_a_second_part_in_what_they_offered(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    entry = offered(ines)
    assert ines.get(ines.url("role", offered=entry)).status_code == 404
    assert take(ines, entry) == 404
    assert ines.post(ines.url("role-back", offered=entry)).status_code == 404
    row = Offered.objects.get()
    with pytest.raises(OwnOffer), transaction.atomic():
        row.take_role(ines.keys(), Role.RESPONSIBLE, clock.now(), row.day)
    assert not RoleTaken.objects.exists()


def test_only_its_writer_takes_it_back_and_parts_go_with_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    entry = offered(ines, breach="lie", line="A heron.")
    take(jonas, entry)
    back = "incident-take-back"
    assert jonas.post(jonas.url(back, offered=entry)).status_code == 404
    assert "A heron." in listed(jonas)
    form = {"form_id": str(uuid.uuid4())}
    assert [ines.client.post(ines.url(back, offered=entry), form).status_code for _ in range(2)] == [302, 302]
    assert "A heron." not in listed(jonas) and "“I did this”" not in listed(jonas) + listed(ines)
    assert given(jonas) == [] and given(ines) == []
    assert incidents.tags(here(jonas)) == {"partners"}
    assert jonas.get(jonas.url("role", offered=entry)).status_code == 404
    assert take(jonas, entry) == 404
    assert jonas.post(jonas.url("role-back", offered=entry)).status_code == 404
    assert not audit(jonas.keys()) and not audit(ines.keys())
    assert ines.post(ines.url(back, offered=entry)).status_code == 404


def test_taken_back_it_can_be_offered_again_and_old_parts_are_swept(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    _, row = told(ines, breach="lie")
    first = ines.offer(row)
    take(jonas, first)
    ines.post(ines.url("incident-take-back", offered=first))
    second = ines.offer(row)
    assert second != first and "“I did this”" not in listed(ines)
    take(jonas, second, "hurt")
    assert [one.offered for one in RoleTaken.objects.all()] == [second]
    assert not audit(jonas.keys())


def test_deleting_the_entry_takes_the_copy_back(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, row = told(ines, line="A heron.")
    ines.offer(row)
    assert "The copy on the shared list is taken back" in shown(ines, f"{page}delete/")
    ines.post(f"{page}delete/")
    assert "A heron." not in listed(jonas) and not Offered.objects.exists()
    assert not audit(ines.keys())


def test_nobody_outside_the_bond_reaches_any_of_it(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    _, row = told(ines)
    entry = ines.offer(row)
    for bond in (ines.bond.id, stranger.bond.id):
        for name in ("incident", "incident-edit", "incident-delete", "incident-offer"):
            url = reverse(name, kwargs={"bond": bond, "incident": row})
            assert {stranger.get(url).status_code, stranger.post(url).status_code} <= {404, 405}
        for name in ("role", "role-back", "incident-take-back"):
            url = reverse(name, kwargs={"bond": bond, "offered": entry})
            assert stranger.post(url, {"role": "hurt"}).status_code == 404
    other = ines.step_up(reverse("begin-another"))["Location"].split("/")[2]
    assert ines.get(reverse("incident", kwargs={"bond": other, "incident": row})).status_code == 404
    take_back = reverse("incident-take-back", kwargs={"bond": other, "offered": entry})
    assert ines.post(take_back).status_code == 404
    assert Offered.objects.count() == 1 and not RoleTaken.objects.exists()


def test_alone_nothing_can_be_offered(ines: Actor) -> None:
    page, _ = told(ines)
    assert "opens when both of you are here" in shown(ines, f"{page}offer/")
    assert ines.post(f"{page}offer/", {"revision": "1"}).status_code == 409
    ines.invite()
    assert ines.post(f"{page}offer/", {"revision": "1"}).status_code == 409
    assert not Offered.objects.exists()


def test_while_it_rests_nothing_is_offered_or_taken_but_everything_can_be_taken_back(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    entry, (page, _) = offered(ines), told(ines)
    take(jonas, entry)
    jonas.post(jonas.url("pause"))
    assert ines.post(f"{page}offer/", {"revision": "1"}).status_code == 409
    assert take(jonas, entry, "hurt") == 409
    assert jonas.post(jonas.url("role-back", offered=entry)).status_code == 302
    assert ines.post(ines.url("incident-take-back", offered=entry)).status_code == 302
    assert not Offered.objects.exists() and not RoleTaken.objects.exists()


def test_nobody_has_to_read_more_than_a_list_can_bear(
    pair: tuple[Actor, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    ines, _ = pair
    monkeypatch.setattr(incidents, "MOST_OFFERED", 2)
    first, _ = offered(ines), offered(ines)
    page, row = told(ines)
    answer = ines.post(f"{page}offer/", {"revision": "1"})
    assert answer.status_code == 409 and "There is a lot on the shared list" in answer.content.decode()
    ines.post(ines.url("incident-take-back", offered=first))
    ines.offer(row)
    assert Offered.objects.count() == 2
