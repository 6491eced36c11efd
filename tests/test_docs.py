"""The documents say what the program is: every command, folder, model, number and test they name is there."""

from __future__ import annotations

import argparse
import ast
import importlib
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from goldseam.agreements.views.around import MOST_A_DAY
from goldseam.bonds.models.invitation import VALID
from goldseam.hosting import backups, herald
from goldseam.hosting.program import NAMES
from goldseam.people import strength
from goldseam.people.forms import Preferences
from goldseam.people.models.attempt import FREE_TRIES, LONGEST
from goldseam.people.models.person import Person
from goldseam.people.models.signed_in import MOST_AT_ONCE, OWN_DEVICE, SHARED_DEVICE, SHARED_IDLE_MINUTES
from goldseam.safety.directory import FRESH_FOR
from goldseam.vault import envelope, kdf, slots, words
from goldseam.web import once

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(r"`(?P<file>[\w/]+\.py)::(?P<test>\w+)`")


def paper(name: str) -> str:
    return (ROOT / name).read_text()


def flat(name: str) -> str:
    """A document as one line, so that a sentence is found however it is broken."""
    return " ".join(paper(name).split())


def section(text: str, heading: str) -> str:
    """From a heading to the next of the same depth."""
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^\1 |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[2]


def visible() -> dict[str, str]:
    """The rows of the list of what stays visible, by model."""
    listed = section(paper("docs/trust.md"), "What stays visible")
    return dict(re.findall(r"^\| `(\w+\.\w+)`[^|]*\| (.*)$", listed, re.MULTILINE))


@pytest.mark.parametrize("command", NAMES)
def test_every_command_stands_in_hosting_with_every_option(command: str) -> None:
    commands = section(paper("docs/hosting.md"), "Commands")
    heading = re.search(rf"^### .*\b{command}\b.*$", commands, re.MULTILINE)
    assert heading, command
    told = commands[heading.end() :].partition("\n### ")[0]
    parser = argparse.ArgumentParser()
    importlib.import_module(f"goldseam.hosting.commands.{command}").arguments(parser)
    options = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    missing = {name for name in options - {"--help", "--home"} if not re.search(rf"{name}\b", told)}
    assert not missing


def test_no_command_or_option_is_told_of_that_is_not_there() -> None:
    known = {"--help"}
    for command in NAMES:
        parser = argparse.ArgumentParser()
        importlib.import_module(f"goldseam.hosting.commands.{command}").arguments(parser)
        known |= {name for action in parser._actions for name in action.option_strings}
    for name in ("README.md", "docs/hosting.md", "docs/trust.md", "SECURITY.md"):
        text = paper(name)
        assert set(re.findall(r"(?<![\w`-])--[a-z][a-z-]+", text)) <= known, name
        assert set(re.findall(r"\./goldseam ([a-z]+)", text)) <= set(NAMES), name


def test_every_app_and_folder_has_its_line_in_architecture() -> None:
    folders = section(paper("docs/architecture.md"), "Folders")
    told = set(re.findall(r"^  ([\w.]+?)/? {2,}", folders, re.MULTILINE))
    source = ROOT / "src" / "goldseam"
    there = {path.name for path in source.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert told == {name for name in there if not name.startswith("__")}
    order = section(paper("docs/architecture.md"), "Who imports whom")
    own = [name.removeprefix("goldseam.") for name in settings.INSTALLED_APPS if name.startswith("goldseam.")]
    assert [name for name in own if name not in order] == []


def test_every_model_stands_in_the_list_of_what_stays_visible() -> None:
    own = {m._meta.label for m in apps.get_models() if m.__module__.startswith("goldseam.")}
    assert set(visible()) == own


# What a plain column is called in the list, where that is not its own name.
CALLED = {
    "author": "author|who invited|whose",
    "bond": "bond",
    "began_on": "began",
    "code_used_on": "recovery code was last used",
    "compared_on": "were compared",
    "countersigner": "countersigned",
    "ended_on": "day ended",
    "ends": "of the end",
    "ends_at": "exact end",
    "exchange": "exchange",
    "failures": "vain tries",
    "form": "form's number",
    "idle_minutes": "lock minutes",
    "joined_on": "day joined",
    "kind": "kind",
    "last": "moment of the last",
    "made_on": r"\bday\b",
    "me_circle": "own circle",
    "on": r"\bday\b",
    "opened_on": "day opened",
    "own_device": "own or shared",
    "pair_circle": "circle is for both",
    "pepper_id": "number and fingerprint of the pepper",
    "reflection": "of which writing",
    "refused_on": "refused",
    "restored_on": "day restored",
    "result": "address it led to",
    "revoked_on": "taken back",
    "rule": "rule of day one",
    "show_brand": "name of this place is shown",
    "sign_in_name": "sign-in name",
    "signer": "who signed",
    "theme": "colours",
    "timezone": "time zone",
    "touched": "moment last here",
    "type": "passphrase or recovery code",
    "until": "day of return",
    "used_on": "day used",
    "who": "who sent",
    "withdrawn_on": "day taken back",
    "words_went": "given words went",
}


def test_the_list_names_every_plain_column() -> None:
    told = visible()
    missing = []
    for model in apps.get_models():
        for column in model._meta.concrete_fields if model.__module__.startswith("goldseam.") else ():
            sealed = isinstance(column, models.BinaryField)
            if sealed or (column.primary_key and not column.is_relation):
                continue
            name = column.name
            row = told[model._meta.label].replace("**", "")
            counts = name == "epoch" and re.search("how often (?:its|all)", row)
            if not counts and not re.search(CALLED.get(name, name), row):
                missing.append(f"{model._meta.label}.{name}")
    assert missing == []


@pytest.mark.parametrize("name", [path.relative_to(ROOT).as_posix() for path in PAPERS])
def test_every_test_that_is_named_is_there(name: str) -> None:
    for found in NAMED.finditer(paper(name)):
        path = TESTS / found["file"]
        assert path.is_file(), found[0]
        tree = ast.parse(path.read_text())
        assert found["test"] in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, found[
            0
        ]


@pytest.mark.parametrize("name", [path.relative_to(ROOT).as_posix() for path in PAPERS])
def test_every_file_that_is_linked_or_named_is_there(name: str) -> None:
    text = paper(name)
    linked = [target.partition("#")[0] for target in re.findall(r"\]\(([^)]+)\)", text)]
    assert [link for link in linked if not ((ROOT / name).parent / link).exists()] == []
    named = re.findall(r"`((?:tests|src|locks|bench|docs)/[\w./-]+)`", text)
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_every_promise_of_the_plan_is_answered() -> None:
    shown = section(paper("docs/trust.md"), "What is shown, and where")
    expected = [f"I-{n:02}" for n in (*range(1, 11), 12, 13, 14, 15, 18, 19, 20, 21)]
    expected += [f"P{n}" for n in (1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18)]
    expected += [f"R{n}" for n in (1, 3, 6, 7, 8, 9, 10, 12, 21, 22)]
    assert re.findall(r"^- \*\*([\w-]+)\*\*", shown, re.MULTILINE) == expected
    for one in re.split(r"^- ", shown, flags=re.MULTILINE)[1:]:
        assert NAMED.search(one) or "not shown yet" in one, one


def hours(span: object) -> str:
    return f"{int(span.total_seconds() // 3600)} h"  # type: ignore[attr-defined]


def test_the_numbers_of_sessions_and_links_are_those_of_the_program() -> None:
    trust = flat("docs/trust.md")
    assert f"A link is valid for {hours(VALID)}" in trust
    assert (
        f"after {hours(OWN_DEVICE)} on a device called one's own, after {hours(SHARED_DEVICE)} on a shared"
        in trust
    )
    choices = [int(value) for value, _ in Preferences.base_fields["idle_minutes"].choices]
    usual = Person._meta.get_field("idle_minutes").default
    assert choices == [5, 10, 30]
    assert f"Idle lock: {usual} minutes by default, 5, 10 or 30 by choice" in trust
    assert f"never more than {SHARED_IDLE_MINUTES} min" in trust
    assert f"At most {MOST_AT_ONCE} sign-ins" in trust
    assert FREE_TRIES == 3 and "three free tries" in trust
    assert f"1, 2, 4 ... {int(LONGEST.total_seconds())} seconds" in trust
    assert once.KEPT.days == 2 and "for two days" in trust


def test_the_numbers_of_the_vault_are_those_of_the_program() -> None:
    trust = flat("docs/trust.md")
    usual = kdf.Cost()
    assert f"Argon2id of {usual.mib} MiB and {usual.passes} passes" in trust
    assert f"Under {kdf.FLOOR.mib} MiB or {kdf.FLOOR.passes} passes" in trust
    assert f"over {kdf.CEILING_MIB} MiB or {kdf.CEILING_PASSES} passes" in trust
    small = kdf.SMALL_MACHINE
    for name in ("docs/trust.md", "docs/hosting.md"):
        assert f"{small.mib} x {small.passes}" in flat(name) or f"{small.mib} MiB x {small.passes}" in flat(
            name
        )
    assert f"shorter than {envelope.SMALLEST} bytes" in trust
    assert f"to 256, 512, ... {envelope.BUCKETS[-1]} bytes" in trust and envelope.BUCKETS[:2] == (256, 512)
    assert f"Slot TWK1 (`slots.py`): {slots._HEAD.size + 24 + 32 + 48} bytes" in trust
    assert f"a list of {len(words.listed()):,}" in trust
    assert words.passphrase.__defaults__ == (6,) and "Six words" in trust
    assert words.fingerprint_words.__defaults__ == (8,) and "eight words" in trust
    assert f"at least {strength.SHORTEST} signs" in trust


def test_the_numbers_of_hosting_are_those_of_the_program() -> None:
    for name in ("docs/trust.md", "docs/hosting.md"):
        assert f"{backups.KEPT.days} days" in flat(name)
        assert f"for {herald.SAID_FOR.days} days" in flat(name)
    assert f"limit of {MOST_A_DAY} a day" in flat("docs/trust.md")
    assert f"old after {FRESH_FOR} days" in flat("docs/authoring.md")


def test_the_readme_is_one_page_and_says_the_promise() -> None:
    text = flat("README.md")
    assert len(paper("README.md").splitlines()) < 100
    assert "A stolen copy does not give your words away." in text
    assert (
        "Whoever *runs* this server could change it to read what is written while its writer is signed in"
        in text
    )


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_no_paper_says_more_than_it_should(path: Path) -> None:
    text = path.read_text()
    assert not re.search(
        r"end-to-end|end to end|zero.knowledge|military.grade|unbreakable", text, re.IGNORECASE
    )
    assert not re.search(r"(?<!\w)/(home|work|tmp|root|Users|mnt|var)/", text)
    assert not re.search(r"\b(pypi|npmjs|files\.pythonhosted|registry)\b", text)
    assert not re.search(r"https?://(?!goldseam\.example\.org)", text)
    assert max(len(line) for line in text.splitlines() if not line.startswith("|")) <= 140
