"""Words on a page that no catalogue knows, and buttons that cut their words off."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import posting, sealing
from tests.catalogue import SOURCE

HERE = Path(__file__).parent
MARKS = re.compile(r"[*_`#]|^\s*- (?:[\w-]+: )?", re.MULTILINE)
STRONG = re.compile(r"\*\*([^*]+)\*\*")
WORD = re.compile(r"\w+")
PLAIN = re.compile(r"[A-Za-z]{2,}")
RUN = re.compile(r"(?<!\w)[\x20-\x27\x2a-\x7e’–“”]+(?!\w)")
# Names that are the same in every language.
NAMES = {"Goldseam", "Ines", "Jonas", "Ruth", "English", "Español", "UTC", "Escape", "Shift"}
NAMES |= {"Chrome", "Linux", "nobody", "ines", "jonas", "en", "xa", "ar", "time"}
# Words drawn by chance, addresses, keys, names of zones: never translated.
NOT_WORDS = (
    ".words, .invite-link, .code, .offered bdi, bdi, code, kbd, pre, [name=timezone] option, [lang]:not(html)"
)

SHOWN = """(left) => {
  const found = [], walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, at = node.parentElement;
    if (!at.closest('script, style, template, noscript, ' + left)) found.push(node.data);
  }
  for (const one of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
    if (!one.closest(left))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        if (one.hasAttribute(name)) found.push(one.getAttribute(name));
  for (const one of document.querySelectorAll('[data-saved], [data-one]'))
    for (const text of Object.values(one.dataset)) found.push(text);
  return found.map((text) => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""

PRESSED = "button, .btn, .chip, .opt, .vis__opt, .nav a, .top a, .vis-tag, h1, h2"
CUT = """(pressed) => [...document.querySelectorAll(pressed)]
  .filter((e) => e.checkVisibility() && !e.closest('.vh') && e.clientWidth)
  .filter((e) => e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.className + ': ' + e.textContent.trim().slice(0, 60))"""


@cache
def written_elsewhere() -> str:
    """Texts that are not the pages' own: the program's, the directory's of help, and what people type."""
    folders = (SOURCE / "content", posting.PROGRAM, sealing.PROGRAM)
    content = [path for folder in folders for kind in ("md", "toml") for path in folder.rglob(f"*.{kind}")]
    texts = [MARKS.sub("", path.read_text()) for path in content]
    return _flat(" | ".join([*texts, *_typed()]))


def _typed() -> list[str]:
    """Sentences in the scenes: what somebody says about their own life."""
    found = []
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 8:
                found.append(node.value)
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def titles() -> frozenset[str]:
    """Titles and strong words of the program's texts, which may be the same words as the pages' own."""
    folders = (SOURCE / "content" / "program", posting.PROGRAM, sealing.PROGRAM)
    texts = [path.read_text() for folder in folders for path in folder.rglob("*.en.md")]
    strong = (word for text in texts for word in STRONG.findall(text))
    return frozenset([*strong, *(text.partition("\n")[0].removeprefix("# ").strip() for text in texts)])


def leftovers(page: Page, pages_own: frozenset[str]) -> list[str]:
    """Texts on a page in a made-up language that stand there in plain letters and are the page's own."""
    return [text for text in page.evaluate(SHOWN, NOT_WORDS) if _forgotten(text, pages_own)]


def in_english(page: Page, english: frozenset[str]) -> list[str]:
    """Texts on a page that stand there in English though this language has its own words for them."""
    return [text for text in page.evaluate(SHOWN, NOT_WORDS) if text in english]


def _forgotten(text: str, pages_own: frozenset[str]) -> bool:
    """Whether a text has plain words in it that come neither from the program nor from people."""
    runs = [run.strip(" .,:;()“”") for run in RUN.findall(text) if _plain(run)]
    told = (run for run in runs if run not in titles())
    return text in pages_own - titles() or any(run not in written_elsewhere() for run in told)


def _plain(text: str) -> bool:
    return any(PLAIN.fullmatch(word) and word not in NAMES for word in WORD.findall(text))


def cut_off(page: Page) -> list[str]:
    """Buttons and headings whose words are wider than they are."""
    return list(page.evaluate(CUT, PRESSED))
