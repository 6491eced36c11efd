"""Who may call a view at all. A view without an audience is not served.

anyone      no sign-in; the view touches no session unless it asks for one
signed-in   an account whose keys are open
locked      an account, locked or not
bond        a side of the bond in the URL, with open keys
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from django.http import HttpResponseBase

Audience = Literal["anyone", "signed-in", "locked", "bond"]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def audience(who: Audience) -> Callable[[View], View]:
    """Marks a view with its audience; ``goldseam.people.middleware.Reader`` keeps it."""

    def mark(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]
        return view

    return mark


def audience_of(view: object) -> Audience | None:
    return getattr(view, "audience", None)
