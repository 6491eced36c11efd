"""Screenshots of every page: 390 and 1280 pixels wide, in both themes, into the folder ``shots``.

./goldseam shots [--only PART-OF-A-NAME]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import apology_scenes, checkins_scenes, keepsakes_scenes, posting, sealing
from tests.browser.chrome import chromium
from tests.browser.scenes import scenes
from tests.browser.visitor import DESK, PHONE
from tests.hosting.own_copy import OwnCopy, throw_away

FOLDER = Path("shots")
THEMES = {"porcelain": "light", "ink": "dark"}


def picture(page: Page, size: dict[str, int], file: Path) -> None:
    """The whole page in one screen, so that bars stand where they belong."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    height = max(size["height"], page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": height})
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    only = parser.parse_args().only
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        home = checkins_scenes.beside(sealing.beside(posting.beside(throw_away(Path(place) / "home"))))
        apology_scenes.beside(keepsakes_scenes.beside(home))
        copy = OwnCopy(home, "--host-name", "Ruth", "--host-is", "other")
        copy.start()
        for scene in scenes(browser, copy.url, device_scale_factor=1):
            if only not in scene.name:
                continue
            for theme, scheme in THEMES.items():
                scene.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                for size in (PHONE, DESK):
                    picture(scene.page, size, FOLDER / f"{scene.name}-{size['width']}-{theme}.png")
            scene.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        copy.stop()


if __name__ == "__main__":
    main()
