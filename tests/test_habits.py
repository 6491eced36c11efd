"""The habits of the house, read from the source: who imports whom, how long a file is, what stands where."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import goldseam

SOURCE = Path(goldseam.__file__).parent
TESTS = Path(__file__).parent

FEATURES = {"exercises", "dialogue", "questions", "apology", "agreements", "checkins", "keepsakes"}
BEFORE = ("lib", "vault", "web", "people", "bonds", "writing", "notices", "journey")
AFTER = ("safety", "counsel", "export", "hosting")
ORDER: tuple[set[str], ...] = (*({app} for app in BEFORE), FEATURES, *({app} for app in AFTER))
ROOTS = {"settings.py", "urls.py", "server.py", "__init__.py", "__main__.py"}
ALONE = {"dyads", "content"}
UNSPEAKING = {"utils", "util", "helpers", "helper", "common", "services", "service", "constants", "signals"}
UNSPEAKING |= {"managers", "mixins", "core", "misc", "tools", "shared", "admin"}


def modules(root: Path = SOURCE) -> Iterator[Path]:
    """Every module written by hand."""
    return (path for path in sorted(root.rglob("*.py")) if "migrations" not in path.parts)


def app_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def rank(app: str) -> int:
    """How far right an app stands; features stand side by side."""
    return next((n for n, place in enumerate(ORDER) if app in place), -1)


def imported(path: Path) -> Iterator[str]:
    """Every module this one imports, at the top or later."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "goldseam":
                yield from (f"goldseam.{name.name}" for name in node.names)


def own_imports(path: Path) -> set[str]:
    """The apps of the product this module imports from, other than its own."""
    if path.relative_to(SOURCE).parts[0] in ROOTS:
        return set()
    names = (name.split(".") for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "goldseam" and len(parts) > 1} - {app_of(path)}


def may_import(app: str, other: str) -> bool:
    if other == "__version__" or (app, other) == ("hosting", "server"):
        return True  # hosting starts what the composition root has put together
    if other not in (path.name for path in SOURCE.iterdir() if path.is_dir()):
        return False
    if other == "safety" and app not in ("export", "hosting"):
        return False
    return app not in ALONE and rank(other) < rank(app)


def test_every_folder_has_a_place_in_the_order() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {name for name in folders - ALONE if rank(name) < 0} == set()


def test_imports_point_downwards_and_features_do_not_know_each_other() -> None:
    broken = [
        f"{path.relative_to(SOURCE)} imports {other}"
        for path in modules()
        for other in sorted(own_imports(path))
        if not may_import(app_of(path), other)
    ]
    assert not broken, "\n".join(broken)


def test_only_one_module_imports_the_crypto_library() -> None:
    found = [path for path in modules() if any(n.split(".")[0] == "nacl" for n in imported(path))]
    assert [str(path.relative_to(SOURCE)) for path in found] == ["vault/sodium.py"]


def test_no_file_is_longer_than_300_lines() -> None:
    every = [*modules(), *TESTS.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("css/*.css")]
    every += [path for path in SOURCE.rglob("*.js") if "vendor" not in path.parts]
    assert {str(path): n for path in every if (n := len(path.read_text().splitlines())) > 300} == {}


def test_files_are_named_after_ideas() -> None:
    named = [path for path in SOURCE.rglob("*") if path.is_dir() or path.suffix == ".py"]
    assert [path for path in named if path.stem in UNSPEAKING] == []


def test_nothing_is_printed_left_for_later_or_broken_into() -> None:
    calls = {"print", "breakpoint", "eval", "exec"}
    found = []
    for path in modules():
        text = path.read_text()
        found += [f"{path}: {word}" for word in ("TODO", "FIXME", "XXX") if word in text]
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls:
                found.append(f"{path}:{node.lineno}: {node.func.id}")
    assert not found, "\n".join(found)


PICTURES = {"web/pictures", "web/templatetags", "lib/qr.py", "lib/markdown.py"}


def test_markup_is_trusted_only_where_it_is_made() -> None:
    trusting = re.compile(r"\bmark_safe\b|\bSafeString\(")
    found = [str(path.relative_to(SOURCE)) for path in modules() if trusting.search(path.read_text())]
    assert [name for name in found if not any(name.startswith(place) for place in PICTURES)] == []


def test_logic_does_not_read_the_clock() -> None:
    """Models and pure modules get ``now`` and ``today`` as parameters."""
    reading = re.compile(r"clock\.now|datetime\.now|date\.today")
    models = [path for path in modules() if path.parent.name == "models" or path.name == "models.py"]
    assert [str(path.relative_to(SOURCE)) for path in models if reading.search(path.read_text())] == []


def test_there_are_no_signals() -> None:
    for path in modules():
        assert not [name for name in imported(path) if "signals" in name or name == "django.dispatch"], path
