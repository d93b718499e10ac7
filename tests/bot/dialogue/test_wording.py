"""A text message without its menu, and what a matter is called in the middle of a sentence."""

from pathlib import Path

import yaml

from bot.actions.registry import TOPICS
from bot.dialogue.form import Form
from bot.dialogue.plain import plain, untold
from bot.understanding.wishes import NO_WISH

MATTERS = yaml.safe_load(Path("bot/data/wording/matter.yml").read_text(encoding="utf-8"))
NOTHING_LEFT_OVER = {"open", "nlu_fallback"}


def test_a_text_message_loses_its_own_menu_when_something_else_is_asked():
    assert untold("Your bill is £42.10. Reply 1 pay, 2 more time or AGENT") == "Your bill is £42.10."
    assert untold("To pay, reply with an amount") == "To pay, reply with an amount"
    assert plain("Long words.", [], "Short. Reply PAY or NO") == "Short. Reply PAY or NO"


def test_whatever_can_be_put_off_has_a_name_for_the_middle_of_a_sentence():
    forms = {intent for intent, topic in TOPICS.items() if isinstance(topic, Form)}
    wishes = {intent for intent, topic in TOPICS.items() if not topic.by_its_words} - NO_WISH
    assert (forms | wishes) - NOTHING_LEFT_OVER - MATTERS.keys() == set()
