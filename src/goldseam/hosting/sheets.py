"""What the host keeps on paper: the key that opens backups, and the pepper. On two sheets, in two places."""

from __future__ import annotations

import base64
import binascii
from datetime import date

from goldseam.hosting import disk, paper
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.vault import pepper, sodium

BACKUP, PEPPER = "goldseam-backup", "goldseam-pepper"
_FIRST = "goldseam-backup-key 1 "


def make_backup_key(home: Home) -> bytes:
    """Makes the pair, keeps the public half in the home, and returns the secret half for the paper."""
    pair = sodium.box_keypair()
    disk.put(home.backup_key, f"{_FIRST}{base64.b64encode(pair.public).decode()}\n".encode())
    return pair.secret


def backup_key(home: Home) -> bytes | None:
    """The public key backups are sealed to; ``None`` before the host made one. Raises ``Refused``."""
    if not home.backup_key.exists():
        return None
    text = home.backup_key.read_text(encoding="utf-8", errors="replace").strip()
    try:
        key = base64.b64decode(text.removeprefix(_FIRST), validate=True)
    except (ValueError, binascii.Error):
        key = b""
    if not text.startswith(_FIRST) or len(key) != sodium.KEY:
        raise Refused(
            f"The file {home.backup_key} is not a backup key.",
            UNTOUCHED,
            "Please put the right file back, or make a new key with: ./goldseam backup --setup --new-key",
        )
    return key


def backup_sheet(secret: bytes, today: date) -> str:
    """The text of the sheet that opens backups."""
    return f"""\
GOLDSEAM: KEY THAT OPENS BACKUPS                                  {today:%Y-%m-%d}

{paper.printed(BACKUP, 1, secret)}

Print this, or write it down, and keep it away from the machine. It is shown once.
It opens every backup made from today on. It does not open what people wrote:
their words stay sealed with their own passphrases.

After a loss:  ./goldseam restore FILE     (it asks for these two lines)
"""


def pepper_sheet(home: Home, today: date) -> str | None:
    """The text of the sheet with the pepper; ``None`` while there is none that can be read."""
    try:
        number, key = pepper.read(home.pepper.read_text())
    except (OSError, ValueError):
        return None
    return f"""\
GOLDSEAM: PEPPER                                                  {today:%Y-%m-%d}

{paper.printed(PEPPER, number, key)}

Print this, or write it down, and keep it in another place than the key that opens backups.
Every passphrase is mixed with it. It is in no backup, so that a stolen backup can not be
used to guess passphrases. On a new machine it is needed once, or everyone needs their
recovery code.

After a loss:  ./goldseam pepper --put-back     (it asks for these two lines)
"""


def read_backup_secret(text: str) -> bytes:
    """The secret from the two lines of the sheet, or from all of its text. Raises ``Refused``."""
    try:
        return paper.typed(BACKUP, text)[1]
    except paper.Mistyped:
        raise _mistyped("key that opens backups") from None


def read_pepper(text: str) -> tuple[int, bytes]:
    """Id and pepper from a sheet or from a pepper file. Raises ``Refused``."""
    try:
        return pepper.read(text)
    except pepper.BadPepper:
        pass
    try:
        return paper.typed(PEPPER, text)
    except paper.Mistyped:
        raise _mistyped("pepper") from None


def _mistyped(what: str) -> Refused:
    return Refused(
        f"These letters are not the {what} as it was printed.",
        UNTOUCHED,
        "Please compare them with the sheet, group by group: 14 groups of 4. Letters I and O do not occur.",
    )
