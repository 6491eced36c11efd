"""Two people who type one strange word into everything that is kept."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from goldseam.lib import clock


class Answer(Protocol):
    status: int
    text: str

    @property
    def leads_to(self) -> str: ...


class Pen(Protocol):
    def get(self, path: str) -> Answer: ...

    def post(self, path: str, form: dict[str, str], page: str = "") -> Answer: ...

    def fill(self, path: str, words: str) -> list[str]: ...


def kept(ines: Pen, jonas: Pen, space: str, word: str, home: Path) -> list[str]:
    """Letters to a later day half written, written, opened, given and one taken back; lines; rituals; a page
    for a counsellor. Returns where forms were sent."""
    letters, lines, rituals, brief = (f"{space}{n}/" for n in ("later", "appreciations", "rituals", "brief"))
    half = {"place": f"{letters}write/", "text": f"{word} half", "own": word}
    assert ines.post(f"{space}draft/", half, page=f"{letters}write/").status == 302
    written = {"text": f"{word} later", "to": "other", "when": "half"}
    pages = [ines.post(f"{letters}write/", written).leads_to for _ in range(2)]
    _on(home, 190)
    for page in pages:
        assert ines.post(f"{page}open/", {}, page=page).leads_to == page
        assert f"{word} later" in ines.get(page).text
        assert ines.post(f"{page}give/", {}, page=page).leads_to == page
    given = sorted(set(re.findall(rf"{letters}given/[0-9a-f-]+/", jonas.get(letters).text)))
    assert len(given) == 2 and f"{word} later" in jonas.get(given[0]).text
    assert ines.post(f"{given[1]}take-back/", {}, page=given[1]).leads_to == letters
    for who in ("me", "shared"):
        assert ines.post(lines, {"text": f"{word} {who}", "visibility": who}).leads_to == lines
    assert f"{word} shared" in jonas.get(lines).text
    proposed = {"name": f"{word} called", "when": f"{word} then", "what": f"{word} done"}
    assert ines.post(rituals, proposed).leads_to == rituals
    found = re.search(rf"{rituals}[0-9a-f-]+/", jonas.get(rituals).text)
    assert found and jonas.post(f"{found[0]}yes/", {}, page=rituals).leads_to == rituals
    said = {"help": f"{word} help", "well": f"{word} well", "hard": f"{word} hard", "revision": "0"}
    assert ines.post(brief, said).leads_to == f"{brief}page/"
    assert f"{word} hard" in ines.get(f"{brief}page/").text
    pages = [f"{letters}write/", lines, rituals, brief]
    return [sent for page in pages for sent in ines.fill(page, f"{word} in a form")]


def _on(home: Path, days: int) -> None:
    file = home / "clock"
    clock.put(file, clock.standing(file).by(timedelta(days=days)))
