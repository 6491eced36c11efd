"""Two people who type one strange word into every question and answer."""

from __future__ import annotations

import re

from tests.keepsakes.typed import Pen

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def asked(ines: Pen, jonas: Pen, space: str, word: str) -> list[str]:
    """Questions half written, noted, marked, put into the jar, resting there and taken out; hours proposed
    and signed; questions opened, answered, signed, added to, taken back. Returns where forms were sent."""
    page = f"{space}questions/"
    about = {"about": "fact", "knowing": "help"}
    half = {"place": page, "text": f"{word} half asked", **about}
    assert ines.post(f"{space}draft/", half, page=page).status == 302
    for text in (f"{word} noted", f"{word} noted and put in"):
        assert ines.post(page, {"text": text, "visibility": "me", **about}, page=page).leads_to == page
    noted = sorted(set(re.findall(rf"{page}noted/[0-9a-f-]+/", ines.get(page).text)))
    assert ines.post(f"{noted[0]}mark/", {"let_be": "1"}, page=page).leads_to == page
    seal = {"text": f"{word} put in", "visibility": "seal", **about}
    assert ines.post(f"{noted[1]}send/", seal, page=f"{noted[1]}send/").leads_to == page
    wary = {"text": f"{word}, tell me everything", "visibility": "seal", **about}
    assert f"{word}, tell me everything" in ines.post(page, wary, page=page).text
    assert ines.post(page, wary | {"sure": "1"}, page=page).leads_to == page
    assert f"{word} put in" not in jonas.get(page).text
    hours = _agreed(ines, jonas, page)
    sent = ines.post(f"{noted[1]}open/", {}, page=page).leads_to
    assert ines.post(page, seal | {"text": f"{word} taken back"}, page=page).leads_to == page
    resting, out = _resting(ines, page), f"{word} taken out"
    assert ines.post(page, seal | {"text": out}, page=page).leads_to == page
    rest = set(re.findall(rf"({page}noted/[0-9a-f-]+/)out/", ines.get(page).text)) - {resting}
    back, other = (ines.post(f"{one}open/", {}, page=page).leads_to for one in sorted(rest))
    assert ines.post(f"{resting}out/", {}, page=page).leads_to == page
    assert f"{word} put in" in jonas.get(sent).text
    for how, text in (("here", f"{word} answered"), ("no", f"{word} why not")):
        assert jonas.post(sent, {"how": how, "text": text}, page=sent).leads_to == sent
    assert jonas.post(f"{sent}whole/", {}, page=sent).leads_to == sent
    assert f"{word} why not" in ines.get(sent).text
    for one in (back, other):
        assert jonas.post(one, {"how": "here", "text": f"{word} left over"}, page=one).leads_to == one
    assert ines.post(f"{back}take-back/", {}, page=f"{back}take-back/").leads_to == page
    text = f"{word} in a form"
    return [hours] + [place for one, at in ((ines, page), (jonas, sent)) for place in one.fill(at, text)]


def _resting(one: Pen, page: str) -> str:
    """The question in their jar that rests."""
    before = one.get(page).text.partition("Rests until")[2]
    found = re.search(rf"({page}noted/[0-9a-f-]+/)out/", before)
    assert found is not None
    return found[1]


def _agreed(ines: Pen, jonas: Pen, page: str) -> str:
    """Hours that are now, by the clock of the copy: what rests for a day says when that day is over."""
    found = re.search(r"Rests until (\w+) (\d\d:\d\d)", ines.get(page).text)
    assert found is not None
    day = {"day_one": str((DAYS.index(found[1]) - 1) % 7), "time_one": found[2], "day_two": "none"}
    hours = f"{page}hours/"
    assert ines.post(hours, {**day, "minutes": "60", "most": "8"}, page=hours).leads_to == hours
    plan = re.search(rf"{hours}[0-9a-f-]+/sign/", jonas.get(hours).text)
    assert plan is not None
    assert jonas.post(plan[0], {}, page=hours).leads_to == hours
    return hours
