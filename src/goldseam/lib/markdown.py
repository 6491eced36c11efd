"""Content files' Markdown as safe HTML. Never for what a person typed."""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

ALLOWED = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "br"}

_markdown = MarkdownIt("zero").enable(
    ["emphasis", "list", "blockquote", "newline", "escape", "entity", "backticks"]
)


@lru_cache(maxsize=4096)
def html(source: str) -> SafeString:
    """Paragraphs, lists, quotations and emphasis; everything else, HTML among it, stands as text."""
    return mark_safe(nh3.clean(_markdown.render(source), tags=ALLOWED, attributes={}))  # noqa: S308
