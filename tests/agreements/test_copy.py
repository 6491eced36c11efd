"""My own copy holds what I keep to myself and what both can read, and nothing the other keeps."""

from __future__ import annotations

from tests.agreements.agreed import act, both_sign, keep, show
from tests.cast import Actor


def copy(actor: Actor) -> str:
    answer = actor.step_up(actor.url("copy"))
    assert answer.status_code == 200
    return b"".join(answer).decode()


def test_it_holds_mine_and_what_both_read(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    both_sign(ines, jonas, "how-we-pause")
    both_sign(jonas, ines, "openness")
    keep(ines, "boundaries", **{"p-about": "Only mine."})
    agreement = show(jonas, "promises")
    act(ines, "ask", agreement, text="Rather by telephone.")
    hers, his = copy(ines), copy(jonas)
    for text in (
        "In May the car was sold.",
        "A flat hand.",
        "The bills.",
        "I write a line.",
        "Rather by telephone.",
    ):
        assert text in hers and text in his
    assert "Only mine." in hers and "Only mine." not in his
    assert hers.index("Until") > hers.index("The bills.")


def test_leaving_takes_what_was_mine_and_what_i_gave_when_words_go(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    both_sign(ines, jonas, "how-we-pause")
    both_sign(jonas, ines, "promises")
    keep(jonas, "boundaries")
    jonas.post(jonas.url("day-one"), {"rule": "go"})
    jonas.step_up(jonas.url("leave"))
    assert "A flat hand." in copy(ines) and "I write a line." not in copy(ines)
    for name in ("agreements", "today"):
        assert ines.get(ines.url(name)).status_code == 200
    assert "I write a line." not in ines.get(ines.url("agreement-kind", kind="promises")).content.decode()
