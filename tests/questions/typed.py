"""Two people who type one strange word into every question and answer."""

from __future__ import annotations

import re

from tests.keepsakes.typed import Pen


def asked(ines: Pen, jonas: Pen, space: str, word: str) -> list[str]:
    """Questions half written, noted, marked, sent, answered, added to, taken back. Returns where forms were
    sent."""
    page = f"{space}questions/"
    about = {"about": "fact", "knowing": "help"}
    half = {"place": page, "text": f"{word} half asked", **about}
    assert ines.post(f"{space}draft/", half, page=page).status == 302
    for text in (f"{word} noted", f"{word} noted and sent"):
        assert ines.post(page, {"text": text, "visibility": "me", **about}, page=page).leads_to == page
    noted = sorted(set(re.findall(rf"{page}noted/[0-9a-f-]+/", ines.get(page).text)))
    assert ines.post(f"{noted[0]}mark/", {"let_be": "1"}, page=page).leads_to == page
    send = {"text": f"{word} sent", "visibility": "shared", **about}
    sent = ines.post(f"{noted[1]}send/", send, page=f"{noted[1]}send/").leads_to
    wary = {"text": f"{word}, tell me everything", "visibility": "shared", **about}
    assert f"{word}, tell me everything" in ines.post(page, wary, page=page).text
    back = ines.post(page, send | {"text": f"{word} taken back"}, page=page).leads_to
    assert f"{word} sent" in jonas.get(sent).text
    for how, text in (("here", f"{word} answered"), ("no", f"{word} why not")):
        assert jonas.post(sent, {"how": how, "text": text}, page=sent).leads_to == sent
    assert f"{word} why not" in ines.get(sent).text
    assert jonas.post(back, {"how": "here", "text": f"{word} left over"}, page=back).leads_to == back
    assert ines.post(f"{back}take-back/", {}, page=f"{back}take-back/").leads_to == page
    return [place for one, at in ((ines, page), (jonas, sent)) for place in one.fill(at, f"{word} in a form")]
