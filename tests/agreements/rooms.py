"""A small program that leads into the rooms of agreements, beside the bundled one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from goldseam.journey.program.loaded import program

LEADING = {
    f"to-{kind}": (kind, "together") for kind in ("how-we-pause", "what-we-tell-others", "setback-plan")
}
LEADING |= {f"to-{kind}": (kind, "each") for kind in ("boundaries", "promises", "openness")}
LEADING["to-amends"] = ("promises", "responsible")


@contextmanager
def beside(first_day: bool = True) -> Iterator[None]:
    """An activity for each room, two for promises; open from the first day, or with the last step."""
    folder = settings.HOME.programs / "agreed"
    name = "5-boundaries" if first_day else "8-look-ahead"
    step = folder / name
    step.mkdir(parents=True)
    listed = ", ".join(f'"{slug}"' for slug in LEADING)
    (folder / "program.toml").write_text(f'languages = ["en"]\nsteps = ["{name}"]\n')
    (step / "step.toml").write_text(f"number = {name[0]}\nactivities = [{listed}]\n")
    first = "true" if first_day else "false"
    rest = f'audience = "both"\nweight = "light"\nminutes = 5\noptional = true\nfirst_day = {first}\n'
    for slug, (room, who) in LEADING.items():
        (step / f"{slug}.toml").write_text(f'kind = "room"\nroom = "{room}"\nwho = "{who}"\n{rest}')
        (step / f"{slug}.en.md").write_text(f"# The room {slug}\n\n## line\nA line.\n\n## before\nBefore.\n")
    program.cache_clear()
    try:
        yield
    finally:
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()
        program.cache_clear()
