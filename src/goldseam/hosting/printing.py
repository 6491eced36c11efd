"""A booklet of the program as a PDF. Django is loaded; nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from goldseam.hosting.refused import UNTOUCHED, Refused

if TYPE_CHECKING:
    from goldseam.journey.paper.reader import Reader

SIZES: Final = ("A4", "Letter")
_WEB: Final = Path(__file__).parents[1] / "web" / "static" / "web"
_SHEET: Final = Path(__file__).with_name("printing.css")


def pdf(reader: Reader, language: str, size: str) -> bytes:
    """The leaves of one booklet. Raises ``Refused`` where WeasyPrint or what it needs is missing."""
    weasyprint = _weasyprint()
    from goldseam.journey.views.paper import rendered

    fonts, files = weasyprint.text.fonts.FontConfiguration(), _own_files()
    sheets = [
        weasyprint.CSS(string=text, base_url=f"{_WEB.as_uri()}/", url_fetcher=files, font_config=fonts)
        for text in (_SHEET.read_text(encoding="utf-8"), f"@page {{ size: {size} }}")
    ]
    leaves = weasyprint.HTML(string=rendered(reader, language, template="pdf"), url_fetcher=files)
    made: bytes = leaves.write_pdf(stylesheets=sheets, font_config=fonts)
    return made


def _own_files() -> Any:
    """Opens fonts of this copy and nothing else."""
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint carries no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if Path(urlsplit(url).path).parent != _WEB / "fonts":
                raise ValueError("Only the fonts of this copy are used.")
            return super().fetch(url, headers)

    return OwnFiles()


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except ImportError:
        raise Refused(
            "What makes PDF files (WeasyPrint) is not here.",
            UNTOUCHED,
            "Please start it as ./goldseam print, which fetches it, "
            "or print the pages under /print/ in a browser.",
        ) from None
    except OSError:
        raise Refused(
            "What draws letters on paper (the library Pango) is not on this machine.",
            UNTOUCHED,
            "Please install it (on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0), "
            "or print the pages under /print/ in a browser.",
        ) from None
    return weasyprint
