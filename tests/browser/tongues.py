"""A language the pages are tried in, and what is wrong with a page in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from tests.browser.leftovers import cut_off, in_english, leftovers
from tests.browser.looks import axe
from tests.browser.program_words import by_english
from tests.browser.speech import Speech
from tests.catalogue import INSIDE, LOCALES, read
from tests.made_up import MADE_UP, furnish

SIZES: tuple[ViewportSize, ...] = ({"width": 320, "height": 800}, {"width": 390, "height": 844})
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SAID = "[document.documentElement.lang, document.documentElement.dir]"
# Arrows that point the way words run; one that leads back points the other way.
TURNED = """() => [...document.querySelectorAll('.ic-arrow, .ic-exit, .ic-leave')]
  .filter((e) => e.checkVisibility())
  .map((e) => new DOMMatrix(getComputedStyle(e).transform).a * (e.closest('.back') ? -1 : 1))"""


@dataclass(frozen=True)
class Tongue:
    """A language: its code, what browsers call it, its direction, how it is spoken, what the pages say."""

    code: str
    tag: str
    way: str
    speech: Speech
    own: frozenset[str] | None = None

    def faults(self, page: Page) -> list[str]:
        """Everything on a page that should not be so in this language."""
        page.wait_for_load_state()
        found = [] if page.evaluate(SAID) == [self.code, self.way] else [f"is not in {self.code}"]
        found += _narrow(page)
        if self.own is None:
            found += [f"English: {text}" for text in in_english(page, self.speech.english)]
        else:
            found += [f"not translated: {text}" for text in leftovers(page, self.own)]
        return found + (_turned(page) if self.way == "rtl" else [])


def tongue(code: str, home: Path, folder: Path) -> Tongue:
    """A language of the product, or a made-up one that is put into this home."""
    if code not in MADE_UP:
        speech = Speech(read(LOCALES / code / INSIDE.with_suffix(".mo")), more=by_english(code))
        return Tongue(code, f"{code}-MX", "ltr", speech)
    catalogue = furnish(home, code, folder)
    # What the program says too, in English for want of another: "money", "I do not know".
    own = frozenset(key if isinstance(key, str) else key[0] for key in catalogue) - by_english("es").keys()
    way = "rtl" if code == "ar" else "ltr"
    return Tongue(code, {"en-xa": "en-XA"}.get(code, code), way, Speech(catalogue, MADE_UP[code]), own)


def _narrow(page: Page) -> list[str]:
    """What does not fit on small phones."""
    found = []
    for size in SIZES:
        width = size["width"]
        page.set_viewport_size(size)
        found += [f"scrolls sideways at {width} px"] if page.evaluate(WIDER) else []
        found += [f"cut off at {width} px: {line}" for line in cut_off(page)]
    return found


def _turned(page: Page) -> list[str]:
    """What does not follow the direction of the words, and what axe says then."""
    found = [f"an arrow points the old way ({a})" for a in page.evaluate(TURNED) if a != -1]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme}: {line}" for line in axe(page)]
    return found
