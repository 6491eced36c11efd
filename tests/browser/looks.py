"""Looking at a page as a careful reader of it would: axe, width, title, complaints of the browser."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

from tests.browser.scenes import neutral

NARROWEST = {"width": 320, "height": 640}
# Reports buttons that happen to lie under the sticky bars while the page is scrolled to its top.
LEFT_OUT = {"target-size": {"enabled": False}}
# Of what is not wrong it tells as little as it can: nobody reads that, and it takes its time.
RUN = "rules => axe.run({rules, resultTypes: ['violations']}).then(result => result.violations)"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text()


def axe(page: Page) -> list[str]:
    """What axe-core finds, as one line a finding."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(RUN, LEFT_OUT)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]
    ]


def too_wide(page: Page) -> bool:
    """Whether the page scrolls sideways at 320 pixels."""
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def faults(page: Page) -> list[str]:
    """Everything that should not be so, in both themes."""
    found = [] if neutral(page.title()) else [f"title {page.title()!r}"]
    if page.locator("h1").count() != 1:
        found.append(f"{page.locator('h1').count()} first headings")
    if not page.get_by_role("button", name="Quick exit").count():
        found.append("no quick exit")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme}: {line}" for line in axe(page)]
    size = page.viewport_size
    if too_wide(page):
        found.append("scrolls sideways at 320 px")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    return found
