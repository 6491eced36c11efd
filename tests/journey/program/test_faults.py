"""A broken example of each kind of mistake in one file: where it is found, and what is said to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.program import small
from tests.journey.program.breaking import Broken, found, of

FILES = of(
    Broken("broken toml", "0-begin/first.toml", "minutes = 3", "minutes = ", 2, "not TOML", "missing quote"),
    Broken(
        "unknown key", "0-begin/first.toml", "minutes", "minuts", 2, "`minuts` is no key", "table of keys"
    ),
    Broken("missing key", "0-begin/first.toml", 'kind = "read"\n', "", 1, "`kind` is missing", "Add a line"),
    Broken("wrong type", "0-begin/first.toml", "3", '"3"', 2, "Expected `int`", "table of keys"),
    Broken("wrong value", "0-begin/first.toml", "read", "reed", 1, "Invalid enum value", "table of keys"),
    Broken("too large", "0-begin/first.toml", "3", "9999", 2, "<= 240", "table of keys"),
    Broken(
        "unknown key of a part", "0-begin/pause.toml", "required", "needed", 7, "`needed`", "Take it away"
    ),
    Broken(
        "wrong type of the second part",
        "0-begin/pause.toml",
        '"choice"',
        '"pick"',
        11,
        "Invalid enum",
        "table",
    ),
    Broken(
        "missing id of the second part",
        "0-begin/pause.toml",
        'id = "which"\n',
        "",
        9,
        "`id` is missing",
        "Add",
    ),
    Broken("days of a text", "1-tell/step.toml", "= 7", '= "7"', 6, "Expected `int`", "table"),
    Broken(
        "step missing", "program.toml", '"1-tell"', '"1-told"', 2, "There is no 1-told/step.toml", "out of"
    ),
    Broken("activity missing", "0-begin/step.toml", '"safety"', '"safe"', 3, "no safe.toml", "out of"),
    Broken(
        "not utf8", "0-begin/first.en.md", "Some words", "Some \udcff", 10, "not UTF-8", "Save it as UTF-8"
    ),
    Broken("a bad language", "program.toml", '"es"', '"../es"', 1, "Expected `str` matching", "table"),
)
TEXTS = of(
    Broken("no title", "0-begin/first.en.md", "# Read this\n", "\n", 1, "title is missing", "Begin the file"),
    Broken(
        "unknown heading", "0-begin/first.en.md", "## read", "## Read!", 9, "not know this heading", "Write"
    ),
    Broken(
        "third level", "0-begin/first.en.md", "Some words.", "### Some", 10, "not know this heading", "## "
    ),
    Broken("text outside", "0-begin/first.en.md", "# Read this\n", "# Read\nthis\n", 2, "outside", "heading"),
    Broken(
        "unknown section", "0-begin/first.en.md", "## read", "## reading", 9, "section `reading`", "one of"
    ),
    Broken(
        "no line", "0-begin/first.en.md", "## line\nOne sentence on it.", "", 1, "`line` is missing", "Add"
    ),
    Broken("no before", "0-begin/first.en.md", "## before", "## after", 1, "`before` is missing", "Add"),
    Broken("no reading", "0-begin/first.en.md", "## read\nSome words.\n", "", 1, "`read` is missing", "Add"),
    Broken("step without why", "1-tell/step.en.md", "## why", "## title", 1, "`why` is missing", "Add"),
    Broken(
        "no ask", "1-tell/tell.en.md", "## ask story\nWhat happened?\n", "", 1, "no `ask`", "## ask story"
    ),
    Broken(
        "no ends", "1-tell/map.en.md", "## ends trust\n- not at all\n- wholly\n", "", 1, "no `ends`", "two"
    ),
    Broken("one end", "1-tell/map.en.md", "- wholly\n", "", 12, "has 1 items", "Write two"),
    Broken("no options", "0-begin/pause.en.md", "## options which", "## card", 1, "no `options`", "list"),
    Broken(
        "slug twice", "0-begin/pause.en.md", "- two:", "- one:", 23, "`one` stands here twice", "of its own"
    ),
    Broken("no slug", "0-begin/pause.en.md", "- two:", "-", 23, "no slug", "- slug: words"),
    Broken(
        "no item", "0-begin/pause.en.md", "- two: The", "  and the", 23, "no item of the list", "one line"
    ),
    Broken(
        "one option", "0-begin/pause.en.md", "- two: The other\n", "", 21, "nothing to choose", "two items"
    ),
    Broken("no cards", "1-tell/map.en.md", "## cards deck", "## card", 1, "no `cards`", "## cards deck"),
    Broken(
        "ask of no part", "1-tell/tell.en.md", "## ask story", "## ask tale", 12, "called `tale`", "story"
    ),
    Broken(
        "ends of no scale", "1-tell/map.en.md", "## ends trust", "## ends tale", 12, "called `tale`", "trust"
    ),
    Broken(
        "no base", "1-tell/tell.en.md", "## before\n", "## before [friends]\n", 6, "none for all", "without"
    ),
    Broken(
        "variant twice",
        "0-begin/pause.en.md",
        "words [hurt]",
        "words",
        12,
        "more than once",
        "Keep one of them",
    ),
    Broken("empty", "0-begin/first.en.md", "Some words.", "", 9, "is empty", "Fill it in"),
    Broken(
        "breach without a name", "program.en.md", "## breach affair", "## breach a", 1, "no name", "few words"
    ),
    Broken("evidence without limit", "evidence/found.en.md", "## limit", "## showed", 1, "`limit`", "Add"),
)
TAGS = of(
    Broken("unknown tag", "1-tell/tell.en.md", "[partners]", "[partner]", 9, "tag `partner`", "relationship"),
    Broken("accusing", "0-begin/pause.en.md", "[hurt]", "[hurt, control]", 15, "accuse", "Take the role out"),
    Broken(
        "accusing in private", "0-begin/pause.en.md", "[hurt]", "[private, responsible]", 15, "accuse", "role"
    ),
    Broken("two bonds", "1-tell/tell.en.md", "[partners]", "[partners, friends]", 9, "No reader", "for each"),
    Broken(
        "place of no bond", "1-tell/tell.en.md", "[partners]", "[partners, child]", 9, "No reader", "tag out"
    ),
    Broken(
        "ask by role", "0-begin/pause.en.md", "help words [hurt]", "ask words [hurt]", 15, "differs", "stays"
    ),
    Broken(
        "options by cause", "0-begin/pause.en.md", "help words [h", "options which [betrayal, h", 15, "", ""
    ),
)
WORDING = of(
    Broken("loud", "0-begin/first.en.md", "Some words.", "Some words!", 10, "exclamation mark", "full stop"),
    Broken("link", "0-begin/first.en.md", "Some", "[Some](help)", 10, "a link", "in words"),
    Broken("address", "0-begin/first.en.md", "Some", "See https://example.org", 10, "a link", "in words"),
    Broken("html", "0-begin/first.en.md", "Some", "<b>Some</b>", 10, "HTML", "in words"),
    Broken("entity", "0-begin/first.en.md", "Some", "Some&nbsp;", 10, "HTML", "in words"),
    Broken("heading inside", "0-begin/first.en.md", "Some", " ## Some", 10, "a heading", "Take it away"),
    Broken("rule", "0-begin/first.en.md", "Some words.", "Some\n----\nwords.", 11, "a rule", "Take it away"),
    Broken("quotation", "0-begin/first.en.md", "Some", "> Some", 10, "a quotation", "paragraph"),
    Broken("code", "0-begin/first.en.md", "Some", "`Some`", 10, "code", "paragraph"),
    Broken(
        "emphasis in a plain place",
        "0-begin/pause.en.md",
        "What helps",
        "What **helps**",
        10,
        "emph",
        "marks",
    ),
    Broken(
        "list in a plain place", "0-begin/pause.en.md", "What helps", "- What helps", 10, "a list", "sentence"
    ),
    Broken(
        "naming a person", "0-begin/first.en.md", "Some words", "The victim", 10, "“victim”", "what was done"
    ),
)


@pytest.mark.parametrize("broken", [*FILES, *TEXTS, *TAGS, *WORDING])
def test_each_mistake_is_found_where_it_is(broken: Broken, tmp_path: Path) -> None:
    found(broken, tmp_path, small.whole())
