"""Twenty people write at the same moment for a while (R8): everybody is answered, and every word is kept."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from tests import postgres
from tests.hosting.own_copy import begun, serving
from tests.hosting.visitor import Visitor

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

WRITERS = 20
SECONDS = 60.0 if os.environ.get("GOLDSEAM_LONG") else 5.0


class Writer(threading.Thread):
    """One person who keeps writing until the time is over."""

    def __init__(self, url: str, number: int, until: threading.Event) -> None:
        super().__init__()
        self.visitor = Visitor(url, f"writer{number}")
        self.until = until
        self.kept: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def prepare(self) -> None:
        self.visitor.begin()
        self.place = self.visitor.place_to_write()

    def run(self) -> None:
        while not self.until.is_set():
            text = f"{self.visitor.name} wrote this as number {len(self.kept)}."
            answer = self.visitor.post(self.place, {"p-story": text})
            if answer.status == 302:
                self.kept.append((answer.leads_to, text))
            else:
                self.faults.append(f"{answer.status} {answer.text[:200]}")


def test_twenty_writers_are_all_answered_and_lose_nothing(tmp_path: Path) -> None:
    with serving(begun(tmp_path / "home"), **postgres.fresh()) as copy:
        over = threading.Event()
        writers = [Writer(copy.url, number, over) for number in range(WRITERS)]
        for writer in writers:
            writer.prepare()
        for writer in writers:
            writer.start()
        time.sleep(SECONDS)
        over.set()
        for writer in writers:
            writer.join(60)
        assert [fault for writer in writers for fault in writer.faults] == []
        assert all(writer.kept for writer in writers)
        for writer in writers:
            for path, text in writer.kept[-3:]:
                assert text in writer.visitor.get(path).text
        assert "locked" not in copy.out
