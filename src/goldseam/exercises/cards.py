"""What Today offers from the private writings: the first one not yet begun."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.bonds.asking import Here
from goldseam.exercises.models import Reflection
from goldseam.exercises.prompts import PROMPTS
from goldseam.journey.today import Card


def first_unwritten(here: Here) -> Card | None:
    tags = {here.keys.tag(here.side.me_circle, prompt.slug): prompt for prompt in PROMPTS}
    for tag, prompt in tags.items():
        if not Reflection.objects.of(here.side).filter(tag=tag).exists():
            return Card(
                title=str(prompt.title),
                text=str(prompt.before),
                url=reverse("write", kwargs={"bond": here.bond.id, "tag": tag.hex()}),
                button=_("Begin"),
                facts=[
                    (
                        "clock",
                        ngettext("About %(n)d minute", "About %(n)d minutes", prompt.minutes)
                        % {"n": prompt.minutes},
                    ),
                    ("lock", _("Only you can read it")),
                ],
            )
    return None
