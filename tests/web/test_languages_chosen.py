"""Which language a page is in: what a person keeps, what a visitor chose, what the browser asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from goldseam.hosting.home import Home
from tests.cast import Actor

HELP = ("help", "safety-check", "quick-exit-page", "before-inviting")
OURS = {"Sec-Fetch-Site": "same-origin"}
COOKIE = settings.LANGUAGE_COOKIE_NAME


def spoken(page: bytes) -> str:
    """The language and direction a page says it is in."""
    found = re.search(r'<html lang="([\w-]+)" dir="(\w+)"', page.decode())
    assert found is not None
    assert found[2] == "ltr"
    return found[1]


def choose(browser: Client, language: str, back: str = "/", **headers: str):  # type: ignore[no-untyped-def]
    return browser.post(reverse("language"), {"language": language, "back": back}, headers=headers or OURS)


def prefer(actor: Actor, language: str):  # type: ignore[no-untyped-def]
    chosen = {"name": actor.name, "timezone": "Europe/Berlin", "theme": "", "idle_minutes": "10"}
    return actor.post(reverse("preferences"), chosen | {"language": language})


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("es-MX,es;q=0.9", "es"), ("pt,es;q=0.5", "es"), ("fr", "en"), ("", "en"), ("*", "en")],
)
def test_before_sign_in_the_browser_is_asked(asked: str, answer: str, db: None) -> None:
    page = Client(headers={"Accept-Language": asked}).get(reverse("welcome"))
    assert (spoken(page.content), page["Content-Language"]) == (answer, answer)


def test_a_visitor_chooses_with_one_press_and_stays_where_they_were(db: None) -> None:
    browser = Client()
    offered = browser.get(reverse("sign-in")).content.decode()
    assert '<button class="btn btn--quiet" name="language" value="es" lang="es">Español</button>' in offered
    assert f'name="back" value="{reverse("sign-in")}"' in offered
    answer = choose(browser, "es", reverse("sign-in"))
    assert answer["Location"] == reverse("sign-in")
    assert spoken(browser.get(reverse("sign-in")).content) == "es"
    assert spoken(browser.get("/no/such/page/").content) == "es"
    assert 'value="en" lang="en">English</button>' in browser.get(reverse("begin")).content.decode()


def test_the_choice_goes_when_the_browser_is_closed_and_says_nothing_else(db: None) -> None:
    cookie = choose(Client(), "es").cookies[COOKIE]
    assert (cookie.value, cookie["max-age"], cookie["expires"], cookie["path"]) == ("es", "", "", "/")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


@pytest.mark.parametrize(
    "back",
    ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "", "x", "javascript:1"],
)
def test_a_choice_never_leads_to_another_site(back: str, db: None) -> None:
    assert choose(Client(), "es", back)["Location"] == "/"


def test_another_site_can_not_choose_and_no_unknown_language_is_taken(db: None) -> None:
    other = choose(Client(), "es", **{"Sec-Fetch-Site": "cross-site"})
    assert (other.status_code, dict(other.cookies)) == (403, {})
    for unknown in ("xx", "", "en\r\nx", "../../etc", "es" * 900):
        assert not choose(Client(), unknown).cookies


def test_an_answer_to_a_form_offers_no_language_so_that_nothing_typed_is_lost(db: None) -> None:
    wrong = Client().post(reverse("sign-in"), {"sign_in_name": "nobody", "passphrase": ""})
    assert b'name="language"' not in wrong.content


@pytest.mark.parametrize("name", HELP)
def test_help_in_a_language_is_an_address_and_the_same_bytes_for_everyone(name: str, ines: Actor) -> None:
    address = reverse(name) + "?lang=es"
    chosen = Client()
    choose(chosen, "en")
    readers = (Client(), ines.client, chosen, Client(headers={"Accept-Language": "de"}))
    answers = [reader.get(address) for reader in readers]
    assert len({answer.content for answer in answers}) == 1
    assert {(spoken(answer.content), answer["Content-Language"]) for answer in answers} == {("es", "es")}
    assert not [answer for answer in answers if answer.cookies]


@pytest.mark.parametrize("name", HELP)
def test_help_goes_on_in_the_language_of_its_address(name: str) -> None:
    page = Client().get(reverse(name), {"lang": "es"}).content.decode()
    inner = re.findall(r'href="(/help/[^"]*)"', page)
    assert inner
    assert [link for link in inner if not re.search(r"\?lang=(es|en)(#|$)", link)] == []
    plain = Client().get(reverse(name)).content.decode()
    assert [link for link in re.findall(r'href="(/help/[^"]*)"', plain) if "?lang=en" in link] == []


@pytest.mark.parametrize("lang", ["xx", "", "es/../en", "ES", "<script>"])
def test_an_unknown_language_in_an_address_is_passed_over(lang: str) -> None:
    page = Client().get(reverse("help"), {"lang": lang})
    assert page.content == Client().get(reverse("help")).content


def test_the_help_page_is_spanish_to_its_last_country() -> None:
    page = Client().get(reverse("help"), {"lang": "es"}).content.decode()
    names = re.findall(r'<h2 id="..-name">([^<]+)</h2>', page)
    assert names[:4] == ["Alemania", "Argentina", "Australia", "Austria"]
    assert "Türkiye" not in page and "Turquía" in page
    assert "de lunes a viernes" in page and "weekdays" not in page
    assert "Comprobado el 23 de septiembre de 2026 por quien hizo una lista pública" in page
    assert 'id="es-name"' in page


def test_a_new_account_keeps_the_language_it_was_made_in(db: None) -> None:
    actor = Actor("Ines", "seven quiet lanterns drift over ines")
    page = actor.client.get(reverse("begin"), headers={"Accept-Language": "es"}).content.decode()
    assert re.search(r'name="language" value="es" checked', page)
    actor.post(reverse("begin"), actor.beginning(language="es"))
    assert actor.person.language == "es"
    assert spoken(actor.get(actor.url("space")).content) == "es"


def test_what_a_person_keeps_is_stronger_than_browser_and_cookie(ines: Actor) -> None:
    assert prefer(ines, "es").status_code == 302
    choose(ines.client, "en")
    page = ines.get(ines.url("space"), headers={"Accept-Language": "en"})
    assert spoken(page.content) == "es"
    assert page.cookies[COOKIE].value == "es"
    assert spoken(ines.get(reverse("help")).content) == "es"
    assert not ines.get(ines.url("space")).cookies
    assert spoken(ines.get(reverse("sign-in")).content) == "es"


def test_a_person_may_leave_it_to_the_browser_again(ines: Actor) -> None:
    prefer(ines, "es")
    prefer(ines, "")
    fresh = Client()
    ines.sign_in(fresh)
    assert spoken(fresh.get(ines.url("space"), headers={"Accept-Language": "en"}).content) == "en"
    assert spoken(fresh.get(ines.url("space"), headers={"Accept-Language": "es"}).content) == "es"


def test_the_language_of_one_is_not_the_language_of_the_other(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    prefer(ines, "es")
    assert spoken(ines.get(ines.url("space")).content) == "es"
    assert spoken(jonas.get(jonas.url("space")).content) == "en"


def test_an_unknown_language_is_not_kept(ines: Actor) -> None:
    assert prefer(ines, "xx").status_code == 200
    assert ines.person.language == ""


def test_quick_exit_takes_the_language_along(ines: Actor) -> None:
    prefer(ines, "es")
    left = ines.client.post(reverse("quick-exit"), headers=OURS)
    assert '"cookies"' in left["Clear-Site-Data"]
    assert COOKIE not in left.cookies


def test_made_up_languages_count_only_in_a_home_that_is_thrown_away(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (home.locale / "en_XA").mkdir(parents=True)
    assert home.tried_languages == []
    home.throw_away.write_text("")
    assert home.tried_languages == ["en-xa"]
