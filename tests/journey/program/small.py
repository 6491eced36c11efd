"""A tiny sound program, as files, to break one thing in at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

STEP_TEXT = """# {title}

## line
What this step is for.

## opening
What you find here.

## why
Why it comes now.
"""
TEXT = """# {title}

## line
One sentence on it.

## before
Take ten minutes. You may stop at any line.
"""
EVIDENCE = """# What was found

## showed
What it showed.

## limit
Where it ends.
"""

SOUND: Mapping[str, str] = {
    "program.toml": """languages = ["en", "es"]
steps = ["0-begin", "1-tell"]
relationships = ["partners", "ex-partners", "friends", "parent-child", "siblings", "family"]
causes = ["betrayal", "old-wound"]
safeguards = ["pause"]

[[breaches]]
slug = "affair"
cause = "betrayal"

[[breaches]]
slug = "control"
cause = "old-wound"
private = true
""",
    "program.en.md": """# The way

## breach affair
Something secret

## breach control
Being watched

## cause betrayal
Betrayal

## cause old-wound
An old wound
""",
    "evidence/found.toml": 'source = "Somebody, 2020"\ngrade = "trial"\n',
    "evidence/found.en.md": EVIDENCE,
    "0-begin/step.toml": """number = 0
gate = true
activities = ["first", "pause", "safety"]
evidence = ["found"]
""",
    "0-begin/step.en.md": STEP_TEXT.format(title="Begin"),
    "0-begin/first.toml": 'kind = "read"\nminutes = 3\n',
    "0-begin/first.en.md": TEXT.format(title="Read this") + "\n## read\nSome words.\n",
    "0-begin/pause.toml": """kind = "reflect"
first_day = true

[[parts]]
id = "words"
type = "long"
required = true

[[parts]]
id = "which"
type = "choice"
""",
    "0-begin/pause.en.md": TEXT.format(title="Pause")
    + """
## ask words
What helps?

## help words
One line is enough.

## help words [hurt]
One line is enough, or none.

## ask which
Which of these?

## options which
- one: The one
- two: The other
""",
    "0-begin/safety.toml": 'kind = "room"\nroom = "safety-check"\noptional = true\n',
    "0-begin/safety.en.md": TEXT.format(title="Is it safe"),
    "1-tell/step.toml": """number = 1
days = 3
gate = true
activities = ["tell", "map", "letter"]

[days_after]
betrayal = 7
""",
    "1-tell/step.en.md": STEP_TEXT.format(title="Tell"),
    "1-tell/tell.toml": """kind = "reflect"
weight = "heavy"
needs = ["first"]

[[parts]]
id = "story"
type = "long"
""",
    "1-tell/tell.en.md": TEXT.format(title="Tell")
    + """
## before [partners]
Take ten minutes, alone.

## ask story
What happened?
""",
    "1-tell/map.toml": """kind = "guess"
audience = "both-when-both"
optional = true

[[parts]]
id = "trust"
type = "scale"
low = 1
high = 7

[[parts]]
id = "deck"
type = "cards"
""",
    "1-tell/map.en.md": TEXT.format(title="Map")
    + """
## ask trust
How far?

## ends trust
- not at all
- wholly

## ask deck
Which of these?

## ends deck
- never
- always

## cards deck
- phone: A phone on the table
- money: Money
""",
    "1-tell/letter.toml": """kind = "letter"
audience = "other-when-handed"
who = "hurt"
optional = true
rest = 24
landing = true

[[waits]]
after = "tell"
since = "done"
hours = 24

[[parts]]
id = "letter"
type = "long"
""",
    "1-tell/letter.en.md": TEXT.format(title="Letter") + "\n## ask letter\nWhat was it like?\n",
}


def whole() -> dict[str, str]:
    """The files with a translation of each, in which only nothing differs."""
    spanish = {
        path.replace(".en.md", ".es.md"): text for path, text in SOUND.items() if path.endswith(".en.md")
    }
    return {**SOUND, **spanish}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Puts the files into the folder, which is made."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


# A host's own folder, read beside a whole program.
OWN: Mapping[str, str] = {
    "program.toml": 'languages = ["en"]\nsteps = ["walks"]\n',
    "walks/step.toml": 'number = 1\nactivities = ["walk"]\n',
    "walks/walk.toml": 'kind = "practice"\nneeds = ["tell"]\nevidence = ["found"]\n',
    "walks/walk.en.md": TEXT.format(title="A walk"),
}

# The same beside the bundled program, of which it names nothing.
BESIDE_BUNDLED: Mapping[str, str] = {**OWN, "walks/walk.toml": 'kind = "practice"\n'}
