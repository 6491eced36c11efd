"""What happened, and my part in it: told for oneself, changed, deleted, never lost, and nobody else's."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from goldseam.bonds import breaches, incidents
from goldseam.bonds.asking import Here
from goldseam.bonds.models import Incident, Role
from goldseam.bonds.models.incident import Changed, Told
from goldseam.journey.audit import audit
from goldseam.lib import clock
from goldseam.writing.models import Draft
from tests.bonds.kinds import kinds  # noqa: F401  the fixture
from tests.cast import Actor, Holding

pytestmark = [pytest.mark.usefixtures("kinds"), pytest.mark.slow]

SCRIPTS = (
    "Im Mai. Größe, weiß, Straße.",
    "في الربيع، عندما كنت صغيرا",
    "去年の春、はじめて知った。",
    "בקיץ שעבר",
    "पिछले साल",
    "👩‍👧 🕯️ á ﷽",
    '<script>alert("x")</script> & {{ form }} {% url %}',
)


def here(actor: Actor) -> Here:
    return Here(Holding(actor.keys()), actor.side)


def told(actor: Actor) -> list[Told | None]:
    return [one.told for one in incidents.mine(here(actor))]


def shown(actor: Actor, page: str) -> str:
    answer = actor.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_the_part_is_asked_for(ines: Actor) -> None:
    page = ines.tell("hurt")
    assert "Something that happened" in shown(ines, page)
    (one,) = told(ines)
    assert one is not None
    assert (one.role, one.breach, one.cause, one.when, one.line) == ("hurt", "", "", "", "")
    assert ines.post(ines.url("incidents"), {"breach": "lie"}).status_code == 200
    assert len(told(ines)) == 1


def test_hurt_on_both_sides_is_two(ines: Actor) -> None:
    ines.tell("hurt", breach="lie")
    ines.tell("responsible", breach="affair")
    assert sorted(one.role for one in told(ines) if one) == ["hurt", "responsible"]


@pytest.mark.parametrize("text", SCRIPTS)
def test_any_script_comes_back_as_it_was_written(ines: Actor, text: str) -> None:
    page = ines.tell("elsewhere", when=text, line=text)
    (one,) = told(ines)
    assert one is not None and (one.when, one.line) == (text, text)
    assert "<script>alert" not in shown(ines, page)


@pytest.mark.django_db(databases=["default", "sessions"])
def test_any_text_is_sealed_and_opened_whole(ines: Actor) -> None:
    side, keys = ines.side, ines.keys()

    @given(st.text(max_size=120), st.text(max_size=600), st.sampled_from(Role.values))
    def kept(when: str, line: str, role: str) -> None:
        said = Told("lie", "", role, when, line, clock.now())
        with transaction.atomic():
            row = Incident.begin(side, keys, said, date(2026, 3, 2))
            assert Incident.objects.get(pk=row.pk).read(keys) == said
            transaction.set_rollback(True)

    kept()


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "innocent"},
        {"role": "hurt", "breach": "nonsense"},
        {"role": "hurt", "cause": "fate"},
        {"role": "hurt", "when": "x" * 121},
        {"role": "hurt", "line": "x" * 601},
        {"role": "hurt", "line": "a\x00b"},
    ],
)
def test_what_does_not_fit_is_said_and_comes_back(ines: Actor, wrong: dict[str, str]) -> None:
    answer = ines.post(ines.url("incidents"), wrong)
    assert answer.status_code == 200
    assert "needs another look" in answer.content.decode()
    assert not Incident.objects.exists()


def test_nothing_of_it_stands_in_the_open(ines: Actor) -> None:
    ines.tell("responsible", breach="affair", cause="betrayal", when="in the lighthouse", line="a heron")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM bonds_incident")
        stored = repr(cursor.fetchall())
    for word in ("lighthouse", "heron", "affair", "betrayal", "responsible"):
        assert word not in stored


def test_changing_it_counts_only_when_nothing_newer_stands_there(ines: Actor) -> None:
    page = ines.tell("hurt", line="First.")
    edit = f"{page}edit/"
    one_window = {"role": "hurt", "line": "One window.", "revision": "1"}
    assert ines.post(edit, one_window)["Location"] == page
    other = ines.post(edit, one_window | {"line": "The other window."})
    both = other.content.decode()
    assert other.status_code == 409 and "One window." in both and "The other window." in both
    assert [one.line for one in told(ines) if one] == ["One window."]
    assert ines.post(edit, one_window | {"line": "Both.", "revision": "2"}).status_code == 302
    assert [one.line for one in told(ines) if one] == ["Both."]
    assert not audit(ines.keys())


def test_a_form_that_is_sent_twice_counts_once(ines: Actor) -> None:
    form = {"form_id": str(uuid.uuid4()), "role": "hurt"}
    answers = [ines.client.post(ines.url("incidents"), form) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Incident.objects.count() == 1


def test_deleting_erases_it_and_the_ledger_agrees(ines: Actor) -> None:
    page = ines.tell("hurt")
    assert "Delete this entry" in shown(ines, f"{page}delete/")
    assert ines.post(f"{page}delete/")["Location"] == ines.url("incidents")
    assert not Incident.objects.exists()
    assert not audit(ines.keys())
    assert ines.get(page).status_code == 404


def test_what_was_begun_is_there_again(ines: Actor) -> None:
    place = ines.url("incidents")
    half = {"place": place, "role": "hurt", "breach": "lie", "when": "in spr", "line": "He s"}
    assert ines.post(ines.url("draft"), half)["Location"] == place
    page = shown(ines, place)
    assert 'value="in spr"' in page and "He s</textarea>" in page
    assert 'value="hurt" checked' in page and 'value="lie" checked' in page
    ines.tell("hurt", place=place)
    assert not Draft.objects.exists()


def test_a_damaged_entry_harms_no_other_and_can_be_deleted(ines: Actor) -> None:
    page, other = ines.tell("hurt", line="Torn."), ines.tell("hurt", line="Whole.")
    row = Incident.objects.get(pk=page.split("/")[-2])
    Incident.objects.filter(pk=row.pk).update(envelope=bytes(row.envelope)[:-1] + b"\0")
    assert "can not be opened" in shown(ines, page)
    assert "can not be opened" in shown(ines, ines.url("incidents"))
    assert "Whole." in shown(ines, other)
    assert ines.get(f"{page}edit/")["Location"] == page
    assert ines.get(f"{page}offer/").status_code == 200
    assert ines.post(f"{page}delete/").status_code == 302
    assert Incident.objects.count() == 1


def test_an_entry_set_back_behind_the_program_is_told(ines: Actor) -> None:
    page = ines.tell("hurt", line="First.")
    before = Incident.objects.get()
    ines.post(f"{page}edit/", {"role": "hurt", "line": "Second.", "revision": "1"})
    before.save()
    assert "not your last version" in shown(ines, page)


def test_a_kind_is_named_in_the_language_of_the_reader(ines: Actor) -> None:
    ines.tell("hurt", breach="lie")
    with translation.override("es"):
        assert incidents.mine(here(ines))[0].kind == "lie (es)"
        assert breaches.causes()[0].name == "cause betrayal"


def test_a_kind_the_program_no_longer_knows_is_kept_but_never_offered(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    page = ines.tell("hurt", breach="lie")
    known, causes = breaches.listed(), breaches.causes()
    breaches.register([one for one in known if one.slug != "lie"], causes)
    assert "no name here any more" in shown(ines, page)
    assert "no name here any more" in shown(ines, f"{page}edit/")
    assert ines.post(f"{page}edit/", {"role": "hurt", "breach": "lie", "revision": "1"}).status_code == 302
    assert ines.post(f"{page}offer/", {"revision": "2"}).status_code == 409


def test_the_tags_are_the_pack_the_kinds_their_causes_and_my_parts(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    assert incidents.tags(here(ines)) == {"partners"}
    ines.tell("hurt", breach="lie")
    ines.tell("elsewhere", breach="childhood")
    ines.tell("responsible", breach="other", cause="betrayal")
    both = {"lie", "dishonesty", "hurt", "childhood", "old-wound", "elsewhere"}
    assert incidents.tags(here(ines)) == {"partners", "other", "betrayal", "responsible"} | both


def test_the_cause_i_choose_counts_before_the_one_of_the_kind(ines: Actor) -> None:
    ines.tell("hurt", breach="lie", cause="old-wound")
    assert incidents.tags(here(ines)) == {"lie", "old-wound", "hurt"}


def test_a_private_kind_or_one_that_may_have_been_private_has_a_tag_of_its_own(ines: Actor) -> None:
    ines.tell("hurt", breach="lie")
    assert breaches.PRIVATE not in incidents.tags(here(ines))
    ines.tell("hurt", breach="control")
    assert {"control", breaches.PRIVATE} <= incidents.tags(here(ines))


def test_the_place_in_a_family_is_asked_only_there_and_stays_mine(ines: Actor, jonas: Actor) -> None:
    assert "Which of the two are you?" not in shown(ines, ines.url("incidents"))
    ines.post(ines.url("family-place"), {"generation": "parent"})
    jonas.join(ines.invite("parent-child"))
    assert incidents.tags(here(ines)) == {"parent-child"}
    before = jonas.get(jonas.url("incidents")).content
    assert "Which of the two are you?" in before.decode()
    ines.post(ines.url("family-place"), {"generation": "parent"})
    assert incidents.tags(here(ines)) == {"parent-child", "parent"}
    assert incidents.tags(here(jonas)) == {"parent-child"}
    assert len(jonas.get(jonas.url("incidents")).content) == len(before)
    ines.post(ines.url("family-place"), {"generation": "uncle"})
    ines.post(ines.url("family-place"))
    assert incidents.place(here(ines)) == "parent"
    ines.post(ines.url("family-place"), {"generation": ""})
    assert incidents.tags(here(ines)) == {"parent-child"}
    assert not audit(ines.keys())


def test_two_windows_in_one_moment_lose_nothing(ines: Actor) -> None:
    page = ines.tell("hurt")
    row, keys, now = Incident.objects.get(), ines.keys(), clock.now()
    with transaction.atomic():
        row.revise(keys, Told("", "", "hurt", "", "One.", now), 1)
    with pytest.raises(Changed), transaction.atomic():
        Incident.objects.get().revise(ines.keys(), Told("", "", "hurt", "", "Two.", now), 1)
    assert "One." in shown(ines, page)


def test_it_comes_along_when_its_writer_joins_the_other(ines: Actor, jonas: Actor) -> None:
    page = jonas.tell("responsible", breach="lie", line="I sold it.")
    jonas.tell("hurt", line="This stays behind.")
    row = page.split("/")[-2]
    jonas.client.post(ines.invite())
    answer = jonas.step_up("/invitation/", {"name": "Jonas", "moving": [row]})
    assert answer.status_code == 302
    assert [one.line for one in told(jonas) if one] == ["I sold it."]
    assert "I sold it." in shown(jonas, jonas.url("incident", incident=row))
    assert "I sold it." not in shown(ines, ines.url("incidents"))
    assert not audit(jonas.keys())
