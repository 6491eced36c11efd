"""Every language says the same: the same files, sections, variants and items. Only the words differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from goldseam.journey.program.checks.subject import Subject, path_of
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.texts import Texts, Variant, item

Key = tuple[str, str, frozenset[str]]
BY_SLUG = ("options", "cards")


def faults(subject: Subject) -> Iterator[Fault]:
    """A reader of another language than the source's is told the source's words until these are mended."""
    languages = subject.program.languages
    for language in sorted(one for one, times in Counter(languages).items() if times > 1):
        line = subject.at(subject.listing, "languages", language)
        yield Fault(subject.listing, line, f"The language `{language}` is named twice.", "Keep one of them.")
    for _, stem, texts, _ in subject.stems:
        source = path_of(stem, languages[0])
        if source.is_file():
            for language in dict.fromkeys(languages[1:]):
                yield from _compared(stem, texts, language, source)


def _compared(stem: Path, texts: Mapping[str, Texts], language: str, source: Path) -> Iterator[Fault]:
    path = path_of(stem, language)
    if language not in texts:
        if not path.is_file():
            what = f"The translation of {source.name} is missing; readers are told the original."
            yield Fault(path, 1, what, f"Translate {source.name} into this file.", stops=False)
        return
    base, own = _keyed(next(iter(texts.values()))), _keyed(texts[language])
    for key in [one for one in base if one not in own]:
        line = base[key].line
        yield Fault(
            path,
            1,
            f"`{_heading(key)}` is missing; it stands in {source.name}, line {line}.",
            f"Translate it as `## {_heading(key)}`: slugs and tags stay as they are.",
            stops=False,
        )
    for key in [one for one in own if one not in base]:
        yield Fault(
            path,
            own[key].line,
            f"`{_heading(key)}` does not stand in {source.name}.",
            f"Take it away, or add it to {source.name}.",
            stops=False,
        )
    for key in [one for one in own if one in base and one[0] in BY_SLUG]:
        if _slugs(own[key]) != _slugs(base[key]):
            yield Fault(
                path,
                own[key].line,
                f"The slugs of `{_heading(key)}` are not those of {source.name}.",
                f"Write the same slugs in the same order: {', '.join(_slugs(base[key]))}.",
            )


def _keyed(texts: Texts) -> dict[Key, Variant]:
    return {
        (name, part, variant.tags): variant
        for (name, part), variants in texts.sections.items()
        for variant in variants
    }


def _heading(key: Key) -> str:
    name, part, tags = key
    return f"{name} {part}".strip() + (f" [{', '.join(sorted(tags))}]" if tags else "")


def _slugs(variant: Variant) -> list[str]:
    found = (item(line) for line in variant.text.split("\n"))
    return [one[0] for one in found if one is not None]
