"""Counting what really reaches the disk: a small C library in front of ``fsync`` and ``fdatasync``."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

_COUNT = struct.Struct("@L")


class Syncs:
    """A counter for one process that is started with ``environment``."""

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            pytest.fail(
                "This test compiles 30 lines of C, and there is no C compiler here (apt install gcc)."
            )
        library = folder / "counting.so"
        self._file = folder / "counted"
        self._file.write_bytes(bytes(_COUNT.size))
        source = Path(__file__).with_name("counting.c")
        subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        self.environment = {"LD_PRELOAD": str(library), "COUNT_SYNCS_IN": str(self._file)}

    @property
    def count(self) -> int:
        """How many there were so far."""
        return int(_COUNT.unpack(self._file.read_bytes())[0])
