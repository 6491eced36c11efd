"""The command line: one module per command, each with its own ``--help``."""

from __future__ import annotations

import argparse
import importlib
import os
from typing import Protocol, cast

from goldseam.hosting.refused import Refused
from goldseam.hosting.terminal import warn

NAMES = (
    "serve",
    "demo",
    "host",
    "backup",
    "restore",
    "doctor",
    "tune",
    "pepper",
    "program",
    "print",
    "test",
    "check",
    "shots",
)
INTERRUPTED = 130


class Command(Protocol):
    """What a module of ``commands`` offers. ``PASSES_ON``: unknown options are its own business."""

    __doc__: str | None
    PASSES_ON: bool

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


class _Paragraphs(argparse.HelpFormatter):
    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n\n".join(
            super(_Paragraphs, self)._fill_text(one, width, indent) for one in text.split("\n\n")
        )


def main(given: list[str]) -> int:
    """Runs one command and returns its exit code: 0 done, 1 refused (with a message), others by command."""
    os.umask(0o077)
    parser = _parser()
    options, rest = parser.parse_known_args(given)
    if rest and not options.command.PASSES_ON:
        parser.error(f"not known: {' '.join(rest)}")
    options.rest = rest
    try:
        return cast(Command, options.command).run(options)
    except Refused as refused:
        warn(str(refused))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./goldseam",
        description="Goldseam: a private, guided place where two people rebuild trust. For its host.",
        epilog="Each command has its own help, for example: ./goldseam serve --help",
    )
    listed = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in NAMES:
        command = cast(Command, importlib.import_module(f"goldseam.hosting.commands.{name}"))
        about = command.__doc__ or ""
        one = listed.add_parser(
            name,
            help=about.splitlines()[0],
            description=about,
            formatter_class=_Paragraphs,
        )
        command.arguments(one)
        one.set_defaults(command=command)
    return parser


def home_option(parser: argparse.ArgumentParser) -> None:
    """The option that names the home folder, the same in every command."""
    parser.add_argument(
        "--home",
        metavar="FOLDER",
        help="the folder that holds everything this copy keeps (default: GOLDSEAM_HOME, or your data folder)",
    )
