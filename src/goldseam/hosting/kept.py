"""Where a home's words are kept, in a file or by a server, and what the database there says about itself."""

from __future__ import annotations

from goldseam.hosting import database_url, postgres
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import Standing, look


def by_server() -> bool:
    """Whether PostgreSQL keeps what lasts, and not a file of the home."""
    return database_url.chosen() is not None


def standing(home: Home) -> Standing | None:
    """The standing of the database; ``None`` when there is none yet. Reads only.

    Raises ``Refused`` when the file is damaged, or the server can not be reached.
    """
    url = database_url.chosen()
    return postgres.look(url) if url else look(home.database)


def refuse_server(what: str, instead: str) -> None:
    """Raises ``Refused`` for what Goldseam does with a file only; ``instead`` says what helps."""
    if by_server():
        raise Refused(
            f"{what} is for a database in the home folder. Yours is kept by PostgreSQL.",
            UNTOUCHED,
            instead,
        )
