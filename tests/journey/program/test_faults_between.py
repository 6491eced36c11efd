"""A broken example of each kind of mistake that only shows between files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.program import small
from tests.journey.program.breaking import Broken, found, of

TELL, MAP, LETTER, PAUSE = "1-tell/tell.toml", "1-tell/map.toml", "1-tell/letter.toml", "0-begin/pause.toml"
FIRST, SAFETY = "0-begin/first.toml", "0-begin/safety.toml"
KINDS_OF_BOND = '["partners", "ex-partners", "friends", "parent-child", "siblings", "family"]'
STORY = '\n[[parts]]\nid = "story"\ntype = "long"\n'
LONG = """
audience = "both-when-both"

[[parts]]
id = "deck"
type = "long"
"""
JOINT = 'audience = "both-when-both"'

LANGUAGES = of(
    Broken(
        "section missing", "0-begin/first.es.md", "## read", "## after", 1, "`read` is missing", "Translate"
    ),
    Broken(
        "section too many",
        "0-begin/first.es.md",
        "## read",
        "## card\nX\n\n## read",
        9,
        "`card` does",
        "away",
    ),
    Broken(
        "variant missing",
        "1-tell/tell.es.md",
        " [partners]",
        " [friends]",
        1,
        "[partners]` is missing",
        "slugs",
    ),
    Broken(
        "variant too many", "1-tell/tell.es.md", " [partners]", " [friends]", 9, "[friends]` does not", "away"
    ),
    Broken(
        "other slugs", "0-begin/pause.es.md", "- two:", "- dos:", 21, "not those of pause.en.md", "one, two"
    ),
    Broken("language twice", "program.toml", '"es"]', '"es", "es"]', 1, "named twice", "Keep one"),
)
LISTED = of(
    Broken("activity not listed", "0-begin/more.toml", "", 'kind = "read"', 1, "not listed", "`activities`"),
    Broken("words of nothing", "0-begin/more.en.md", "", "# More", 1, "belong to nothing", "Write it"),
    Broken("step not listed", "2-more/step.toml", "", "number = 2", 1, "not listed", "`steps`"),
    Broken("step twice", "program.toml", '"1-tell"', '"1-tell", "1-tell"', 2, "listed twice", "Keep one"),
    Broken(
        "unknown evidence",
        FIRST,
        "minutes",
        'evidence = ["lost"]\nminutes',
        2,
        "evidence `lost`",
        "lost.toml",
    ),
    Broken(
        "unused evidence",
        "0-begin/step.toml",
        '["found"]',
        "[]",
        1,
        "never used",
        "it",
        "evidence/found.toml",
    ),
    Broken(
        "other relationships", "program.toml", '"family"', '"cousins"', 3, "cousins, family", "Write exactly"
    ),
    Broken(
        "unknown cause", "program.toml", 'cause = "betrayal"', 'cause = "lies"', 9, "cause `lies`", "betrayal"
    ),
    Broken(
        "days after no cause",
        "1-tell/step.toml",
        "betrayal = 7",
        "lies = 7",
        7,
        "cause `lies`",
        "betrayal, old",
    ),
    Broken(
        "again after no cause",
        LETTER,
        "[[waits]]",
        "again = 7\n[again_after]\nlies = 9\n[[waits]]",
        10,
        "cause `lies`",
        "betrayal, old",
    ),
    Broken(
        "tag twice",
        "program.toml",
        'slug = "affair"',
        'slug = "betrayal"',
        8,
        "more than one thing",
        "of its",
    ),
    Broken(
        "reserved tag", "program.toml", 'slug = "control"', 'slug = "private"', 12, "more than one", "of its"
    ),
)
KINDS = of(
    Broken("no room", SAFETY, 'room = "safety-check"\n', "", 1, "which", 'room = "name"'),
    Broken("unknown room", SAFETY, "safety-check", "cellar", 2, "no room `cellar`", "safety-check"),
    Broken("room of no kind", FIRST, "minutes", 'room = "pace"\nminutes', 2, "Only the kind `room`", "away"),
    Broken(
        "inside of none", TELL, "weight", 'inside = "attic"\nweight', 2, "no room `attic`", "safety-check"
    ),
    Broken("room inside", SAFETY, "optional", 'inside = "pace"\noptional', 3, "inside a room", "away"),
    Broken("room never done", SAFETY, "optional = true", "", 2, "never says that it is done", "optional"),
    Broken("guess not sealed", MAP, JOINT, 'audience = "both"', 2, "sealed until both", "both-when-both"),
    Broken("sealed letter", LETTER, "other-when-handed", "both", 2, "handed over", "other-when"),
    Broken("joint reflect", TELL, "weight", JOINT + "\nweight", 2, "one person alone", '"me"'),
    Broken("reading together", FIRST, "minutes", 'who = "together"\nminutes', 1, "one person alone", "who"),
    Broken("stays and goes", MAP, "optional", "stays = true\noptional", 3, "never goes to the other", "away"),
    Broken("no parts", TELL, STORY, "", 1, "there are none", "[[parts]]"),
    Broken("parts of a reading", FIRST, "3\n", "3\n" + STORY, 4, "no fields", "away"),
    Broken("guess on nothing", MAP, small.SOUND[MAP], 'kind = "guess"' + LONG, 1, "choices or cards", "type"),
    Broken("nothing to sort", MAP, small.SOUND[MAP], 'kind = "sort"' + LONG, 1, "no cards", "cards"),
    Broken("long words to guess", MAP, '"scale"', '"long"', 7, "never show", "scale, choice, cards"),
    Broken("rest of nothing", TELL, "weight", "rest = 5\nweight", 2, "rest before", "away"),
    Broken("landing of nothing", TELL, "weight", "landing = true\nweight", 2, "part by part", "away"),
    Broken("again of nothing", TELL, "weight", "again = 14\nweight", 2, "before a next version", "away"),
    Broken(
        "more days than none",
        LETTER,
        "[[waits]]",
        "[again_after]\nold-wound = 9\n[[waits]]",
        8,
        "Without",
        "Add",
    ),
    Broken("part twice", PAUSE, 'id = "which"', 'id = "words"', 5, "there twice", "its own"),
    Broken("scale without steps", MAP, "low = 1", "low = 7", 8, "no steps", "above"),
)
SCOPE = of(
    Broken("unknown in scope", TELL, "weight", 'causes = ["lies"]\nweight', 2, "no `lies` among", "betrayal"),
    Broken("unknown out of scope", TELL, STORY, STORY + '[not_for]\nbreaches = ["x"]', 9, "no `x`", "affair"),
    Broken(
        "for nobody",
        TELL,
        STORY,
        f"{STORY}[not_for]\nrelationships = {KINDS_OF_BOND}",
        9,
        "No reader",
        "[not_for]",
    ),
    Broken(
        "for a cause and not for it",
        TELL,
        STORY,
        f'causes = ["betrayal"]{STORY}[not_for]\ncauses = ["betrayal"]',
        8,
        "No reader",
        "name out",
    ),
    Broken(
        "words nobody meets",
        TELL,
        "weight",
        'relationships = ["friends"]\nweight',
        9,
        "never offered",
        "widen",
        "1-tell/tell.en.md",
    ),
)
ORDER = of(
    Broken("same number", "1-tell/step.toml", "number = 1", "number = 0", 1, "same number", "of its own"),
    Broken("gap", "1-tell/step.toml", "number = 1", "number = 3", 1, "There is no step 1", "one after"),
    Broken("unknown need", TELL, '"first"', '"fist"', 3, "no activity `fist`", "right name"),
    Broken("unknown wait", LETTER, '"tell"', '"told"', 9, "no activity `told`", "right name"),
    Broken("unknown safeguard", "program.toml", '["pause"]', '["rest"]', 5, "no activity `rest`", "Write it"),
    Broken("wait for a room", LETTER, 'after = "tell"', 'after = "safety"', 9, "not since when", "`needs`"),
    Broken("wait for no handing over", LETTER, '"done"', '"handed"', 9, "never handed over", "since"),
    Broken(
        "a later need", FIRST, "minutes", 'needs = ["tell"]\nminutes', 2, "only after this step", "first_day"
    ),
    Broken("a need of itself", TELL, '"first"', '"first", "tell"', 3, "need this again", "one name out"),
)


@pytest.mark.parametrize("broken", [*LANGUAGES, *LISTED, *KINDS, *SCOPE, *ORDER])
def test_each_mistake_is_found_where_it_is(broken: Broken, tmp_path: Path) -> None:
    found(broken, tmp_path, small.whole())


def test_a_name_in_two_steps_is_a_fault(tmp_path: Path) -> None:
    files = {**small.whole(), "1-tell/first.toml": 'kind = "read"'}
    where = ("1-tell/step.toml", '"tell"', '"tell",\n  "first"', 5)
    found(Broken("name twice", *where, "used in 0-begin", "of its own"), tmp_path, files)


def test_needs_that_go_in_a_circle_are_a_fault_of_each(tmp_path: Path) -> None:
    files = {**small.whole(), TELL: f'kind = "reflect"\nneeds = ["map"]{STORY}'}
    files[MAP] = small.SOUND[MAP].replace("optional", 'needs = ["tell"]\noptional', 1)
    found(Broken("one", MAP, "", "", 3, "need this again", "one name out"), tmp_path, files)
    found(Broken("the other", TELL, "", "", 2, "need this again", "one name out"), tmp_path, files)


def test_a_safeguard_that_needs_heavy_joint_work_is_a_circle(tmp_path: Path) -> None:
    files = {**small.whole(), MAP: small.SOUND[MAP] + "\n", "program.toml": small.SOUND["program.toml"]}
    files[LETTER] = 'weight = "heavy"\n' + small.SOUND[LETTER]
    where = (PAUSE, "first_day = true", 'first_day = true\nneeds = ["letter"]', 3)
    found(Broken("a circle", *where, "need this again", "one name out"), tmp_path, files)


def test_heavy_joint_work_before_its_safeguards_is_a_fault(tmp_path: Path) -> None:
    files = {**small.whole(), PAUSE: small.SOUND[PAUSE].replace("first_day = true\n", "")}
    files["0-begin/step.toml"] = (
        'number = 0\ngate = true\nactivities = ["first", "safety"]\nevidence = ["found"]\n'
    )
    files["1-tell/step.toml"] = small.SOUND["1-tell/step.toml"].replace('"tell"', '"pause", "tell"')
    for name in ("pause.toml", "pause.en.md", "pause.es.md"):
        files[f"1-tell/{name}"] = files.pop(f"0-begin/{name}")
    where = (SAFETY, "optional = true", 'optional = true\nwho = "together"\nweight = "heavy"', 5)
    found(Broken("too early", *where, "It waits for `pause`", "first_day"), tmp_path, files)


@pytest.mark.parametrize("only", ['relationships = ["friends"]', 'who = "hurt"', "optional = true"])
def test_a_gate_that_some_can_never_do_is_a_fault(only: str, tmp_path: Path) -> None:
    files = {**small.whole(), FIRST: f'kind = "read"\n{only}\n'}
    where = (PAUSE, "first_day = true", "first_day = true\noptional = true", 2)
    shut = Broken("shut", *where, "never do this step", "not optional", "0-begin/step.toml")
    found(shut, tmp_path, files)


def test_an_empty_gate_before_others_is_a_fault(tmp_path: Path) -> None:
    files = {name: text for name, text in small.whole().items() if not name.startswith("0-begin/")}
    kept = ("0-begin/step.toml", "0-begin/step.en.md", "0-begin/step.es.md")
    files |= {name: small.whole()[name] for name in kept}
    where = ("0-begin/step.toml", '["first", "pause", "safety"]', "[]", 2)
    found(Broken("empty", *where, "never do this step", "not optional"), tmp_path, files)
