"""Looks at the files of a home: none of them writes, none of them needs Django."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from goldseam.hosting import backups, certificate, disk, kept, postgres, seasoning, sheets, snapshot
from goldseam.hosting.card import HostCard
from goldseam.hosting.findings import Finding, attention, broken, ok
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from goldseam.hosting.standing import Standing
from goldseam.safety import directory
from goldseam.vault import kdf

MIB = 1024 * 1024
LITTLE, TOO_LITTLE = 500 * MIB, 50 * MIB
BACKUP_LATE = timedelta(hours=48)
CERTIFICATE_SOON = timedelta(days=45)
# File systems over a network: SQLite's log needs memory that all writers share (sqlite.org/wal.html).
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.davfs", "afpfs"}


def modes(home: Home) -> Finding:
    """Whether only the owner can read what should be private."""
    private = [home.path, home.secret, home.pepper, home.database, home.sessions, home.tls, home.backups]
    there = [*private, *home.tls.glob("key.pem"), *home.backups.glob("*")]
    open_ = [path for path in there if path.exists() and disk.mode(path) & (stat.S_IRWXG | stat.S_IRWXO)]
    if open_:
        named = ", ".join(path.name for path in open_)
        return attention(
            "permissions", f"others on this machine can reach: {named}. Please run chmod go= on it."
        )
    return ok("permissions", "only the owner can read this folder")


def host_card(home: Home) -> Finding:
    """Whether it was said who runs this copy."""
    try:
        card = HostCard.load(home.host_card)
    except Refused as refused:
        return broken("host card", refused.happened)
    if card.name is None or card.is_one_of_two is None:
        return attention("host card", "it was not said yet who runs this copy: ./goldseam host --ask")
    return ok("host card", f"{card.name}, {'one of the two' if card.is_one_of_two else 'not one of the two'}")


def database(home: Home) -> tuple[Finding, Standing | None]:
    """Whether the file is sound, and what it says about itself."""
    try:
        standing = kept.standing(home)
    except Refused as refused:
        return broken("database", refused.happened), None
    if standing is None:
        return attention("database", "there is none yet; the first start makes it"), None
    if kept.by_server():
        return ok("database", "PostgreSQL, reached and not empty"), standing
    return ok("database", f"sound, {home.database.stat().st_size // 1024} kB"), standing


def pepper(home: Home, standing: Standing | None) -> Finding:
    """Whether the pepper is the one the database was used with."""
    if standing is None and not home.pepper.exists():
        return attention("pepper", "there is none yet; the first start makes it")
    state = seasoning.state(home, standing.pepper if standing else None)
    if state != "right":
        return broken(
            "pepper", f"the file is {state}. Put it back from its sheet: ./goldseam pepper --put-back"
        )
    return ok("pepper", "the right one. Is its sheet on paper? If not: ./goldseam pepper --print")


def space(home: Home) -> Finding:
    """Whether the disk has room for words, a backup and an update."""
    free = snapshot.free(home.path)
    needed = 3 * snapshot.room_needed(home.database) if home.database.exists() else 0
    text = f"{free // MIB} MB free"
    if free < max(TOO_LITTLE, needed // 3):
        return broken("disk", f"{text}: too little, new words may not be kept. Please make room now.")
    if free < max(LITTLE, needed):
        return attention("disk", f"{text}: little. Please make room.")
    return ok("disk", text)


def last_backup(home: Home, now: datetime) -> Finding:
    """Whether there is a fresh backup."""
    if kept.by_server():
        return ok("backup", f"PostgreSQL's own to make, and Goldseam can not see them: {postgres.DUMP}")
    try:
        if sheets.backup_key(home) is None:
            return attention(
                "backup", "no backup key yet, so there are no backups: ./goldseam backup --setup"
            )
    except Refused as refused:
        return broken("backup", refused.happened)
    latest = backups.latest(home)
    if latest is None:
        return attention("backup", "none made yet: ./goldseam backup")
    hours = int((now - latest).total_seconds() // 3600)
    if now - latest > BACKUP_LATE:
        return attention("backup", f"the newest is {hours // 24} days old: ./goldseam backup")
    return ok("backup", f"the newest is {hours} hours old. Is a copy of it on another machine?")


def passphrases(home: Home) -> Finding:
    """What one try of a passphrase costs, and whether the memory bears it."""
    measured = home.kdf.exists()
    try:
        cost = kdf.Cost.parsed(home.kdf.read_text().strip()) if measured else kdf.Cost()
    except ValueError:
        return broken("passphrases", f"{home.kdf} holds no cost. Measure again: ./goldseam tune")
    if cost.mib < kdf.FLOOR.mib or cost.passes < kdf.FLOOR.passes:
        return broken("passphrases", f"{cost} is less than is allowed. Measure again: ./goldseam tune")
    if 2 * cost.mib > kdf.memory_mib() // 4:
        return attention("passphrases", f"{cost} is much for the memory of this machine: ./goldseam tune")
    how = "measured on this machine" if measured else "not measured here: ./goldseam tune"
    return ok("passphrases", f"{cost} for one try (Argon2id), {how}")


def tls(home: Home, now: datetime) -> Finding:
    """How long the home's own certificate is good for."""
    made = certificate.standing(home)
    if made is None:
        return ok("certificate", "none made here (only --tls without --cert makes one)")
    if made.ends - now < CERTIFICATE_SOON:
        return attention(
            "certificate", f"ends on {made.ends:%Y-%m-%d}. The next start with --tls makes a new one."
        )
    return ok("certificate", f"good until {made.ends:%Y-%m-%d}")


def clock(home: Home, now: datetime) -> Finding:
    """Whether the machine's clock is behind what it wrote itself, or behind the program."""
    files = [home.database, home.secret, Path(__file__), *home.backups.glob("*")]
    newest = max(path.stat().st_mtime for path in files if path.exists())
    behind = datetime.fromtimestamp(newest, UTC) - now
    if behind > timedelta(minutes=5):
        return attention(
            "clock", f"it says {now:%Y-%m-%d %H:%M} UTC, but files here are newer. Please set it right."
        )
    return ok("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def help_lines(home: Home, today: date) -> Finding:
    """Whether the lines on the help page can be read, and how long ago they were checked."""
    theirs = home.path / directory.HOSTS
    try:
        lines = directory.load(directory.OWN, *([theirs] if theirs.exists() else []))
    except directory.BadDirectory as bad:
        return broken("help lines", f"{bad}. Until that is mended the page shows the product's own lines.")
    checked = [row for country in lines.countries for row in country.rows if row.verified_on]
    old = sum(directory.stale(row, today) for row in checked)
    text = f"{old} of {len(checked)} were checked more than {directory.FRESH_FOR} days ago"
    if 2 * old > len(checked):
        where = f"Check those of your country and correct them in {theirs}, or update Goldseam."
        return attention("help lines", f"{text}. {where}")
    return ok("help lines", text)


def place(home: Home) -> Finding:
    """Whether the folder lies on a disk of this machine."""
    kind = _file_system(home.path)
    if kind in NETWORK:
        return broken(
            "place", f"the folder is on a network share ({kind}). Please move it to a disk of this machine."
        )
    return ok("place", f"{home.path}{f' ({kind})' if kind else ''}")


def _file_system(path: Path) -> str:
    """The kind of file system a path is on, empty where the system does not say it in /proc."""
    if sys.platform != "linux":
        return ""
    mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    real = os.path.realpath(path)
    over = [
        (len(point), kind)
        for _, point, kind, *_ in mounts
        if real == point or real.startswith(point.rstrip("/") + "/")
    ]
    return max(over, default=(0, ""))[1]
