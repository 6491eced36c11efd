from __future__ import annotations

from pathlib import Path

from goldseam.journey.program.checking import check
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.loaded import BUNDLED
from goldseam.journey.program.reading import read
from tests.journey.program import small


def told(faults: list[Fault]) -> list[str]:
    return [str(fault) for fault in faults]


def test_a_sound_program_has_no_faults(tmp_path: Path) -> None:
    assert told(check(small.write(tmp_path, small.whole()))) == []


def test_a_fault_is_said_with_file_line_and_mend(tmp_path: Path) -> None:
    files = {**small.whole(), "0-begin/first.toml": 'kind = "read"\nminutes = "3"\n'}
    (fault,) = check(small.write(tmp_path, files))
    assert str(fault) == (
        f"{tmp_path}/0-begin/first.toml:2: This value can not be used: "
        "Expected `int`, got `str` - at `$.minutes`. — See in the table of keys in docs/authoring.md what "
        "may stand here."
    )


def test_a_missing_translation_is_a_fault_that_stops_nothing(tmp_path: Path) -> None:
    small.write(tmp_path, small.SOUND)
    faults = check(tmp_path)
    assert {fault.path.name for fault in faults} == {
        Path(name.replace(".en.", ".es.")).name for name in small.SOUND if name.endswith(".md")
    }
    assert not any(fault.stops for fault in faults)
    program, unread = read(tmp_path)
    assert unread == []
    assert program.activities["tell"].said("es", frozenset()).title == "Tell"


def test_what_compares_files_waits_until_all_can_be_read(tmp_path: Path) -> None:
    files = {**small.whole(), "0-begin/first.toml": "kind = read\n", "1-tell/tell.en.md": "words\n"}
    found = {(fault.path.name, fault.line) for fault in check(small.write(tmp_path, files))}
    assert ("first.toml", 1) in found and ("tell.en.md", 1) in found
    assert ("tell.toml", 3) not in found, "what it needs could not be read, and is not called unknown"


def test_an_empty_folder_and_none_at_all_have_one_fault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        (fault,) = check(folder)
        assert (fault.path, fault.line) == (folder / "program.toml", 1)


def test_the_bundled_program_is_sound() -> None:
    assert told(check(BUNDLED)) == []
