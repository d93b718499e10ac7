"""Everybody who visits the portal's pages in one module of tests."""

import pytest

from tests.web.desk_page import Floor
from tests.web.portal.visitor import Visitors


@pytest.fixture(scope="module")
def known(whole_floor: Floor) -> Visitors:
    return Visitors(whole_floor)


@pytest.fixture
def visitors(known: Visitors, floor: Floor) -> Visitors:
    """`floor` closes what the test has opened, and fails where a page has thrown."""
    return known
