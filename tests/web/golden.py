"""Writes the pictures that were looked at and found good: python -m tests.web.golden"""

from __future__ import annotations

import os


def write() -> None:
    from goldseam.web.pictures import circles, dumbbell, seams, vessel
    from tests.web.svg import GOLDEN
    from tests.web.test_vessel import UNDERWAY

    GOLDEN.mkdir(exist_ok=True)
    drawn = {
        "vessel": vessel.vessel(UNDERWAY),
        "run": seams.run("mended", 3),
        "rule": seams.rule("half"),
        "circles": circles.circles(5),
        "dumbbell": dumbbell.dumbbell(5, 2),
    }
    for name, picture in drawn.items():
        (GOLDEN / f"{name}.svg").write_text(picture + "\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    import django

    django.setup()
    write()
