"""Nobody is flooded: after many wordings in a day the next waits for another day, and no word is lost."""

from __future__ import annotations

import pytest

from goldseam.agreements.models import Wording
from goldseam.agreements.views.around import MOST_A_DAY
from tests.cast import Actor

TEXT = "One wording too many for one day."


@pytest.mark.slow
def test_after_many_wordings_in_a_day_the_next_is_kept_as_a_draft(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    for number in range(MOST_A_DAY):
        assert ines.propose(f"Wording {number}.", seen=number).status_code == 302
    refused = ines.propose(TEXT, seen=MOST_A_DAY)
    assert refused.status_code == 429
    assert TEXT in refused.content.decode()
    assert Wording.objects.count() == MOST_A_DAY
    assert TEXT in ines.get(ines.url("statement-propose")).content.decode()
    assert TEXT not in jonas.get(jonas.url("statement")).content.decode()
    assert jonas.propose("Another's first today.", seen=MOST_A_DAY).status_code == 302
