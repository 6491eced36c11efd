"""Talking with the host in the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import segno

from goldseam.hosting.refused import UNTOUCHED, Refused


def say(text: str = "") -> None:
    """One text on standard output, shown at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """One text on standard error, shown at once."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def is_there() -> bool:
    """Whether somebody sits at a terminal and can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str:
    """One line, without the blanks around it. An ended input is an empty answer."""
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    return sys.stdin.readline().strip()


def choose(question: str, answers: dict[str, bool]) -> bool | None:
    """The meaning of a known answer; asks again for another one; an empty one means "not now"."""
    while (answer := ask(question).lower()) != "":
        if answer in answers:
            return answers[answer]
        say(f"Please answer with one of: {', '.join(answers)}; or press Enter to leave it open.")
    return None


def two_lines(what: str, option: str) -> str:
    """The two lines of a sheet. Raises ``Refused`` when nobody can be asked; ``option`` is the other way."""
    if not is_there():
        raise Refused(
            "The two lines of a sheet are needed, and there is no terminal to ask for them.",
            UNTOUCHED,
            f"Please give them in a file: {option} (- for standard input).",
        )
    return ask(f"First line of {what}:") + "\n" + ask("Second line:")


def read_text(name: str) -> str:
    """The text of a file the host named; ``-`` is standard input. Raises ``Refused``."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        why = f"The file {name} can not be read ({error.strerror})."
        raise Refused(why, UNTOUCHED, "Please check its name.") from None


def qr(text: str) -> str | None:
    """A QR code to be read from the terminal, or ``None`` where the terminal has no block characters."""
    shown = io.StringIO()
    segno.make(text, micro=False, error="l").terminal(shown, compact=True, border=2)
    drawn = shown.getvalue().rstrip("\n")
    return drawn if _can_show(drawn) else None


def _can_show(text: str, encoding: Callable[[], str | None] = lambda: sys.stdout.encoding) -> bool:
    try:
        text.encode(encoding() or "ascii")
    except UnicodeEncodeError:
        return False
    return True
