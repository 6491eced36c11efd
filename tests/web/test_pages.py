"""The frames of pages: who stands where, what every page carries, what no page carries."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils import translation

from goldseam.hosting.card import HostCard
from tests.web.parts import BOND, Parts, filled, page

ERRORS = ("400", "403", "404", "405", "413", "429", "500", "503")
FRAMES = ("web/parts.html", "web/shell.html", "web/bare.html", "web/static_page.html")
pytestmark = pytest.mark.urls("tests.web.urls")


class Seen(HTMLParser):
    """Every tag of a page with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def every() -> dict[str, str]:
    return {name: page(name) for name in FRAMES} | {code: render_to_string(f"{code}.html") for code in ERRORS}


def test_every_page_can_be_left_at_once_without_scripts() -> None:
    for name, html in every().items():
        (form,) = [f for f in Seen(html).all("form") if f.get("class") == "quick-exit-form"]
        assert form["method"] == "post", name
        assert form["action"] == "/quick-exit/", name
        assert form["data-neutral"] == settings.NEUTRAL_PAGE, name
        assert any(script["src"].startswith("/static/web/js/exit.") for script in Seen(html).all("script")), (
            name
        )


def test_no_page_has_inline_style_script_handler_or_an_address_elsewhere() -> None:
    for name, html in every().items():
        seen = Seen(html)
        assert not seen.all("style"), name
        assert all(script.get("src", "").startswith("/static/") for script in seen.all("script")), name
        for tag, attributes in seen.tags:
            assert "style" not in attributes, (name, tag)
            assert not [a for a in attributes if a.startswith("on")], (name, tag)
            for where in ("href", "src", "action"):
                assert not attributes.get(where, "").startswith(("http", "//", "data:")), (name, tag)


def test_every_page_has_one_main_a_skip_link_and_a_neutral_title() -> None:
    for name, html in every().items():
        assert [m["id"] for m in Seen(html).all("main")] == ["main"], name
        assert 'class="skip" href="#main"' in html, name
        title = re.search(r"<title>(.*?)</title>", html)
        assert title, name
        assert re.fullmatch(r"\w+", title[1]), name
        assert "goldseam" not in title[1].lower(), name


def test_no_id_stands_twice_on_a_page() -> None:
    for name, html in every().items():
        ids = [attributes["id"] for _tag, attributes in Seen(html).tags if "id" in attributes]
        assert len(ids) == len(set(ids)), (name, sorted(i for i in ids if ids.count(i) > 1))


def test_trusted_types_come_before_every_other_script() -> None:
    for name in ("web/shell.html", "web/bare.html"):
        sources = [script["src"] for script in Seen(page(name)).all("script")]
        assert sources[0].startswith("/static/web/js/tt.")


def test_htmx_is_only_where_there_is_something_to_do_for_it() -> None:
    for name, html in every().items():
        assert ("htmx" in html) == (name in ("web/shell.html", "web/parts.html")), name


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_needs_no_request_and_says_three_things(code: str) -> None:
    html = get_template(f"{code}.html").render()
    paragraphs = re.findall(r"<p[^>]*>(.+?)</p>", html.split("<main", 1)[1])
    assert len(paragraphs) == 3
    assert "!" not in " ".join(paragraphs)


@pytest.mark.parametrize("code", [*ERRORS, "web/static_page"])
def test_a_static_page_is_the_same_for_everyone(code: str) -> None:
    name = f"{code}.html"
    reader = {"theme": "ink", "signed_in": True, "reader": "Ines", "bond": BOND, "here": "today"}
    assert render_to_string(name) == render_to_string(name, reader)
    assert "csrf" not in render_to_string(name)


def test_the_theme_is_said_on_the_page_only_when_it_was_chosen() -> None:
    assert "data-theme" not in page("web/shell.html", theme="")
    assert '<html lang="en" dir="ltr" data-theme="ink">' in page("web/shell.html", theme="ink")


def test_pages_follow_the_direction_of_the_language() -> None:
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in page("web/bare.html")


def test_the_name_and_mark_can_be_switched_off() -> None:
    html = page("web/bare.html", host=HostCard(show_brand=False))
    assert "brand__mark" not in html
    assert "Goldseam" not in html
    assert "A quiet place" in page("web/bare.html", host=HostCard(shown_name="A quiet place"))


def test_the_navigation_shows_the_rooms_of_the_bond_and_where_one_is() -> None:
    html = page("web/shell.html", here="writing")
    rooms = re.findall(r"<span>(\w+)</span></a></li>", html)
    assert rooms == ["Today", "Journey", "Agreements", "Writing", "Space", "Help"]
    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == [f"/b/{BOND.id}/writings/"]


def test_a_room_without_an_address_has_no_place_in_the_navigation() -> None:
    html = page("web/shell.html", bond=SimpleNamespace(id="not-a-bond"))
    assert re.findall(r"<span>(\w+)</span></a></li>", html) == ["Help"]


def test_a_field_names_its_hint_and_its_error() -> None:
    seen = Seen(page())
    described = {a["name"]: a.get("aria-describedby", "") for a in seen.all("input") if "name" in a}
    ids = {attributes.get("id") for _tag, attributes in seen.tags}
    assert described["name"] == "id_name_helptext"
    assert described["passphrase"] == "id_passphrase_error"
    assert {"id_name_helptext", "id_passphrase_error", "id_device_error"} <= ids
    (device,) = [f for f in seen.all("fieldset") if f.get("id") == "id_device"]
    assert device["aria-describedby"] == "id_device_helptext id_device_error"
    (passphrase,) = [i for i in seen.all("input") if i.get("name") == "passphrase"]
    assert passphrase["aria-invalid"] == "true"
    assert passphrase["autocomplete"] == "current-password"
    assert "value" not in passphrase


def test_the_summary_of_errors_leads_to_what_can_be_mended() -> None:
    html = page()
    assert 'role="alert" tabindex="-1" id="errors"' in html
    targets = re.findall(r'<li><a href="#([^"]+)">', html)
    assert targets == ["id_passphrase", "id_device_0"]
    assert all(f'id="{target}"' in html for target in targets)


def test_a_form_without_errors_shows_no_summary() -> None:
    assert 'id="errors"' not in page(form=Parts())


def test_chosen_options_stay_chosen_and_groups_keep_their_names() -> None:
    seen = Seen(page())
    chosen = {(i["name"], i.get("value")) for i in seen.all("input") if "checked" in i}
    assert {("feelings", "hurt"), ("feelings", "calm"), ("visibility", "seal")} <= chosen
    assert "<p>Heavy</p>" in page()


def test_the_pane_says_who_may_read_and_what_will_happen() -> None:
    html = page()
    assert "<b>Will be sealed</b> when you press the button below." in html
    assert html.count("pane__vis is-seal is-now") == 1
    assert 'is-seal is-now"><svg' in html
    assert "Jonas cannot see this, or that it exists." in html


def test_without_the_other_no_name_is_invented() -> None:
    html = render_to_string("web/_pane_write.html", {"field": filled()["text"]})
    assert "Nobody else here can see this, or that it exists." in html


def test_what_a_person_wrote_is_never_markup() -> None:
    form = Parts({"name": '<b onclick="x">', "text": "</textarea><script>1</script>", "visibility": "me"})
    html = page(form=form)
    assert "<script>1" not in html
    assert "&lt;b onclick" in html


def test_every_form_that_counts_once_has_a_fresh_number() -> None:
    numbers = [re.findall(r'name="form_id" value="([0-9a-f-]{36})"', page()) for _ in range(2)]
    assert len(numbers[0]) == 1
    assert numbers[0] != numbers[1]
