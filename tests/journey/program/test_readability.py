from __future__ import annotations

from pathlib import Path

from goldseam.journey.program.checks.subject import Subject
from goldseam.journey.program.readability import FEWEST_WORDS, HIGHEST_GRADE, LEAST_EASE, figure, measured
from goldseam.journey.program.reading import read
from tests.journey.program import small

EASY = "You may stop at any line. What you have is kept. Nobody sees when you come back to it. " * 3
HARD = (
    "Institutional responsibilities notwithstanding, considerable deliberation preceded reconciliation. " * 5
)
FACIL = "Puedes parar en cualquier línea. Lo que tengas se guarda. Nadie ve cuándo vuelves aquí. " * 3
DIFICIL = (
    "La reconciliación institucionalizada presupone consideraciones extraordinariamente pormenorizadas. " * 5
)


def test_short_words_in_short_sentences_are_easier_in_both_languages() -> None:
    easy, hard = figure([EASY], "en"), figure([HARD], "en")
    assert easy.value is not None and hard.value is not None
    assert easy.value < HIGHEST_GRADE < hard.value
    assert (easy.hard, hard.hard) == (False, True) and easy.hardness < hard.hardness
    facil, dificil = figure([FACIL], "es"), figure([DIFICIL], "es")
    assert facil.value is not None and dificil.value is not None
    assert facil.value > LEAST_EASE > dificil.value
    assert (facil.hard, dificil.hard) == (False, True) and facil.hardness < dificil.hardness


def test_a_line_and_an_unknown_language_have_no_figure() -> None:
    assert figure([" ".join(["word"] * (FEWEST_WORDS - 1))], "en").value is None
    assert figure([EASY], "nl").value is None and not figure([HARD], "nl").hard
    assert str(figure([EASY], "nl")) == "no figure"
    assert figure([EASY], "en-gb").value == figure([EASY], "en").value


def test_marks_slugs_and_line_breaks_do_not_count() -> None:
    plain = "You may stop here. " * 10
    marked = "- stop: **You may** stop\nhere.\n\n" * 10
    assert figure([marked], "en").value == figure([plain], "en").value


def test_items_without_a_full_stop_are_sentences_of_their_own() -> None:
    items = "\n".join(f"- a{n}: a thing that one may do on an evening" for n in range(8))
    assert figure([items], "en").value == figure(["A thing that one may do on an evening. " * 8], "en").value


def test_the_hardest_text_comes_first_with_its_hardest_section(tmp_path: Path) -> None:
    files = small.whole()
    files["1-tell/tell.en.md"] += f"\n## after\n{HARD}\n"
    files["0-begin/first.en.md"] += f"\n## after\n{EASY}\n"
    program, _ = read(small.write(tmp_path, files))
    first = measured(Subject(tmp_path, program))[0]
    assert first.path.name == "tell.en.md" and first.whole.hard
    assert first.hardest is not None and first.hardest.value == figure([HARD], "en").value
    assert files["1-tell/tell.en.md"].split("\n")[first.line - 1] == "## after"
