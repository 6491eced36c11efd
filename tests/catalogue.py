"""The catalogues of translations, made anew from the source as Django makes them.

``python -m tests.catalogue`` brings every catalogue up to date and compiles it. What is new in the source
then stands untranslated in it, and the tests of languages fail until somebody has translated it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import goldseam

SOURCE = Path(goldseam.__file__).parent
LOCALES = SOURCE / "content" / "locale"
LANGUAGES = sorted(path.name for path in LOCALES.iterdir())
INSIDE = Path("LC_MESSAGES") / "django.po"
HOW = ("--no-wrap", "--no-obsolete", "--add-location", "file")


def made_anew(language: str, folder: Path) -> Path:
    """The language's catalogue as the source wants it today, made below ``folder``."""
    copy = folder / "source"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("static", "locale", "*.pyc"))
    here = copy / "locale" / language / INSIDE
    here.parent.mkdir(parents=True)
    if (LOCALES / language / INSIDE).exists():
        shutil.copyfile(LOCALES / language / INSIDE, here)
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = (sys.executable, "-m", "django", "makemessages", "--locale", language, *HOW)
    subprocess.run(command, cwd=copy, env=clean, check=True, capture_output=True)
    return here


def compiled(po: Path, mo: Path) -> Path:
    """The catalogue as Django reads it, checked by gettext's own tool."""
    subprocess.run(("msgfmt", "--check", "-o", mo, po), check=True, capture_output=True)
    return mo


def main() -> None:
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            po = LOCALES / language / INSIDE
            shutil.copyfile(made_anew(language, Path(folder)), po)
            compiled(po, po.with_suffix(".mo"))


if __name__ == "__main__":
    main()
