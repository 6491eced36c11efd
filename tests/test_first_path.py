"""The first whole path: from two new accounts to a statement both have signed."""

from __future__ import annotations

from tests.cast import Actor


def test_two_people_come_from_new_accounts_to_a_signed_statement(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ines.write("He sold the car and told me it was stolen.", feelings=("hurt", "angry"))
    assert "He sold the car" in ines.get(page).content.decode()
    assert ines.propose("In May Jonas sold the car and said it was stolen.").status_code == 302
    shown = jonas.get(jonas.url("statement")).content.decode()
    assert "In May Jonas sold the car" in shown
    assert jonas.propose("In May Jonas sold our car and said it was stolen.", seen=1).status_code == 302
    assert "<ins>our </ins>" in ines.get(ines.url("statement")).content.decode()
    assert ines.sign(2).status_code == 302
    for one in pair:
        one.cross("what-it-did", "trust-map", "acknowledging-is-not")
        one.get(one.url("today"))
    for one in pair:
        assert "Signed by both" in one.get(one.url("statement")).content.decode()
        assert "One seam mended" in one.get(one.url("today")).content.decode()
