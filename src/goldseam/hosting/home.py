"""The home folder: everything one copy of Goldseam keeps, outside the source tree.

goldseam.sqlite3    what lasts (sealed)
sessions.sqlite3    who is signed in right now (never in a backup)
pepper              32 bytes that every passphrase is mixed with (never in a backup)
secret              signs cookies and forms
host.toml           who runs this copy, and how it shows itself
kdf                 what one try of a passphrase may cost here, as measured
backup.pub          the key that backups are sealed to (its other half is on paper)
running             locked while the program runs here
tls/                certificate and key for a home network
backups/            encrypted backups
programs/           programs of the host's own, one folder each, in plain text
static/             style, fonts and scripts, collected at start
throw-away          only in a home made for a demo or a test: what no real home may do is allowed in it
clock               only there: how far the domain's clock stands from the real time
locale/             only there: made-up languages that pages are tried in
demo.toml           only there: the two host names of a demo, and who signs in under each
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """Paths of one home folder. Making a ``Home`` touches no disk."""

    path: Path

    @classmethod
    def chosen(cls, option: str | None = None) -> Home:
        """The folder named by the option, else by ``GOLDSEAM_HOME``, else the user's data folder."""
        named = option or os.environ.get("GOLDSEAM_HOME")
        if named:
            return cls(Path(named).expanduser().resolve())
        data = os.environ.get("XDG_DATA_HOME")
        base = Path(data) if data else Path.home() / ".local" / "share"
        return cls(base / "goldseam")

    @property
    def database(self) -> Path:
        return self.path / "goldseam.sqlite3"

    @property
    def sessions(self) -> Path:
        return self.path / "sessions.sqlite3"

    @property
    def pepper(self) -> Path:
        return self.path / "pepper"

    @property
    def secret(self) -> Path:
        return self.path / "secret"

    @property
    def host_card(self) -> Path:
        return self.path / "host.toml"

    @property
    def kdf(self) -> Path:
        return self.path / "kdf"

    @property
    def backup_key(self) -> Path:
        return self.path / "backup.pub"

    @property
    def tls(self) -> Path:
        return self.path / "tls"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def programs(self) -> Path:
        """A host's own programs, one folder each, read beside the bundled one."""
        return self.path / "programs"

    @property
    def lock(self) -> Path:
        return self.path / "running"

    @property
    def throw_away(self) -> Path:
        return self.path / "throw-away"

    @property
    def is_throw_away(self) -> bool:
        """Whether this home was made to be thrown away."""
        return self.throw_away.exists()

    @property
    def clock(self) -> Path:
        return self.path / "clock"

    @property
    def locale(self) -> Path:
        return self.path / "locale"

    @property
    def tried_languages(self) -> list[str]:
        """Codes of languages that exist only to try the pages in, and only in a home made for that."""
        there = self.is_throw_away and self.locale.is_dir()
        return sorted(path.name.replace("_", "-").lower() for path in self.locale.iterdir()) if there else []

    @property
    def demo(self) -> Path:
        return self.path / "demo.toml"
