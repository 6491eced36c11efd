"""One style sheet, every file named by its digest, a light first page, nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from goldseam.web.assets import FIRST, SHEET, in_order
from tests.web.colour import CSS
from tests.web.parts import page

SOURCE = CSS.parent
MOST = 150_000
pytestmark = pytest.mark.urls("tests.web.urls")


def collected(name: str) -> Path:
    """Where a static file lies after collecting, under its hashed name."""
    return Path(settings.STATIC_ROOT) / staticfiles_storage.stored_name(name)


def on_the_wire(name: str) -> int:
    """Bytes sent for a static file: the compressed copy where there is one."""
    squeezed = Path(f"{collected(name)}.gz")
    return (squeezed if squeezed.exists() else collected(name)).stat().st_size


def test_the_piece_that_orders_the_layers_comes_first() -> None:
    assert in_order(["web/css/top.css", "web/js/tt.js", FIRST, "web/css/base.css", "other/x.css"]) == [
        FIRST,
        "web/css/base.css",
        "web/css/top.css",
    ]


def test_all_pieces_are_one_sheet_with_a_hashed_name() -> None:
    sheet = collected(SHEET)
    assert re.fullmatch(r"goldseam\.[0-9a-f]{12}\.css", sheet.name)
    text = sheet.read_text()
    assert text.index("@layer reset, tokens, base") < text.index("@layer components {")
    for piece in CSS.glob("*.css"):
        rules = [line for line in piece.read_text().splitlines() if line.strip().startswith((".", "--"))]
        assert all(rule in text for rule in rules), piece.name
    assert not list((Path(settings.STATIC_ROOT) / "web").glob("css/*.css"))


def test_the_sheet_names_its_fonts_by_digest() -> None:
    addresses = re.findall(r'url\("?([^")]+)"?\)', collected(SHEET).read_text())
    assert len(addresses) == 4
    assert all(re.fullmatch(r"fonts/[\w-]+\.[0-9a-f]{12}\.woff2", address) for address in addresses)


def test_every_rule_lives_in_a_layer() -> None:
    for piece in CSS.glob("*.css"):
        if piece.name in ("layers.css", "fonts.css"):
            continue
        body = re.sub(r"/\*.*?\*/", "", piece.read_text(), flags=re.S).strip()
        assert body.startswith("@layer "), piece.name
        assert body.count("@layer") == 1, piece.name


def test_no_rule_leans_to_the_left_or_the_right() -> None:
    physical = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right)\s*:")
    for piece in CSS.glob("*.css"):
        assert not physical.search(piece.read_text()), piece.name


def test_the_first_page_is_light_with_all_its_fonts() -> None:
    import gzip

    html = page("web/parts.html")
    files = re.findall(r'(?:href|src)="/static/([^"]+)"', html)
    fonts = [f.relative_to(SOURCE.parent).as_posix() for f in (SOURCE / "fonts").glob("*.woff2")]
    known = {staticfiles_storage.stored_name(name): name for name in [*fonts, SHEET]}
    sizes = {
        name: on_the_wire(known.get(name, _plain(name)))
        for name in {*files, *map(staticfiles_storage.stored_name, fonts)}
    }
    assert sum(sizes.values()) + 16_000 + len(gzip.compress(page("web/bare.html").encode())) < MOST, sizes


def _plain(name: str) -> str:
    return re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name)


def test_files_of_others_carry_their_licence() -> None:
    assert (SOURCE / "vendor" / "VENDOR.md").exists()
    assert "Zero-Clause BSD" in (SOURCE / "vendor" / "LICENSE-htmx").read_text()
    for name in ("OFL-Figtree.txt", "OFL-Newsreader.txt"):
        assert "SIL Open Font License" in (SOURCE / "fonts" / name).read_text().replace(
            "SIL OPEN FONT LICENSE", "SIL Open Font License"
        )


def test_the_vendored_script_is_the_one_that_is_written_down() -> None:
    import hashlib

    digest = hashlib.sha256((SOURCE / "vendor" / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in (SOURCE / "vendor" / "VENDOR.md").read_text()


def test_our_scripts_and_styles_ask_nobody_else_and_keep_nothing() -> None:
    for piece in [*(SOURCE / "js").glob("*.js"), *CSS.glob("*.css")]:
        text = piece.read_text().replace("http://www.w3.org/2000/svg", "")
        for word in (
            "http:",
            "https:",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "eval(",
        ):
            assert word not in text, (piece.name, word)
