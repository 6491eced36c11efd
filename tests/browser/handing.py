"""What passes between two who walk: letters handed over, opened and answered; sealed answers opened."""

from __future__ import annotations

from tests.browser.visitor import follow
from tests.browser.walking import Walk, fill


def hand_over(walk: Walk) -> None:
    """Hands over every letter that has rested; it waits then in the other's post."""
    other = walk.other
    assert other is not None
    for desk in list(walk.letters):
        walk.one.go(desk)
        if not walk.page.get_by_role("link", name="Hand it over", exact=True).count():
            continue
        walk.one.press("Hand it over")
        follow(walk.page.get_by_role("button", name=f"Hand it to {other.one.name}"))
        walk.letters.remove(desk)
        other.post.append(walk.one.path)


def open_letters(walk: Walk) -> None:
    """Opens what lies there and may be opened now, and answers it, part by part where it asks for that."""
    other = walk.other
    assert other is not None
    for letter in list(walk.post):
        walk.one.go(letter)
        if not walk.page.get_by_role("button", name="Open it", exact=True).count():
            continue
        walk.one.press("Open it")
        walk.one.press("Answer it")
        form = walk.page.locator(f"form:has(button:text('Give it to {other.one.name}'))")
        fill(form, walk.words)
        follow(form.locator("button.btn--main"))
        walk.post.remove(letter)


def open_sealed(walk: Walk, number: int, title: str) -> None:
    """Opens what both sealed, says back what was heard, or keeps the questions that come of a guess."""
    walk.one.go(f"{walk.one.space}journey/{number}/")
    follow(walk.page.get_by_role("link", name=title, exact=True))
    if walk.page.get_by_role("button", name="Open both", exact=True).count():
        walk.one.press("Open both")
    assert not walk.page.get_by_text("Your answer is sealed.").count(), title
    heard = walk.page.locator("#hear-form")
    if heard.count():
        fill(heard, walk.words)
        follow(heard.locator("button.btn--main"))
    questions = walk.page.get_by_role("button", name="Keep these questions, only for me", exact=True)
    if questions.count():
        follow(questions)
