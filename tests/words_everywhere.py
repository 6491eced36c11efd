"""Two people who type one strange word into every form of the first steps, and what they meet on the way."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from goldseam.lib import clock
from tests.typist import Typist

BIRD = "qzvexkanarienvogel"
SECRET = f"{BIRD} lantern copper moons drift"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){6}")


class Pen(Typist):
    """A typist with an account whose name and passphrase are the strange word."""

    def account(self) -> None:
        secret = {"passphrase": SECRET, "passphrase_again": SECRET, "device": "own", "adult": "on"}
        known = {"name": BIRD, "sign_in_name": self.name, "timezone": "Europe/Berlin", "theme": ""}
        assert self.post("/begin/", known | secret).status == 302

    def come_in(self, **more: str) -> str:
        form = {"sign_in_name": self.name, "passphrase": SECRET, "device": "own"}
        answer = self.post("/sign-in/", form | more)
        assert answer.status == 302, answer.text
        return answer.leads_to

    def code(self) -> list[str]:
        assert self.post("/account/code/", {"passphrase": SECRET}).leads_to == "/account/code/once/"
        return CODE.findall(self.get("/account/code/once/").text)

    def invite(self) -> str:
        page = f"{self.space()}space/invite/"
        assert self.post(page, {"kind": "partners", "passphrase": SECRET}).status == 302
        found = re.search(r"/i/[\w-]{22}/", self.get(page).text)
        assert found
        return found[0]

    def join(self, link: str) -> None:
        assert self.post(link, {}).leads_to == "/invitation/"
        assert self.post("/invitation/", {"name": BIRD, "passphrase": SECRET}).status == 302


def crossed(ines: Pen, jonas: Pen, home: Path) -> None:
    """Both put the threshold behind them, and ten days pass."""
    space = f"/b/{bond(jonas, ines)}/"
    for one in (ines, jonas):
        for step, some in ((0, None), (1, 1)):
            page = f"{space}journey/{step}/"
            tags = dict.fromkeys(re.findall(rf"{space}do/([0-9a-f]+)/", one.get(page).text))
            for tag in list(tags)[:some]:
                assert one.post(f"{space}do/{tag}/never/", {}, page="/account/preferences/").status == 302
    clock.put(home / "clock", clock.Moved(timedelta(days=10)))


def accepted(ines: Pen, jonas: Pen) -> None:
    """Words that are taken in, each in its place."""
    page = ines.write(ines.place_to_write(), f"{BIRD} alone")
    assert ines.post(f"{page}edit/", {"p-story": f"{BIRD} again", "revision": "1"}).status == 302
    draft = {"place": ines.place_to_write(), "p-story": f"{BIRD} half", "p-feelings": BIRD}
    assert ines.post(f"{ines.space()}draft/", draft, page=page + "edit/").status == 302
    statement = f"/b/{bond(jonas, ines)}/agreements/statement/"
    assert ines.post(f"{statement}propose/", {"text": f"{BIRD} first", "revision": "0"}).status == 302
    assert jonas.post(f"{statement}propose/", {"text": f"{BIRD} second", "revision": "1"}).status == 302
    assert ines.post(f"{statement}differ/", {"text": f"{BIRD} mine", "revision": "2"}).status == 302
    sign = {"text": f"{BIRD} yours"}
    assert jonas.post(f"{statement}3/sign/", sign, page=statement).status == 302
    assert BIRD in ines.get(statement).text and BIRD in ines.get(page).text
    look = {"name": f"{BIRD} anew", "timezone": "Europe/Berlin", "theme": "ink", "idle_minutes": "10"}
    assert ines.post("/account/preferences/", look).status == 302
    assert ines.post(f"/b/{bond(jonas, ines)}/copy/", {"passphrase": SECRET}).text.count(BIRD) > 4
    again = {
        "present": SECRET,
        "passphrase": f"{SECRET} once more",
        "passphrase_again": f"{SECRET} once more",
    }
    assert ines.post("/account/passphrase/renew/", again).status == 302
    back = {"present": f"{SECRET} once more", "passphrase": SECRET, "passphrase_again": SECRET}
    assert ines.post("/account/passphrase/", back).status == 302


def told(ines: Pen, jonas: Pen) -> None:
    """Something that happened: told for oneself, changed, half told again, offered, a part taken in it."""
    here = f"/b/{bond(jonas, ines)}/"
    words = {"role": "hurt", "when": f"{BIRD} then", "line": f"{BIRD} told"}
    page = ines.post(f"{here}incidents/", words).leads_to
    assert ines.post(f"{page}edit/", words | {"line": f"{BIRD} told again", "revision": "1"}).status == 302
    half = words | {"place": f"{here}incidents/"}
    assert jonas.post(f"{here}draft/", half, page=f"{here}incidents/").status == 302
    assert ines.post(f"{page}offer/", {"revision": "2", "line": "yes"}).status == 302
    entry = re.search(r"/shared/[0-9a-f-]{36}/part/", jonas.get(f"{here}incidents/").text)
    assert entry and BIRD in jonas.get(f"{here[:-1]}{entry[0]}").text
    assert jonas.post(f"{here[:-1]}{entry[0]}", {"role": "responsible"}).status == 302
    assert (
        ines.post(f"/b/{bond(jonas, ines)}/copy/", {"passphrase": SECRET}).text.count(f"{BIRD} told again")
        == 2
    )


def alone(ines: Pen, jonas: Pen) -> None:
    """Every part answered for oneself, half and whole; a word on a practice; shown, and taken back."""
    space = f"/b/{bond(jonas, ines)}/"
    where = place_of(ines, space, "A day in the kitchen")
    parts = {f"p-{name}": f"{BIRD} {name}" for name in ("long", "short", "lines")}
    chosen = {"p-choice": "me", "p-near": "3", "p-close": "5", "p-day": "2026-03-02", "p-cards-door": "fine"}
    half = {"place": where} | parts | chosen | {"p-day": BIRD, "p-choice": BIRD}
    assert ines.post(f"{space}draft/", half, page=where).status == 302
    assert ines.post(where, half).status == 200
    page = ines.post(where, parts | chosen).leads_to.partition("?")[0]
    assert all(f"{BIRD} {name}" in ines.get(page).text for name in ("long", "short", "lines"))
    walk = place_of(ines, space, "A walk, and how it was")
    assert ines.post(walk, {"p-how": f"{BIRD} walked"}).status == 302
    for part in ("long", "lines"):
        shown = ines.post(f"{page}show/", {"part": part, "revision": "1"}, page=f"{page}edit/").leads_to
        assert f"{BIRD} {part}" in jonas.get(shown).text
    assert ines.post(f"{shown}take-back/", {}, page=shown).status == 302
    assert ines.post(f"{page}show/", {"part": "short", "revision": "1"}, page=f"{page}edit/").status == 302


def sealed(ines: Pen, jonas: Pen) -> None:
    """Sealed by both, opened, said back and answered; guessed, with questions kept; taken back as a draft."""
    space = f"/b/{bond(jonas, ines)}/"
    for title, form in (
        ("What did it cost you?", {"p-words": f"{BIRD} sealed"}),
        ("Matters to sort", {"matters.phone": "fine", "matters.phone.word": f"{BIRD} sorted"}),
        ("Moods to guess", {"statements.angry": "2", "statements.angry.guess": "7"}),
    ):
        hers, his = (place_of(one, space, title) for one in (ines, jonas))
        assert ines.post(hers, form).status == ines.post(f"{hers}withdrawal/", {}, page=hers).status == 302
        assert ines.post(hers, form).status == jonas.post(his, form).status == 302
        assert ines.post(f"{hers}opening/", {}, page=hers).status == 302
        if "p-words" in form:
            heard = {"heard": f"{BIRD} heard", "place": f"{hers}heard/"}
            assert ines.post(f"{hers}heard/", heard, page=hers).status == 302
            reply = {"is_it": "not-quite", "line": f"{BIRD} almost", "number": "1"}
            assert jonas.post(f"{his}heard/reply/", reply, page=his).status == 302
        assert jonas.get(his).status == 200
    question = {"question1": f"{BIRD} asked"}
    assert ines.post(f"{hers}questions/", question, page=hers).status == 302
    assert f"{BIRD} asked" in ines.get(hers).text


def letters(ines: Pen, jonas: Pen) -> None:
    """Written, half written again, changed, handed over, opened, half answered, answered, taken back; another
    one stays with its reader."""
    space = f"/b/{bond(jonas, ines)}/"
    titles = ("A small letter", True), ("What it was like for you", False), ("An everyday apology", False)
    for title, back in titles:
        desk = place_of(ines, space, title, step=3)
        words = {"p-words": f"{BIRD} written", "p-cost": f"{BIRD} dearly"}
        assert ines.post(desk, words).leads_to == desk
        found = re.search(r"/letters/[0-9a-f-]{36}/", ines.get(desk).text)
        assert found
        page = f"{space[:-1]}{found[0]}"
        half = {"place": f"{page}change/", "p-words": f"{BIRD} half a line"}
        assert ines.post(f"{space}draft/", half, page=f"{page}change/").status == 302
        again = {"p-words": f"{BIRD} again", "revision": "1"}
        assert ines.post(f"{page}change/", again).status == 302
        assert ines.post(f"{page}hand-over/", {"revision": "2", "form": BIRD}).status in (200, 302)
        if "Take it back" not in ines.get(page).text:
            assert ines.post(f"{page}hand-over/", {"revision": "2", "form": "aloud"}).leads_to == page
        assert jonas.post(f"{page}open/", {}, page=page).leads_to == page
        assert f"{BIRD} again" in jonas.get(page).text
        half = {"place": f"{page}answer/", "words": f"{BIRD} half an answer"}
        assert jonas.post(f"{space}draft/", half, page=f"{page}answer/").status == 302
        form = {"words": f"{BIRD} answered", "landing-words": "partly", "words-words": f"{BIRD} here"}
        form |= {"rather": "present", "again": "closed"}
        assert jonas.post(f"{page}answer/", form | {"revision": "0"}).leads_to == page
        assert f"{BIRD} answered" in ines.get(page).text
        if back:
            assert ines.post(f"{page}take-back/", {}).leads_to == page


def looked_at(ines: Pen, jonas: Pen) -> None:
    """An apology in six parts: half written, looked at with notes, read aloud, kept, looked at again; what is
    done now carried to a promise."""
    space = f"/b/{bond(jonas, ines)}/"
    found = re.search(rf"{space}do/([0-9a-f]+)/", ines.get(f"{space}apology/").text)
    assert found
    desk, sheet = found[0], f"{space}apology/{found[1]}/"
    words = {"p-did": f"I took {BIRD} from you.", "p-sorry": f"I am sorry if {BIRD} felt hurt."}
    words |= {"p-now": f"I bring {BIRD} on Monday."}
    assert ines.post(sheet, words | {"place": desk}, page=desk).leads_to == sheet
    assert f"I took {BIRD}" in ines.get(sheet).text and BIRD in ines.get(f"{sheet}aloud/").text
    assert ines.post(desk, words).leads_to == desk
    assert BIRD in ines.get(f"{sheet}1/").text
    promise = re.search(rf"{space}letters/[0-9a-f-]{{36}}/promise/", ines.get(desk).text)
    assert promise
    carried = ines.post(promise[0], {"text": f"{BIRD} on Monday"}).leads_to
    assert f"{BIRD} on Monday" in ines.get(carried).text


def stood(ines: Pen, jonas: Pen) -> list[str]:
    """How it stands: half entered, kept, kept once more, shown, taken back; looked at again after a month.
    Returns where both rooms' forms were sent."""
    space = f"/b/{bond(jonas, ines)}/"
    page = f"{space}check-ins/"
    half = {"place": page, "line": f"{BIRD} half a line"}
    assert ines.post(f"{space}draft/", half, page=page).status == 302
    assert ines.post(page, {"calm": BIRD, "line": f"{BIRD} stood"}).status == 200
    kept = ines.post(page, {"calm": "3", "line": f"{BIRD} stood"}).leads_to.partition("?")[0]
    once_more = {"calm": "2", "line": f"{BIRD} stood again"}
    assert ines.post(page, once_more).status == 409
    assert ines.post(page, once_more | {"revision": "1"}).leads_to.startswith(kept)
    shown = ines.post(f"{kept}show/", {"part": "line", "revision": "2"}, page=f"{kept}delete/").leads_to
    assert f"{BIRD} stood again" in jonas.get(shown).text
    assert ines.post(f"{shown}take-back/", {}, page=shown).leads_to == page
    since = str((clock.real() - timedelta(days=25)).date())
    assert ines.post(f"{space}follow-ups/", {"months": BIRD, "since": BIRD}, page=page).status == 200
    chosen = ines.post(f"{space}follow-ups/", {"months": "1", "since": since}, page=page).status
    last = {"lasts": f"{BIRD} lasts", "hard": BIRD, "next": BIRD}
    looked = ines.post(f"{space}follow-ups/1/", last, page=page)
    assert (chosen, looked.status) == (302, 302)
    return [sent for where in (page, f"{space}follow-ups/") for sent in ines.fill(where, f"{BIRD} in a form")]


def place_of(one: Pen, space: str, title: str, step: int = 2) -> str:
    """Where somebody finds an activity with this title."""
    found = re.search(rf'href="([^"]+)">{re.escape(title)}</a>', one.get(f"{space}journey/{step}/").text)
    assert found
    return found[1]


def bond(one: Pen, other: Pen) -> str:
    """The bond both are in."""
    spaces = [set(re.findall(r"/b/([0-9a-f-]{36})/", who.get("/spaces/").text)) for who in (one, other)]
    (shared,) = spaces[0] & spaces[1]
    return shared


def refused(ines: Pen) -> None:
    """The door is shut in every way there is, and words come all the same."""
    ines.come_in()  # a sign-in that has not tried in vain yet
    place = ines.place_to_write()
    words = {"place": place, "p-story": f"{BIRD} at the door"}
    assert ines.bare(place, words).status == 403
    assert ines.post(place, words | {"p-story": BIRD * 9000}).status == 200
    assert ines.bare("/csp/", {"csp-report": BIRD}).status == 204
    assert ines.get(f"/{BIRD}/?{BIRD}={BIRD}").status == 404
    held = dict(ines.cookies)
    ines.post("/lock/", {}, page="/account/")
    assert ines.post(place, words, page="/unlock/").leads_to == "/unlock/"
    assert ines.post("/unlock/", {"passphrase": f"wrong {SECRET}"}).status == 200
    assert ines.post("/unlock/", {"passphrase": SECRET}).leads_to == place
    ines.cookies = {name: value for name, value in held.items() if name == "c"}
    away = ines.post(place, words, page="/sign-in/")
    assert away.status == 401 and BIRD in away.text
    ines.fill("/recover/", BIRD)
    assert (
        ines.come_in(carried=f'{{"place": "{place}", "fields": {{"p-story": ["{BIRD} carried"]}}}}') == place
    )
    assert f"{BIRD} carried" in ines.get(place).text
