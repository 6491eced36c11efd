"""A small program that leads into rooms, beside the bundled one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from tests.beside import standing

ROOMS = {
    "a-capsule": ("capsule", "me"),
    "some-lines": ("appreciations", "both"),
    "some-rituals": ("rituals", "both"),
    "a-brief": ("brief", "me"),
    "a-first-dialogue": ("first-dialogue", "both"),
    "a-heard-dialogue": ("heard-dialogue", "both"),
    "a-gap-dialogue": ("gap-dialogue", "both"),
    "some-questions": ("questions", "both"),
}
INSIDE = "a-call"


def beside(first_day: bool = True) -> AbstractContextManager[None]:
    """The same, for as long as something lasts."""
    return standing("rooms", partial(furnish, first_day=first_day))


def furnish(folder: Path, first_day: bool = True) -> Path:
    """An activity for each room, open from the first day or after the steps before; and one inside a room."""
    step = folder / "8-look-ahead"
    step.mkdir(parents=True)
    listed = ", ".join(f'"{slug}"' for slug in (*ROOMS, INSIDE, "a-supporter"))
    (folder / "program.toml").write_text('languages = ["en"]\nsteps = ["8-look-ahead"]\n')
    (step / "step.toml").write_text(f"number = 8\nactivities = [{listed}]\n")
    first = "true" if first_day else "false"
    rest = f'who = "each"\nweight = "light"\nminutes = 5\noptional = true\nfirst_day = {first}\n'
    for slug, (room, audience) in (*ROOMS.items(), ("a-supporter", ("supporter", "me"))):
        (step / f"{slug}.toml").write_text(f'kind = "room"\nroom = "{room}"\naudience = "{audience}"\n{rest}')
        (step / f"{slug}.en.md").write_text(f"# The room {room}\n\n## line\nA line.\n\n## before\nBefore.\n")
    inside = f'kind = "practice"\ninside = "supporter"\naudience = "me"\n{rest}'
    (step / f"{INSIDE}.toml").write_text(f'{inside}[[parts]]\nid = "how"\ntype = "long"\n')
    (step / f"{INSIDE}.en.md").write_text(
        "# Call once\n\n## line\nA short call.\n\n## before\nRing.\n\n## ask how\nHow was it?\n"
    )
    return folder
