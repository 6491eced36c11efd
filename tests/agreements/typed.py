"""Two people who type one strange word into every kind of agreement."""

from __future__ import annotations

import re

from tests.agreements.agreed import MANY, TOGETHER, WORDS, in_days
from tests.keepsakes.typed import Pen

TOKEN = "/account/preferences/"
"""A page that always has a form."""


def agreed(ines: Pen, jonas: Pen, space: str, word: str) -> list[str]:
    """Wordings half written, kept, shown, signed, answered, renewed, taken back. Returns where forms were
    sent."""
    here, sent = f"{space}agreements/", []
    for kind in TOGETHER:
        _together(ines, jonas, f"{here}of/{kind}/", _words(kind, word))
    for kind in MANY:
        sent += _kept(ines, jonas, here, kind, word)
    return sent


def _words(kind: str, word: str) -> dict[str, str]:
    words = {name: f"{word} {name}" for name in WORDS[kind]}
    return words | {"revision": "0", "until": in_days(20), "warned": "yes"}


def _together(ines: Pen, jonas: Pen, room: str, words: dict[str, str]) -> None:
    """Where the way has not come so far, what is proposed becomes a draft."""
    half = words | {"place": f"{room}write/"}
    assert ines.post(f"{room[: room.index('agreements')]}draft/", half, page=TOKEN).status == 302
    if ines.post(f"{room}write/", words, page=TOKEN).status == 302:
        found = re.search(r'action="([^"]+/1/sign/)"', jonas.get(room).text)
        assert found and jonas.post(found[1], {}, page=TOKEN).status == 302
        assert words["p-" + next(iter(words)).removeprefix("p-")] in jonas.get(room).text


def _kept(ines: Pen, jonas: Pen, here: str, kind: str, word: str) -> list[str]:
    write, words = f"{here}of/{kind}/write/", _words(kind, word)
    mine = ines.post(write, words | {"visibility": "me"}, page=TOKEN).leads_to
    assert f"{word} p-" in ines.get(mine).text
    shown = ines.post(f"{mine}edit/", words | {"visibility": "shared", "revision": "1"}).leads_to
    assert f"{word} p-" in jonas.get(shown).text
    pages = [(ines, write), (ines, f"{mine}edit/")]
    if kind != "boundaries":
        asked = {"text": f"{word} instead"}
        assert jonas.post(f"{shown}ask/", asked, page=TOKEN).leads_to == shown
        assert f"{word} instead" in ines.get(shown).text
        assert jonas.post(f"{shown}1/sign/", {}, page=TOKEN).leads_to == shown
        pages.append((jonas, f"{shown}ask/"))
    if kind == "openness":
        assert ines.post(f"{shown}renew/", {"until": in_days(25)}).leads_to == shown
    sent = [where for pen, page in pages for where in pen.fill(page, f"{word} in a form")]
    if kind == "boundaries":
        assert ines.post(f"{shown}take-back/", {}, page=TOKEN).status == 302
        assert ines.post(f"{mine}delete/", {}, page=TOKEN).status == 302
    return sent
