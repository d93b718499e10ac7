"""Cards as the bot makes them are what a message can hold, and a browser gets them whole."""

import json

import pytest

from connectors.content import Content
from connectors.web.connector import WebConnector
from tests.running import ROOT

CARDS = json.loads((ROOT / "tests/contract/cards.json").read_text())


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_of_the_bot_s_comes_whole_to_a_browser(kind: str) -> None:
    content = Content.model_validate({"text": "All of it, in words.", "card": CARDS[kind]})
    assert WebConnector().render(content)["card"] == CARDS[kind]
    assert Content.model_validate(content.stored()) == content
