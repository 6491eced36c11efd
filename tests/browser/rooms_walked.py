"""What is done in each room on the way, by the path it stands at inside a space."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tests.browser import telling
from tests.browser.visitor import follow

if TYPE_CHECKING:
    from tests.browser.walking import Walk

Doing = Callable[["Walk"], bool | None]
"""``False`` says that there is more to do here another time."""


def _told(walk: Walk) -> None:
    telling.tell(walk.one, walk.part, walk.kind, "last spring", walk.words)
    walk.one.press("Save, only for me")


def _paced(walk: Walk) -> None:
    walk.one.press("Keep, only for me")


def _ruled(walk: Walk) -> None:
    walk.page.get_by_label("Given words stay", exact=True).check(force=True)
    walk.one.press("Keep this choice")


def _stated(walk: Walk) -> None:
    """Signs what lies there, or proposes the first sentence."""
    if not _signed(walk):
        walk.one.go(walk.space + "agreements/statement/propose/")
        walk.one.fill("The statement", walk.statement or walk.words)
        walk.one.press("Propose and sign")


def _signed(walk: Walk) -> bool:
    if walk.page.get_by_role("button", name="Sign it", exact=True).count():
        walk.one.press("Sign it")
        return True
    return False


def _agreed(walk: Walk) -> bool:
    """Signs what the other worded, words it, or waits; alone, one's own part is written."""
    if _signed(walk):
        return True
    for words in ("Propose a wording", "Write it for myself"):
        if walk.page.get_by_role("link", name=words, exact=True).count():
            walk.one.press(words)
            _worded(walk)
            break
    return not walk.other


def _worded(walk: Walk) -> None:
    for area in walk.page.locator("form.write textarea").all():
        area.fill(walk.words)
    follow(walk.page.locator("form.write .btn--main"))


def _kept(walk: Walk) -> None:
    """A boundary, a promise or openness: shown where somebody is there to see it, and signed by them."""
    follow(walk.page.locator("main .btn--main"))
    shared = walk.page.locator('input[name="visibility"][value="shared"]')
    if shared.count():
        shared.check(force=True)
    last = walk.page.get_by_label("The last day")
    if last.count():
        last.fill(walk.day(14))
    _worded(walk)
    if walk.other and walk.page.get_by_text("Proposed").count():
        walk.other.one.go(walk.one.path)
        for words in ("Sign it", "Yes, that helps"):
            if walk.other.page.get_by_role("button", name=words, exact=True).count():
                walk.other.one.press(words)
                return


def _talked(walk: Walk) -> bool:
    """A whole slow dialogue, both taking their turns; it waits while the other does not come this far."""
    if not walk.other:
        return True
    if walk.page.get_by_role("link", name="Go to it", exact=True).count():
        walk.one.press("Go to it")
    elif walk.page.get_by_role("button", name="Propose it", exact=True).count():
        walk.page.locator('input[name="starter"]').first.check(force=True)
        walk.one.press("Propose it")
    else:
        return False
    here = walk.one.path
    for one in (walk, walk.other):
        one.one.go(here)
        if _offered(one):
            one.one.press("Yes, let us")
            one.one.go(here)
            if _offered(one):
                return False
    walk.one.go(here)
    if not walk.page.get_by_text("Speaking", exact=True).count():
        return False
    _turns(walk, walk.other, here)
    return True


def _offered(walk: Walk) -> bool:
    return bool(walk.page.get_by_role("button", name="Yes, let us", exact=True).count())


def _turns(one: Walk, other: Walk, here: str) -> None:
    """Said, said back, not quite, said back again, heard; the roles change; then both close it."""
    one.one.go(here)
    first, second = (one, other) if one.page.locator('[name="say-text"]').count() else (other, one)
    for speaker, listener in ((first, second), (second, first)):
        _take(speaker, here, "say-text", "Say it")
        _take(listener, here, "back-text", "Offer this")
        if speaker is first:
            speaker.one.go(here)
            speaker.page.get_by_text("Not quite", exact=True).first.click()
            speaker.page.locator('[name="not-quite-text"]').fill(speaker.words)
            speaker.one.press("Send “not quite”")
            _take(listener, here, "back-text", "Offer this")
        speaker.one.go(here)
        speaker.one.press("Yes, that is it")
        if speaker is first:
            speaker.one.go(here)
            speaker.one.press("Change roles now")
    second.page.get_by_text("Come to a close", exact=True).first.click()
    second.page.locator('[name="close-text"]').fill(second.words)
    second.one.press("Close it")
    _take(first, here, "close-text", "Close it")
    first.page.get_by_text("You both closed this dialogue.").wait_for()


def _take(walk: Walk, here: str, field: str, button: str) -> None:
    walk.one.go(here)
    walk.page.locator(f'[name="{field}"]').first.fill(walk.words)
    walk.one.press(button)


def _asked(walk: Walk) -> None:
    """One question, put into the jar where there is somebody to ask; where both can sign hours, it is opened
    in them and answered."""
    walk.page.locator("form.write textarea").first.fill(walk.words)
    jar = walk.page.locator('input[name="visibility"][value="seal"]')
    if jar.count():
        jar.check(force=True)
    there = walk.other if jar.count() else None
    follow(walk.page.locator("form.write .btn--main"))
    if there is None or not _hours(walk, there):
        return
    walk.one.go(walk.space + "questions/")
    follow(walk.page.locator('section[aria-labelledby="waiting"] .btn--main'))
    there.one.go(walk.space + "questions/")
    follow(there.page.locator('section[aria-labelledby="of-me"] a.btn'))
    there.page.locator("main textarea").first.fill(there.words)
    follow(there.page.locator("main form .btn--main"))
    there.one.press("Sign: this is true and whole, as far as I know")


def _hours(walk: Walk, other: Walk) -> bool:
    """Hours for questions that are now, if the other has come so far that they can sign."""
    weekday, time = walk.now.weekday(), f"{walk.now:%H:%M}"
    walk.one.go(walk.space + "questions/hours/")
    walk.page.locator('[name="day_one"]').select_option(str(weekday))
    walk.page.locator('[name="time_one"]').fill(time)
    walk.page.locator('[name="day_two"]').select_option("none")
    walk.page.locator('[name="minutes"]').select_option("60")
    walk.one.press("Propose and sign")
    other.one.go(walk.one.path)
    if not other.page.get_by_role("button", name="Sign these hours", exact=True).count():
        return False
    other.one.press("Sign these hours")
    return True


def _checked_in(walk: Walk) -> None:
    for name in ("close", "trust", "calm", "heard"):
        walk.page.locator(f'input[name="{name}"][value="4"]').check(force=True)
    walk.page.locator("main textarea").fill(walk.words)
    walk.one.press("Save, only for me")


def _followed_up(walk: Walk) -> None:
    for months in ("1", "3", "6", "12"):
        walk.page.locator(f'input[name="months"][value="{months}"]').check(force=True)
    walk.one.press("Keep, only for me")


def _posted_later(walk: Walk) -> None:
    walk.one.press("Write a letter")
    walk.page.locator("main textarea").fill(walk.words)
    follow(walk.page.locator("form.write .btn--main"))


def _thanked(walk: Walk) -> None:
    walk.page.locator('[name="text"]').fill(walk.words)
    shared = walk.page.locator('input[name="visibility"][value="shared"]')
    if shared.count():
        shared.check(force=True)
    follow(walk.page.locator("form.write .btn--main"))


def _made_a_habit(walk: Walk) -> None:
    """Takes what was proposed, or proposes one."""
    taken = walk.page.locator("main .btn--main", has_text="Yes")
    if taken.count():
        follow(taken)
    elif walk.other:
        for name in ("name", "when", "what"):
            walk.page.locator(f'[name="{name}"]').fill("Tea")
        walk.one.press("Propose it")


def _briefed(walk: Walk) -> None:
    for area in walk.page.locator("form.write textarea").all():
        area.fill(walk.words)
    for box in walk.page.locator('input[name="texts"]').all()[:2]:
        box.check(force=True)
    walk.one.press("Save, and see the page")


def _inside(walk: Walk) -> bool:
    """A room that lists activities of its own: the first that is open is done."""
    links = walk.page.locator(".doing--open .doing__way a")
    if not links.count():
        return not walk.page.locator(".doing--not-yet").count()
    follow(links)
    return walk.here()


ROOMS: Final[dict[str, Doing]] = {
    "incidents/": _told,
    "pace/": _paced,
    "if-one-leaves/": _ruled,
    "agreements/statement/": _stated,
    **{f"agreements/of/{kind}/": _agreed for kind in ("how-we-pause", "what-we-tell-others", "setback-plan")},
    **{f"agreements/of/{kind}/": _kept for kind in ("boundaries", "promises", "openness")},
    **{f"dialogues/{occasion}/": _talked for occasion in ("first", "heard", "gap")},
    "questions/": _asked,
    "apology/": _inside,
    "supporter/": _inside,
    "check-ins/": _checked_in,
    "follow-ups/": _followed_up,
    "later/": _posted_later,
    "appreciations/": _thanked,
    "rituals/": _made_a_habit,
    "brief/": _briefed,
}
