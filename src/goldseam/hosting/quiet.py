"""What may stand in the server's own log: when, how grave, which part, which kind of failure, and where in
the program. Never a path of a page, a value, a name or a word: those could be somebody's own."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

OWN = "goldseam.hosting"


class Wordless(logging.Formatter):
    """Messages of the hosting part as they are; of every other part only what kind of thing happened."""

    def format(self, record: logging.LogRecord) -> str:
        text = f"{self.formatTime(record)} {record.levelname.lower()} {record.name}"
        if record.name.startswith(OWN):
            return f"{text}: {record.getMessage()}"
        status = getattr(record, "status_code", None)
        if status is not None:
            text += f" answered {status}"
        if record.exc_info and record.exc_info[0] is not None:
            text += f" {record.exc_info[0].__name__} at {place(record.exc_info[2])}"
        return text


def place(found: TracebackType | None) -> str:
    """The innermost line of the program a failure came from: file and line, nothing of what ran there."""
    frames = traceback.extract_tb(found)
    own = [frame for frame in frames if "goldseam" in frame.filename] or frames
    return f"{own[-1].filename.rpartition('/src/')[2]}:{own[-1].lineno}" if own else "an unknown place"


def configure() -> None:
    """Sends warnings and worse to standard error in this form, and everything else nowhere."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Wordless())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
