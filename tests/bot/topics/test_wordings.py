"""All that is said fits a bubble, a button and one text message, with the longest names and days that there are."""

from pathlib import Path

import pytest
import yaml

from bot.actions.registry import TOPICS
from bot.dialogue.memory import Reply
from bot.dialogue.plain import plain
from bot.dialogue.topic import Topic
from bot.dialogue.wording import BUBBLE, BUTTON, PLACEHOLDER, filled, read
from tests.talk.texting import EACH_OF_MORE, ONE

BOOK = read()
LONGEST = yaml.safe_load(Path(__file__).with_name("longest_facts.yml").read_text(encoding="utf-8"))
AMOUNT = "£118.20"
# Parts of a sentence are measured in the sentence.
SAID = [key for key, one in BOOK.wordings.items() if " " in one.say]
# Written in letters that no text message has room for.
TEXTED = [key for key in SAID if (BOOK[key].replies or BOOK[key].sms) and not key.startswith("general.foreign_")]


def with_longest(key: str, template: str) -> str:
    known = LONGEST["any"] | LONGEST.get(key.split(".")[0], {}) | LONGEST.get(key, {})
    return filled(template, key, {name: known.get(name, AMOUNT) for name in PLACEHOLDER.findall(template)})


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_refusal_has_its_words(topic: Topic) -> None:
    assert [key for key in topic.refusals.values() if key not in BOOK] == []


@pytest.mark.parametrize("key", SAID)
def test_it_fits_a_bubble(key: str) -> None:
    assert len(with_longest(key, BOOK[key].say)) <= BUBBLE


@pytest.mark.parametrize("key", TEXTED)
def test_it_fits_a_text_message(key: str) -> None:
    wording = BOOK[key]
    own = with_longest(key, wording.sms or wording.say)
    replies = [Reply(BOOK.title(intent), intent) for intent in wording.replies]

    text = plain(own, replies, own if wording.sms else None)

    assert len(text) <= (2 * EACH_OF_MORE if key in LONGEST["two messages"] else ONE), text


@pytest.mark.parametrize("key", [key for key in BOOK.wordings if key.endswith(("_yes", "_no"))])
def test_it_fits_a_button(key: str) -> None:
    say = BOOK[key].say

    assert len(filled(say, key, dict.fromkeys(PLACEHOLDER.findall(say), AMOUNT))) <= BUTTON
