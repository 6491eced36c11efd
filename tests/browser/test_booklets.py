"""A booklet on the screen, before it is printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.looks import faults
from tests.hosting.own_copy import OwnCopy


@pytest.mark.slow
def test_a_booklet_has_no_fault_that_can_be_found(browser: Browser, copy: OwnCopy) -> None:
    page = browser.new_page(base_url=copy.url)
    page.goto("/print/7/")
    assert faults(page) == []
    page.close()
