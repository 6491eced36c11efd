"""Whatever is sent to these rooms, no page breaks, and nothing odd is kept."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import Actor
from tests.checkins.looking import check_in, come_far, show
from tests.test_odd_input import ODD, body

FIELDS = ("close", "trust", "calm", "heard", "line", "revision", "part", "months", "since", "lasts", "place")
PAIRS = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(ODD) | st.text(max_size=40)), max_size=8)


@pytest.mark.slow
def test_no_form_breaks(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    come_far(ines)
    page = check_in(ines)
    look = str(show(ines, page, "line")["Location"])
    month = reverse("follow-up", kwargs={"bond": ines.bond.id, "months": 1})
    rooms = [ines.url("check-ins"), f"{page}show/", f"{look}take-back/", ines.url("follow-ups"), month]
    browser = Client(raise_request_exception=False)
    browser.cookies.update(ines.client.cookies)

    @settings(max_examples=150, derandomize=True)
    @given(where=st.sampled_from(rooms), pairs=PAIRS)
    def forms(where: str, pairs: list[tuple[str, str]]) -> None:
        sent = body([*pairs, ("form_id", str(uuid.uuid4()))])
        with transaction.atomic():
            answer = browser.post(where, sent, content_type="application/x-www-form-urlencoded")
            after = browser.get(where)
            transaction.set_rollback(True)
        assert answer.status_code < 500 and after.status_code < 500, (where, pairs)

    forms()
