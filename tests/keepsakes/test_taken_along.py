"""What is kept comes along: into my own copy, and from a space of my own into the other's."""

from __future__ import annotations

import re

from django.urls import reverse

from goldseam.keepsakes.models import Later, Noticed
from tests.cast import Actor
from tests.keepsakes.keeping import body, due, given, line, propose, write


def test_my_copy_has_what_i_kept_and_what_both_can_read(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    write(ines, "other", "Not yet given.")
    line(ines, "Kept for me.", "me")
    ines.post(ines.url("brief"), {"help": "To sleep again.", "revision": "0"})
    for one in pair:
        given(one, f"Given by {one.name}.")
        line(one, f"Line of {one.name}.")
        propose(one, name=f"Ritual of {one.name}")
    hers, his = (one.step_up(one.url("copy")).content.decode() for one in pair)
    for words in ("Given by Ines.", "Given by Jonas.", "Line of Ines.", "Line of Jonas.", "Ritual of Jonas"):
        assert words in hers and words in his
    for words in ("Not yet given.", "Kept for me.", "To sleep again."):
        assert words in hers and words not in his


def test_what_was_kept_alone_may_come_along_when_joining(ines: Actor, jonas: Actor) -> None:
    write(jonas, "me", "For half a year on.")
    due(jonas, "me", "For today.")
    line(jonas, "Seen alone.", "me")
    jonas.client.post(ines.invite())
    page = jonas.get(reverse("invitation")).content.decode()
    moving = re.findall(r'name="moving" value="([^"]+)"', page)
    assert len(moving) == 3 and "For half a year on." not in page
    answer = jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": moving})
    assert answer.status_code == 302
    assert set(Later.objects.values_list("bond", flat=True)) == {jonas.bond.id}
    assert "Seen alone." in body(jonas, jonas.url("appreciations"))
    assert "Seen alone." not in body(ines, ines.url("appreciations"))
    opened = jonas.url("capsule-letter", later=Later.objects.order_by("opens")[0].id)
    jonas.post(f"{opened}open/")
    assert "For today." in body(jonas, opened)
    assert Noticed.objects.get().circle == jonas.side.me_circle
