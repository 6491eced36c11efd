"""Help pages know nobody: the same bytes for everyone, and nothing on them that sends or stores."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from tests.cast import Actor

NAMES = ("help", "safety-check", "quick-exit-page", "before-inviting")
OUT = "noopener noreferrer nofollow"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and every anchor."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in names]


@pytest.fixture
def page() -> Callable[[str], str]:
    return lambda name: Client().get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_everybody_gets_the_same_bytes(name: str, ines: Actor, jonas: Actor) -> None:
    with_cookies = Client()
    with_cookies.cookies["s"] = "something"
    with_cookies.cookies["c"] = "something"
    jonas.client.post(reverse("lock"))
    readers = (Client(), ines.client, jonas.client, with_cookies)
    assert len({reader.get(reverse(name)).content for reader in readers}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_reading_help_leaves_nothing_behind(name: str, ines: Actor) -> None:
    def asks_nothing(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        raise AssertionError(sql)

    for reader in (Client(), ines.client):
        default, sessions = connections["default"], connections["sessions"]
        with default.execute_wrapper(asks_nothing), sessions.execute_wrapper(asks_nothing):
            answer = reader.get(reverse(name), {"from": "here"})
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", NAMES)
def test_nothing_can_be_sent_to_a_help_page(name: str) -> None:
    for method in ("post", "put", "patch", "delete", "options"):
        answer = getattr(Client(enforce_csrf_checks=True), method)(reverse(name))
        assert (answer.status_code, dict(answer.cookies)) == (405, {})
    head = Client().head(reverse(name))
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("name", NAMES)
def test_the_only_form_is_quick_exit_and_nothing_has_a_name(name: str, page: Callable[[str], str]) -> None:
    tags = Tags(page(name))
    assert [form["action"] for form in tags.all("form")] == [reverse("quick-exit")]
    assert tags.all("input", "select", "textarea") == []
    assert [button for button in tags.all("button") if "name" in button] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_comes_from_elsewhere_and_links_out_tell_nothing(
    name: str, page: Callable[[str], str]
) -> None:
    tags = Tags(page(name))
    for _tag, attributes in tags.found:
        for key in ("src", "action", "srcset", "poster"):
            assert (attributes.get(key) or "/").startswith("/")
    for link in tags.all("link"):
        assert (link["href"] or "").startswith("/")
    for link in tags.all("a"):
        href = link["href"] or ""
        if href.startswith("https://"):
            assert link["rel"] == OUT
        else:
            assert re.match(r"/|#|tel:(\+|%23)?\d+$|sms:\d+$", href), href


@pytest.mark.parametrize("name", NAMES)
def test_places_within_a_page_exist_once(name: str, page: Callable[[str], str]) -> None:
    tags = Tags(page(name))
    ids = [attributes["id"] for _tag, attributes in tags.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _tag, attributes in tags.found:
        href = attributes.get("href") or ""
        wanted = [href[1:]] if href.startswith("#") else []
        wanted += (attributes.get("aria-labelledby") or "").split()
        assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_one_first_heading_and_no_level_left_out(name: str, page: Callable[[str], str]) -> None:
    levels = [int(tag[1]) for tag, _ in Tags(page(name)).found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_one_neutral_word_and_the_page_is_light(name: str, page: Callable[[str], str]) -> None:
    text = page(name)
    assert re.findall(r"<title>(.*?)</title>", text) == ["Help"]
    assert len(gzip.compress(text.encode())) < 40_000


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_this_copy_stands_only_in_what_is_not_printed(
    name: str, page: Callable[[str], str]
) -> None:
    assert "Goldseam" not in page(name).split('<main class="')[1]


def test_the_safety_check_ends_the_same_way_for_everybody(page: Callable[[str], str]) -> None:
    text = page("safety-check")
    folded = "".join(re.findall(r"<details.*?</details>", text, re.DOTALL))
    closing = "Nothing you thought or opened here was kept or sent."
    assert closing in text
    assert closing not in folded
    assert text.index("First, this device") < text.index("The other person and me") < text.index(closing)


def test_the_safety_check_asks_about_everything_it_should(page: Callable[[str], str]) -> None:
    questions = re.findall(r"<summary>(.*?)</summary>", page("safety-check"))
    about = ("want to be here", "afraid", "money", "hurt", "sex", "threats", "order", "when I am angry")
    assert [word for word in about if not any(word in question for question in questions)] == []
    assert reverse("before-inviting") in page("safety-check")
    assert f"{reverse('help')}#leaving" in page("safety-check")


def test_young_people_are_told_where_to_turn(page: Callable[[str], str]) -> None:
    assert "If you are under 18" in page("help")
