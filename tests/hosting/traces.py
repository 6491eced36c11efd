"""Looking for somebody's bytes in every file of a folder, also in the forms programs give them."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_GZIP_HEAD = b"\x1f\x8b\x08"


def traces(folder: Path, *wanted: bytes) -> list[Path]:
    """Every file below ``folder`` that holds any of it: as it is, in base 16 or 64, in UTF-16, or packed."""
    looked_for = list(dict.fromkeys(form for one in wanted for form in forms(one)))
    return [
        path for path in sorted(folder.rglob("*")) if path.is_file() and _holds(path.read_bytes(), looked_for)
    ]


def forms(wanted: bytes) -> Iterator[bytes]:
    """The ways these bytes could be spelled in a file that is not packed."""
    yield wanted
    yield wanted.hex().encode()
    yield wanted.hex().upper().encode()
    for shift in range(3):
        # The letters at both ends depend on the neighbours; those in between do not.
        inner = base64.b64encode(bytes(shift) + wanted)[shift + bool(shift) : -4]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))
    try:
        text = wanted.decode()
    except UnicodeDecodeError:
        return
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")


def _holds(data: bytes, looked_for: list[bytes]) -> bool:
    return any(form in part for part in (data, *_unpacked(data)) for form in looked_for)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for head, kind in [*((head, zlib.MAX_WBITS) for head in _ZLIB_HEADS), (_GZIP_HEAD, zlib.MAX_WBITS | 16)]:
        at = data.find(head)
        while at >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj(kind).decompress(data[at:], 4 * 1024 * 1024)
            at = data.find(head, at + 1)
