"""The audience table: every address of the product, who may ask it for what, and what is answered.

An answer is a status, and for answers that lead elsewhere also the place: "302 today". ``GET`` stands for GET
and HEAD and for a GET by htmx. POST is an empty form: nothing but the form's own number. Whatever is not in a
row's methods is answered 405, once the audience is right.

ANYONE      the same for everybody
LOCKED      an account, locked or not; anybody else is asked to sign in
SIGNED_IN   an account with open keys; a locked one is asked to unlock
BOND        a side of the bond; for every other account the address does not exist
MINE        what A wrote for herself; for B it does not exist either
"""

from __future__ import annotations

from dataclasses import dataclass

ANYONE, LOCKED, SIGNED_IN, BOND, MINE = "anyone", "locked", "signed-in", "bond", "mine"
ROLES = ("anonymous", "locked", "side", "other", "stranger", "left")


@dataclass(frozen=True)
class Row:
    """One address. ``get`` and ``post`` are the answers for who belongs here; empty means 405."""

    name: str
    audience: str
    get: str = ""
    post: str = ""

    def answer(self, role: str, method: str) -> str:
        """What this role is answered. ``HX`` is a GET by htmx, ``PUT`` stands for every other method."""
        sent_to = self._sent_to(role)
        if sent_to:
            return f"204 {sent_to}" if method == "HX" else f"302 {sent_to}"
        if role in ("stranger", "left") and self.audience in (BOND, MINE):
            return "404"
        asked = {"GET": self.get, "HEAD": self.get, "HX": self.get, "POST": self.post, "PUT": ""}[method]
        if role == "other" and self.audience == MINE and asked:
            return "404"
        return _for(role, asked) or "405"

    def _sent_to(self, role: str) -> str:
        """Where somebody is sent who has to open something first."""
        if self.audience == ANYONE:
            return ""
        if role == "anonymous":
            return "sign-in"
        return "unlock" if role == "locked" and self.audience != LOCKED else ""


def _for(role: str, answer: str) -> str:
    """Some answers depend on the role: "200, signed 302 home" is 302 for whoever has an account."""
    usual, *others = answer.split(", ")
    for other in others:
        who, _, instead = other.partition(" ")
        if who == role or (who == "signed" and role != "anonymous"):
            return instead
    return usual


TABLE = (
    # what anybody may see
    Row("welcome", ANYONE, "200, signed 302 home"),
    Row("about-host", ANYONE, "200"),
    Row("help", ANYONE, "200"),
    Row("booklets", ANYONE, "200"),
    Row("booklet", ANYONE, "200"),
    Row("safety-check", ANYONE, "200"),
    Row("before-inviting", ANYONE, "200"),
    Row("quick-exit-page", ANYONE, "200"),
    Row("quick-exit", ANYONE, post="200"),
    Row("language", ANYONE, post="302 welcome"),
    Row("csp", ANYONE, post="204"),
    Row("clock", ANYONE, post="404"),  # only in a demo
    Row("begin", ANYONE, "200", "200"),
    Row("sign-in", ANYONE, "200", "200"),
    Row("recover", ANYONE, "200", "200"),
    Row("invitation-link", ANYONE, "200", "302 invitation"),
    Row("invitation", ANYONE, "404", "404"),
    Row("invitation-no", ANYONE, post="200"),
    # an account, locked or not
    Row("unlock", LOCKED, "200", "200"),
    Row("lock", LOCKED, post="302 unlock"),
    Row("sign-out", LOCKED, post="302 welcome"),
    Row("receipt", LOCKED, "302 home, left 200"),
    # an account with open keys
    Row("home", SIGNED_IN, "302 *"),
    Row("spaces", SIGNED_IN, "200"),
    Row("begin-another", SIGNED_IN, "200", "200"),
    Row("account", SIGNED_IN, "200"),
    Row("preferences", SIGNED_IN, "200", "200"),
    Row("end-other-sign-ins", SIGNED_IN, post="302 account"),
    Row("passphrase", SIGNED_IN, "200", "200"),
    Row("passphrase-changed", SIGNED_IN, "200"),
    Row("renewal", SIGNED_IN, "200", "200"),
    Row("code", SIGNED_IN, "200", "200"),
    Row("code-once", SIGNED_IN, "200"),
    Row("close-account", SIGNED_IN, "200", "200"),
    # a side of the bond
    Row("today", BOND, "200"),
    Row("not-tonight", BOND, post="302 today"),
    Row("journey", BOND, "200"),
    Row("step", BOND, "200"),
    Row("pace", BOND, "200", "302 *"),
    Row("shown", BOND, "200"),
    Row("shown-back", BOND, post="302 writings, other 404"),
    Row("space", BOND, "200"),
    Row("day-one", BOND, "200", "302 day-one"),
    Row("incidents", BOND, "200", "200"),
    Row("family-place", BOND, post="302 incidents"),
    Row("role", BOND, "404, other 200", "404, other 200"),
    Row("role-back", BOND, post="404, other 302 incidents"),
    Row("inviting", BOND, "200", "200"),
    Row("invitation-back", BOND, post="302 inviting"),
    Row("comparing", BOND, "200", "200"),
    Row("pause", BOND, "200", "302 today"),
    Row("pause-end", BOND, post="302 today"),
    Row("draft", BOND, post="204"),
    Row("writings", BOND, "200"),
    Row("letters", BOND, "200"),
    Row("letter", BOND, "200"),
    Row("letter-open", BOND, post="302 letter"),
    Row("letter-reply", BOND, "302 letter, other 200", "302 letter, other 200"),
    Row("dialogues", BOND, "200", "200"),
    Row("dialogue", BOND, "200", "409"),
    Row("dialogue-stop", BOND, post="302 dialogue"),
    Row("dialogue-take-back", BOND, post="302 dialogue, other 404"),
    Row("dialogue-aside", BOND, post="302 dialogue"),
    Row("dialogue-carry", BOND, post="302 dialogue"),
    Row("dialogue-hand-over", BOND, post="302 hand-over"),
    Row("hand-over", ANYONE, "200"),
    Row("twenty-minutes", BOND, "200"),
    Row("live", BOND, "204"),
    Row("apology", BOND, "200"),
    Row("apology-words", MINE, "200", "302 apology-words"),
    Row("apology-aloud", MINE, "200"),
    Row("apology-words-version", MINE, "200"),
    Row("agreements", BOND, "200"),
    Row("statement", BOND, "200"),
    Row("statement-propose", BOND, "200", "200"),
    Row("statement-differ", BOND, "200", "200"),
    Row("statement-version", BOND, "200"),
    Row("statement-sign", BOND, post="302 statement"),
    Row("statement-withdraw", BOND, post="302 statement"),
    Row("agreement-kind", BOND, "200"),
    Row("agreement-write", BOND, "200", "200"),
    Row("agreement-none", BOND, post="302 agreement-kind"),
    Row("agreement-mine", MINE, "200"),
    Row("agreement-edit", MINE, "200", "200"),
    Row("agreement-delete", MINE, "200", "302 agreement-kind"),
    Row("agreement", BOND, "200"),
    Row("agreement-version", BOND, "200"),
    Row("agreement-sign", BOND, post="302 agreement"),
    Row("agreement-withdraw", BOND, post="302 agreement"),
    Row("agreement-ask", BOND, "404, other 200", "404, other 200"),
    Row("agreement-renew", BOND, "302 agreement", "302 agreement"),
    Row("agreement-take-back", MINE, "200", "302 agreement-kind"),
    Row("check-ins", BOND, "200", "200"),
    Row("check-in-shown", BOND, "200"),
    Row("check-in-back", BOND, post="302 check-ins, other 404"),
    Row("follow-ups", BOND, "200", "200"),
    Row("follow-up", BOND, "200", "409"),
    Row("questions", BOND, "200", "200"),
    Row("question", BOND, "200", "404, other 200"),
    Row("question-back", BOND, "200, other 404", "302 questions, other 404"),
    Row("question-whole", BOND, post="404, other 302 question"),
    Row("question-hours", BOND, "200", "200"),
    Row("question-hours-sign", BOND, post="302 question-hours"),
    Row("question-hours-let-go", BOND, post="302 question-hours"),
    Row("question-answer-delete", BOND, post="302 questions, other 404"),
    Row("capsule", BOND, "200"),
    Row("capsule-write", BOND, "200", "200"),
    Row("capsule-arrived", BOND, "200"),
    Row("capsule-back", BOND, post="302 capsule, other 404"),
    Row("appreciations", BOND, "200", "200"),
    Row("appreciation-delete", BOND, post="302 appreciations, other 404"),
    Row("rituals", BOND, "200", "200"),
    Row("ritual-yes", BOND, post="302 rituals"),
    Row("ritual-let-go", BOND, post="302 rituals"),
    Row("ritual-delete", BOND, post="302 rituals, other 404"),
    Row("brief", BOND, "200", "302 brief-page"),
    Row("brief-page", BOND, "200"),
    Row("brief-delete", BOND, post="302 brief"),
    Row("supporter", BOND, "200"),
    Row("supporter-sheet", BOND, "200"),
    Row("copy", BOND, "200", "200"),
    Row("leave", BOND, "200", "200"),
    # what A wrote for herself
    Row("activity", MINE, "200", "200"),
    Row("activity-begin", MINE, post="302 *"),
    Row("activity-never", MINE, post="302 step"),
    Row("activity-again", MINE, post="302 step"),
    Row("activity-over-time", MINE, "200"),
    Row("writing-show", MINE, "200", "409"),
    Row("writing", MINE, "200"),
    Row("writing-version", MINE, "200"),
    Row("writing-edit", MINE, "200", "200"),
    Row("writing-delete", MINE, "200", "302 writings"),
    Row("letter-change", MINE, "200", "200"),
    Row("letter-hand-over", MINE, "200", "409"),
    Row("letter-back", MINE, "200", "302 letter"),
    Row("letter-promise", MINE, "302 *", "302 *"),
    Row("letter-delete", MINE, "200", "302 letters"),
    Row("letter-version", MINE, "200"),
    Row("activity-open", MINE, post="302 *"),
    Row("activity-withdraw", MINE, post="302 *"),
    Row("activity-hear", MINE, "302 *", "409"),
    Row("activity-heard-reply", MINE, "302 *", "409"),
    Row("activity-questions", MINE, "302 *", "409"),
    Row("check-in", MINE, "200"),
    Row("check-in-delete", MINE, "200", "302 check-ins"),
    Row("check-in-show", MINE, "200", "409"),
    Row("question-mark", MINE, post="302 questions"),
    Row("question-note-delete", MINE, post="302 questions"),
    Row("question-send", MINE, "200", "200"),
    Row("question-open", MINE, post="409"),
    Row("question-out", MINE, post="302 questions"),
    Row("capsule-letter", MINE, "200"),
    Row("capsule-open", MINE, post="302 capsule-letter"),
    Row("capsule-give", MINE, post="409"),
    Row("capsule-delete", MINE, "200", "302 capsule"),
    Row("incident", MINE, "200"),
    Row("incident-edit", MINE, "200", "200"),
    Row("incident-delete", MINE, "200", "302 incidents"),
    Row("incident-offer", MINE, "200", "409"),
    Row("incident-take-back", MINE, post="302 incidents"),
)
