"""Reading pictures: is it XML, what is in it, and is it the same picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")
CLOSE = 0.25  # units of the picture: what another maths library may round differently


def tree(picture: str) -> ET.Element:
    """The picture parsed; raises for anything that is not well-formed."""
    return ET.fromstring(picture)


def tags(picture: str, name: str) -> list[ET.Element]:
    return list(tree(picture).iter(name))


def same(picture: str, other: str) -> bool:
    """Whether two pictures have the same parts at the same places."""
    numbers, others = NUMBER.findall(picture), NUMBER.findall(other)
    return (
        NUMBER.sub("#", picture) == NUMBER.sub("#", other)
        and len(numbers) == len(others)
        and all(abs(float(a) - float(b)) <= CLOSE for a, b in zip(numbers, others, strict=True))
    )
