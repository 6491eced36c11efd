"""A throw-away home for this test process, made before Django reads its settings."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

CHEAP = "1x1"


def furnish(path: Path) -> None:
    """Pepper, secret and the mark that allows a cheap key derivation: only ever in a home for tests."""
    from goldseam.vault import pepper, sodium

    path.mkdir(parents=True, exist_ok=True)
    (path / "throw-away").write_text("")
    (path / "secret").write_text("a secret that signs nothing of anybody's, 0123456789abcdefghij\n")
    (path / "pepper").write_text(pepper.written(1, sodium.random()))


HOME = Path(tempfile.mkdtemp(prefix="goldseam-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["GOLDSEAM_HOME"] = str(HOME)
os.environ["GOLDSEAM_KDF"] = CHEAP
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
furnish(HOME)
