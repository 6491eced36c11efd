"""Static files: the style sheet's pieces joined, then everything under a name that holds its digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "web/goldseam.css"
PIECES = "web/css/"
FIRST = PIECES + "layers.css"


def in_order(names: Iterable[str]) -> list[str]:
    """The pieces of the sheet: the one that orders the layers, then the others by name."""
    pieces = (name for name in names if name.startswith(PIECES) and name.endswith(".css"))
    return sorted(pieces, key=lambda name: (name != FIRST, name))


class Assets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise carries no types
    """Joins ``web/css/*.css`` into ``web/goldseam.css`` before hashing and compressing. Addresses inside the
    pieces are written as seen from the joined sheet."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        pieces = {name.replace("\\", "/"): name for name in paths}
        names = [pieces[name] for name in in_order(pieces)]
        if names and not dry_run:
            self._join(names)
            paths = {name: path for name, path in paths.items() if name not in names}
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, names: list[str]) -> None:
        texts = []
        for name in names:
            with self.open(name) as piece:
                texts.append(piece.read())
            self.delete(name)
        self.delete(SHEET)
        self._save(SHEET, ContentFile(b"\n".join(texts)))
