"""Icons: one line, 24 units square, drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe

ICONS: dict[str, str] = {
    "today": '<path d="M3.5 9.5c.3 5.6 3.7 9 8.5 9s8.2-3.4 8.5-9"/><ellipse cx="12" cy="9" rx="8.5" '
    'ry="2.6"/><path d="M9.5 21h5"/>',
    "journey": '<path d="M12.5 2.5l-2 4.5 3 3.5-3.5 4 2.5 3-1 4"/><path d="M13.5 10.5l4-1.5 2 1.5M10 '
    '14.5l-3.5.5-1.5 2"/>',
    "talk": '<path d="M4 5.5h10.5v7.5H9L5.5 16v-3H4z"/><path d="M17.5 9.5H20V17h-1.5v3L15 17h-4v-1"/>',
    "agreements": '<path d="M6 3.5h9l3.5 3.5v13.5H6z"/><path d="M9 9h6M9 12.5h6"/>'
    '<path d="M9 17c1-1.5 1.6-1.5 2 0s1.2 1 2-.3"/>',
    "together": '<circle cx="9" cy="12" r="5.5"/><circle cx="15" cy="12" r="5.5"/>',
    "space": '<path d="M4 20V9.5L12 4l8 5.5V20z"/><path d="M9.5 20v-5.5h5V20"/>',
    "writings": '<path d="M5 4.5h9.5L19 9v10.5H5z"/><path d="M14.5 4.5V9H19"/><path d="M8.5 12.5h7M8.5 '
    '16h4.5"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.5"/>'
    '<path d="M6 6l3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5"/>',
    "person": '<circle cx="12" cy="8.2" r="3.7"/><path d="M4.8 20c.7-4.2 3.5-6.3 7.2-6.3s6.5 2.1 7.2 6.3"/>',
    "people": '<circle cx="9" cy="8.5" r="3.2"/><path d="M3 19c.5-3.7 2.8-5.6 6-5.6s5.5 1.9 6 5.6"/>'
    '<path d="M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17.3 13.9c2 .7 3.3 2.4 3.7 5.1"/>',
    "settings": '<path d="M4 7.5h8M16.5 7.5H20M4 16.5h3.5M12 16.5h8"/><circle cx="14.3" cy="7.5" r="2.2"/>'
    '<circle cx="9.7" cy="16.5" r="2.2"/>',
    "exit": '<path d="M10 4.5H5v15h5"/><path d="M10 12h10M16.5 8.5L20 12l-3.5 3.5"/>',
    "leave": '<path d="M14 4.5h5v15h-5"/><path d="M5 20V5.5l7-2v17.5z"/><path d="M9.4 12v1"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 '
    '0v2.5"/><path d="M12 14v2.5"/>',
    "seal": '<rect x="3.5" y="5.5" width="17" height="13.5" rx="1.2"/><path d="M3.9 6l5.3 4.4M20.1 6l-5.3 '
    '4.4M3.9 18.6l5.4-4.5M20.1 18.6l-5.4-4.5"/><circle class="ic-fill" cx="12" cy="12.2" r="3"/>',
    "shared": '<path d="M12 6.5C10 5 7 4.5 3.5 4.7v13.6c3.5-.2 6.5.3 8.5 1.7 2-1.4 5-1.9 '
    '8.5-1.7V4.7C17 4.5 14 5 12 6.5z"/><path d="M12 6.5V20"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "saved": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.3 2"/>',
    "day": '<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "pen": '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/><path d="M14 7l3 3"/>',
    "print": '<path d="M7 9V4h10v5M7 16H4V9h16v7h-3"/><path d="M7 13.5h10V20H7z"/>',
    "phone": '<path d="M6 3.5h3l1.5 4-2 1.5c1 2.5 3 4.5 5.5 5.5l1.5-2 4 1.5v3c0 1.5-1 2.5-2.5 2.5C10.5 '
    '19.5 4.5 13.5 3.5 6 3.5 4.5 4.5 3.5 6 3.5z"/>',
    "arrow": '<path d="M5 12h14M13.5 6.5L19 12l-5.5 5.5"/>',
    "ear": '<path d="M7 9.5a5 5 0 0 1 10 0c0 3.5-3 4-3.5 6.5S11 20 9.5 19"/>'
    '<path d="M9.5 10a2.5 2.5 0 0 1 5 0c0 1.5-1.5 2-2 3"/>',
    "copy": '<rect x="8.5" y="8.5" width="11" height="11.5" rx="1.5"/><path d="M5.5 15.5H4.5v-11H15v1"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="M11 12.5l8.5-8.5M15.5 8l3 3M18 5.5l1.5 1.5"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2"/>'
    '<path d="M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2"/>',
    "qr": '<path d="M4.5 4.5h5.5V10H4.5zM14 4.5h5.5V10H14zM4.5 14H10v5.5H4.5z"/>'
    '<path d="M14 14h2.5v2.5M19.5 14v1M14 19.5h1.5M19.5 18v1.5H18.5"/>',
    "sun": '<circle cx="12" cy="12" r="3.8"/><path d="M12 3v2.2M12 18.8V21M3 12h2.2M18.8 12H21M5.6 5.6l1.6 '
    '1.6M16.8 16.8l1.6 1.6M5.6 18.4l1.6-1.6M16.8 7.2l1.6-1.6"/>',
    "moon": '<path d="M19.5 14.3A8 8 0 1 1 9.7 4.5a6.3 6.3 0 0 0 9.8 9.8z"/>',
    "word": '<path d="M4 6.5h16M4 12h16M4 17.5h9"/>',
    "no": '<circle cx="12" cy="12" r="8.5"/><path d="M6.2 17.8L17.8 6.2"/>',
}


@cache
def icon(name: str, css: str = "ic") -> SafeString:
    """The icon of this name; the word stands beside it. Raises ``KeyError`` for an unknown name."""
    shape = ICONS[name]
    return mark_safe(  # noqa: S308 (built from this file's own text)
        f'<svg class="{css} ic-{name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shape}</svg>'
    )
