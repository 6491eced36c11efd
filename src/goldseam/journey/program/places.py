"""Where something stands in a TOML file of a program, to point at it."""

from __future__ import annotations

import re

from goldseam.journey.program.texts import lines_of

_HEADER = re.compile(r"^\s*\[+\s*([\w.-]+)\s*\]+")
_STEP = re.compile(r"\.([\w-]+)|\[([^\]]*)\]")


def line_of(source: str, key: str, value: str = "", table: str = "", nth: int = 0) -> int:
    """The line, from 1, in which a key stands, or one of its quoted values.

    ``table``: only in the ``nth`` table of this name; without one, what stands before all tables comes first.
    What is not found is said to stand where its table begins, or in line 1.
    """
    lines = lines_of(source)
    begin, end = _table(lines, table, nth)
    found = _key(lines, key, begin, end)
    if found is None and not table:
        found = _key(lines, key, 0, len(lines))
        end = len(lines)
    if found is None:
        return begin + 1
    quoted = {f'"{value}"', f"'{value}'"}
    values = (number for number in range(found, end) if any(one in lines[number] for one in quoted))
    return next(values, found) + 1 if value else found + 1


def line_at(source: str, path: str, key: str = "") -> int:
    """The line of a place as msgspec names it, such as ``$.parts[1].type``, or of a ``key`` in it."""
    steps = _STEP.findall(path)
    names = [name for name, _ in steps if name]
    last = key or (names[-1] if names else "")
    if not names:
        return line_of(source, last)
    numbers = [number for _, number in steps if number.isdigit()]
    headed = any(_headed(line) == names[0] for line in lines_of(source))
    if not headed or (last == names[0] and not key and not numbers):
        return line_of(source, last if len(names) > 1 or key else names[0])
    nth = int(numbers[0]) if numbers else 0
    return line_of(source, "" if last == names[0] else last, table=names[0], nth=nth)


def _headed(line: str) -> str:
    found = _HEADER.match(line)
    return found[1] if found else ""


def _table(lines: list[str], table: str, nth: int) -> tuple[int, int]:
    headers = [number for number, line in enumerate(lines) if _headed(line)]
    if not table:
        return 0, headers[0] if headers else len(lines)
    named = [number for number in headers if _headed(lines[number]) == table]
    begin = named[nth] if nth < len(named) else 0
    return begin, next((number for number in headers if number > begin), len(lines))


def _key(lines: list[str], key: str, begin: int, end: int) -> int | None:
    if not key:
        return None
    wanted = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:\]+|=)")
    return next((number for number in range(begin, end) if wanted.match(lines[number])), None)
