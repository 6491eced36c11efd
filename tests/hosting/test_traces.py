import base64
import gzip
import zlib
from pathlib import Path

import pytest

from tests.hosting.traces import traces

WORD = "Kanarienvogel-ä-47".encode()


@pytest.mark.parametrize(
    "written",
    [
        WORD,
        WORD.hex().encode(),
        WORD.hex().upper().encode(),
        *(base64.b64encode(b"x" * n + WORD + b"yz") for n in range(4)),
        base64.urlsafe_b64encode(b"~~~" + WORD),
        WORD.decode().encode("utf-16-le"),
        WORD.decode().encode("utf-16-be"),
        zlib.compress(b"before " + WORD, 1),
        zlib.compress(b"before " + WORD, 9) + b"after",
        gzip.compress(WORD, mtime=0),
    ],
)
def test_a_word_is_found_in_whatever_form(tmp_path: Path, written: bytes) -> None:
    folder = tmp_path / "deep" / "down"
    folder.mkdir(parents=True)
    (folder / "a.db-wal").write_bytes(b"\0" * 77 + written + b"\0" * 9)
    (folder / "b").write_bytes(b"nothing of it")
    assert traces(tmp_path, WORD) == [folder / "a.db-wal"]


def test_where_it_is_not_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(WORD[:-1] + zlib.compress(WORD[1:]) + b"\x78\x9c\x78\x01")
    assert traces(tmp_path, WORD) == []
