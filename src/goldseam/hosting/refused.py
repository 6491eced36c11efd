"""A command that stops, and says so in three parts."""

from __future__ import annotations


class Refused(Exception):
    """What happened, what is safe, what to do: shown to the host instead of a traceback."""

    def __init__(self, happened: str, safe: str, do: str) -> None:
        super().__init__(happened, safe, do)
        self.happened, self.safe, self.do = happened, safe, do

    def __str__(self) -> str:
        return f"{self.happened}\n{self.safe}\n{self.do}"


UNTOUCHED = "Nothing was changed. Everything Goldseam keeps here is as it was."
