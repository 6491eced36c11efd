"""The habits of pages: nothing inline, nothing trusted blindly, titles that betray nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goldseam

SOURCE = Path(goldseam.__file__).parent
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html"))
FRAMES = {"base.html", "bare.html", "shell.html", "static_page.html", "blank.html"}

# What may stand in the title of a tab or in a browser's history: rooms and nothing of what is in them.
NEUTRAL = {"Today", "Journey", "Writing", "Agreement", "Agreements", "Account", "Spaces", "Space", "Welcome"}
NEUTRAL |= {"Help", "Page", "Receipt", "About", "Parts", "Talk", "Print"}


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def pages() -> list[Path]:
    """Templates that are whole pages."""
    return [path for path in TEMPLATES if "{% extends" in path.read_text() and path.name not in FRAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|data:[a-z]+/", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert " src=" in script


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_loaded_from_elsewhere_and_nothing_is_trusted(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", text)
    assert not re.search(r"\|\s*safe(?:seq)?\b|autoescape off|hx-on|hx-vals\s*=\s*['\"]js:", text)


@pytest.mark.parametrize("path", pages(), ids=named)
def test_the_title_is_one_neutral_word(path: Path) -> None:
    text = path.read_text()
    found = re.search(r"{% block title %}(.*?){% endblock %}", text, re.DOTALL)
    if found is None:
        assert re.search(r'{% extends "web/(error_page|static_page)\.html" %}', text), "no title of its own"
        return
    word = re.fullmatch(r'{% translate "([^"]+)" %}', found[1].strip())
    assert word is not None, found[1]
    assert word[1] in NEUTRAL


@pytest.mark.parametrize("path", pages(), ids=named)
def test_a_form_that_posts_carries_its_token_and_its_number(path: Path) -> None:
    """The token of quick exit is left out on purpose; forms that count twice harmlessly need no number."""
    if path.name == "parts.html":
        return  # shown to builders by the tests, led to by no address
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.DOTALL):
        assert "{% csrf_token %}" in form, form[:120]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_word_stands_outside_of_translation(path: Path) -> None:
    if path.name == "parts.html":
        return
    spoken = r"{% (blocktranslate|comment).*?{% end\1 %}|{#.*?#}"
    text = re.sub(spoken, " ", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>|&\w+;|[\w-]+=\"[^\"]*\"", " ", text, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{2,}", text) == []
