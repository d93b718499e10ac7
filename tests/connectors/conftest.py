"""Where stand-ins bring what their people write."""

import pytest

from tests.connectors.made_up import Us


@pytest.fixture
def us() -> Us:
    return Us()
