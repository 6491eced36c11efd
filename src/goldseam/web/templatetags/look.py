"""Tags for pages: pictures, panes, fields. Builtin in every template.

{% icon "lock" %} {% icon_s "pause" %} {% brand_mark %}
{% vessel states %}             eight of "open" | "half" | "mended"
{% seam_run state step %}       the stretch of the journey's crack beside step 1..8
{% seam_rule state %}           one horizontal seam; a ``name`` where a page shows several
{% circles 3 %} {% dumbbell 5 2 %}
{% river 3 5 4 1 7 %}           one row of figures over time: before, here, after, and the ends of the scale
{% pane "me" partner=name %} … {% endpane %}      also "seal" and "shared"
{% notice icon="clock" %} … {% endnotice %}       kind="stop" for errors
{% form_id %}                   hidden input, a fresh number for a form that counts once
{{ text|content }}              the Markdown of a content file; never what a person typed
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, ChoiceField
from django.forms.widgets import ChoiceWidget
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldseam.lib import markdown
from goldseam.web.pictures import brand, icons, seams
from goldseam.web.pictures import circles as closeness
from goldseam.web.pictures import dumbbell as bell
from goldseam.web.pictures import river as rivers
from goldseam.web.pictures import vessel as bowl

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.filter
def content(source: str) -> SafeString:
    """Words of a content file as HTML."""
    return markdown.html(source)


@register.simple_tag
def icon_s(name: str) -> SafeString:
    return icons.icon(name, "ic-s")


@register.simple_tag
def brand_mark() -> SafeString:
    return brand.brand()


@register.simple_tag
def vessel(states: Iterable[str], name: str = "v") -> SafeString:
    """The bowl in these eight states. ``name`` keeps ids apart when a page shows two."""
    return bowl.vessel(tuple(states), name)


@register.simple_tag
def seam_run(state: str, step: int) -> SafeString:
    return seams.run(state, int(step))


@register.simple_tag
def seam_rule(state: str, name: str = "") -> SafeString:
    return seams.rule(state, str(name))


@register.simple_tag
def seam_sample(state: str) -> SafeString:
    """A short stretch, for a legend."""
    return seams.sample(state)


@register.simple_tag
def circles(level: int) -> SafeString:
    return closeness.circles(int(level))


@register.simple_tag
def dumbbell(mine: int, other: int, low: int = bell.LOW, high: int = bell.HIGH) -> SafeString:
    """Two answers on one scale; mine is filled, the other ringed."""
    return bell.dumbbell(int(mine), int(other), int(low), int(high))


@register.simple_tag
def river(before: int | None, here: int | None, after: int | None, low: int, high: int) -> SafeString:
    """One row of figures over time, between the row before and the row after it."""
    return rivers.stretch(before, here, after, low, high)


@register.simple_tag
def form_id() -> SafeString:
    return format_html('<input type="hidden" name="form_id" value="{}">', uuid.uuid4())


@register.simple_tag
def neutral_page() -> str:
    """Where quick exit leads, also on pages that are rendered without a request."""
    return str(settings.NEUTRAL_PAGE)


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """Every language pages can be had in: code, and name as its speakers write it."""
    return list(settings.LANGUAGES)


@register.simple_tag
def host_card() -> Any:
    """Who runs this copy, also on pages that are rendered without a request."""
    return settings.HOST_CARD


@register.simple_block_tag
def pane(content: str, who: str, partner: str = "", heading: str = "") -> SafeString:
    """A text with, on its edge, who may read it: "me", "seal" or "shared"."""
    given = {"content": content, "who": who, "partner": partner, "heading": heading}
    return render_to_string("web/_pane.html", given)


@register.simple_block_tag
def notice(content: str, icon: str = "clock", kind: str = "") -> SafeString:
    """A sentence that says what to do; ``kind="stop"`` for what went wrong."""
    return render_to_string("web/_notice.html", {"content": content, "icon": icon, "kind": kind})


@register.filter
def choices(field: BoundField) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """The choices of a radio or checkbox group as (group name or None, options), ready to be drawn.

    An option has ``id``, ``type``, ``name``, ``value``, ``label``, ``selected``.
    """
    widget = field.field.widget
    assert isinstance(widget, ChoiceWidget)
    assert isinstance(field.field, ChoiceField)
    drawn = widget.get_context(field.html_name, field.value(), {"id": field.auto_id})["widget"]
    groups: list[tuple[str | None, list[dict[str, Any]]]] = []
    for group, options, _index in drawn["optgroups"]:
        if not groups or groups[-1][0] != group:
            groups.append((group, []))
        groups[-1][1].extend(_option(option) for option in options)
    return groups


def _option(option: dict[str, Any]) -> dict[str, Any]:
    kept = {key: option[key] for key in ("type", "name", "value", "label", "selected")}
    return {**kept, "id": option["attrs"].get("id", "")}


@register.filter
def is_kind(field: BoundField, kind: str) -> bool:
    """Whether a field is a "group" of radios or boxes, a single "check", or "hidden"."""
    if kind == "group":
        return field.widget_type in ("radioselect", "checkboxselectmultiple")
    return field.is_hidden if kind == "hidden" else field.widget_type == "checkbox"
