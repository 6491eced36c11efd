"""`goldseam print`: a booklet as a PDF, with fonts of its own and nothing from anywhere."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from goldseam.hosting.program import main
from tests.hosting.own_copy import goldseam

LETTER = re.compile(rb"/MediaBox ?\[ ?0 0 612 792 ?\]")


def printed(tmp_path: Path, *more: str) -> tuple[int, str, Path]:
    """Runs the command; its exit code, what it said, and the file it was to write."""
    out = tmp_path / "booklet.pdf"
    done = goldseam(tmp_path / "home", "print", "--out", str(out), *more)
    return done.returncode, done.stdout + done.stderr, out


def unfolded(pdf: bytes) -> bytes:
    """The file with what it holds compressed written out at its end."""
    streams = re.findall(rb"FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompressobj().decompress(stream) for stream in streams)


@pytest.mark.slow
def test_a_booklet_is_written_and_no_home_is_made_for_it(tmp_path: Path) -> None:
    code, said, out = printed(
        tmp_path, "--for", "child", "--part", "hurt", "--language", "es", "--size", "Letter"
    )
    assert code == 0, said
    pdf = unfolded(out.read_bytes())
    assert pdf.startswith(b"%PDF-") and b"Newsreader" in pdf and b"Figtree" in pdf
    assert LETTER.search(pdf), "the paper that was asked for"
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    out = tmp_path / "booklet.pdf"
    out.write_text("mine")
    code, said, _ = printed(tmp_path)
    assert code == 1 and "already" in said
    assert out.read_text() == "mine"


def test_an_unknown_language_is_refused_with_what_there_is(tmp_path: Path) -> None:
    code, said, out = printed(tmp_path, "--language", "xx")
    assert code == 1 and "en or es" in said and not out.exists()


def test_an_unknown_reader_is_refused_before_anything_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["print", "--for", "neighbours"])
    assert "invalid choice" in capsys.readouterr().err
