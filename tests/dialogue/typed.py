"""Two people who type one strange word into every turn of a dialogue."""

from __future__ import annotations

import re

from tests.keepsakes.typed import Pen


def talked(ines: Pen, jonas: Pen, space: str, word: str) -> list[str]:
    """Proposed, proposed otherwise, half said, said, said back, added, closed; some taken back. Returns where
    forms were sent."""
    room = f"{space}dialogues/heard/"
    ines.post(f"{space}draft/", {"place": room, "text": f"{word} half"}, page=room)
    page = ines.post(room, {"text": f"{word} topic", "first": "me"}).leads_to

    def turn(who: Pen, move: str, **more: str) -> None:
        seen = re.search(r'name="number" value="(\d+)"', who.get(page).text)
        form = {"move": move, "number": seen[1] if seen else "0"} | more
        answer = who.post(page, form)
        assert answer.leads_to == page, (move, answer.text)

    turn(jonas, "topic", text=f"{word} instead", first="other")
    turn(ines, "agree")
    ines.post(f"{space}draft/", {"place": page, "say-text": f"{word} half said"}, page=page)
    assert ines.post(f"{page}carry/", {"plan": f"{word} plan"}, page=page).leads_to.endswith("/write/")
    turn(ines, "say", **{"say-text": f"{word} said", "say-aloud": "on"})
    turn(jonas, "back", **{"back-text": f"{word} heard"})
    turn(ines, "not-quite", **{"not-quite-text": f"{word} missing"})
    turn(jonas, "back", **{"back-text": f"{word} heard now"})
    turn(ines, "yes")
    turn(jonas, "add", **{"add-text": f"{word} added"})
    turn(ines, "swap")
    assert f"{word} missing" in jonas.get(page).text
    for who in (ines, jonas):
        turn(who, "close", **{"close-text": f"{word} along", "close-thanks": f"{word} thanks"})
    back = re.findall(rf"{page}[0-9a-f-]+/take-back/", ines.get(page).text)
    assert back and ines.post(back[0], {}, page=page).leads_to == page
    again = ines.post(room, {"text": f"{word} again", "first": "me"}).leads_to
    return [sent for place in (room, again) for sent in ines.fill(place, f"{word} in a form")]
