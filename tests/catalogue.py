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
from gettext import GNUTranslations
from pathlib import Path

import goldseam

SOURCE = Path(goldseam.__file__).parent
LOCALES = SOURCE / "content" / "locale"
LANGUAGES = sorted(path.name for path in LOCALES.iterdir())
INSIDE = Path("LC_MESSAGES") / "django.po"
HOW = ("--no-wrap", "--no-obsolete", "--add-location", "file")

Catalogue = dict[str | tuple[str, int], str]


def made_anew(language: str, folder: Path) -> Path:
    """The language's catalogue as the source wants it today, made below ``folder``."""
    copy = folder / f"source-{language}"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("static", "locale", "*.pyc"))
    here = copy / "locale" / language / INSIDE
    here.parent.mkdir(parents=True)
    if (LOCALES / language / INSIDE).exists():
        shutil.copyfile(LOCALES / language / INSIDE, here)
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    _run(sys.executable, "-m", "django", "makemessages", "--locale", language, *HOW, cwd=copy, env=clean)
    return here


def compiled(po: Path, mo: Path) -> Path:
    """The catalogue as Django reads it, checked by gettext's own tool."""
    _run("msgfmt", "--check", "-o", str(mo), str(po))
    return mo


def read(mo: Path) -> Catalogue:
    """What a catalogue says, by the English: with its context before \\x04, a plural with its number."""
    with mo.open("rb") as file:
        return {key: said for key, said in GNUTranslations(file)._catalog.items() if key}  # type: ignore[attr-defined]


def in_english(po: Path) -> Catalogue:
    """Everything a catalogue asks for, each answered by the English itself."""
    english, mo = po.with_suffix(".english.po"), po.with_suffix(".english.mo")
    _run("msgen", "-o", str(english), str(po))
    return read(compiled(english, mo))


def _run(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def main() -> None:
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            po = LOCALES / language / INSIDE
            shutil.copyfile(made_anew(language, Path(folder)), po)
            compiled(po, po.with_suffix(".mo"))


if __name__ == "__main__":
    main()
