"""Making a home: the folder and its secret."""

from __future__ import annotations

import secrets
import tempfile

from goldseam.hosting import disk, throwaway
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused


def found(home: Home) -> None:
    """Makes the folder (only for its owner) and the secret where they are missing.

    Raises ``Refused`` when the folder can not be made, when nothing can be written into it, or when it is a
    real home that holds what only a throw-away one may.
    """
    throwaway.check(home)
    try:
        home.path.mkdir(mode=disk.FOLDER, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.path) as trial:
            trial.write(b"goldseam")
        if not home.secret.exists():
            disk.put(home.secret, f"{secrets.token_urlsafe(48)}\n".encode())
    except OSError as error:
        raise Refused(
            f"Goldseam can not write into its folder {home.path} ({error.strerror}).",
            "Nothing was changed. Whatever is in that folder is as it was.",
            "Please make the folder yours and writable, or name another one: ./goldseam serve --home FOLDER",
        ) from None
