"""Make screenshots of every page: 390 and 1280 pixels wide, in both themes, into the folder shots."""

from __future__ import annotations

import argparse

from goldseam.hosting import workshop

PASSES_ON = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Whatever else is given is passed on to tests/browser/shots.py"


def run(options: argparse.Namespace) -> int:
    """Runs the browser; the exit code is its."""
    workshop.need_chromium()
    return workshop.python("-m", "tests.browser.shots", *options.rest)
