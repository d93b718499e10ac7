"""What is said about plans and usage fits a bubble, and one text message; with the longest names and days there are."""

import pytest

from bot.actions.registry import TOPICS
from bot.dialogue.memory import Reply
from bot.dialogue.plain import HOW_TO_REPLY, plain
from bot.dialogue.topic import Topic
from bot.dialogue.wording import BUBBLE, PLACEHOLDER, filled, read
from tests.talk.texting import EACH_OF_MORE, ONE, unsendable

BOOK = read()
# What a change comes to, and a list with prices, may take two.
SUMMARIES = {
    "plans.change_plan_confirm_next_bill",
    "plans.change_plan_confirm_now",
    "plans.plan_change_under_way",
    "plans.list",
    "plans.list_5g",
    "plans.mine_all",
    "plans.best_loses",
    "plans.change_plan_not_possible",
    "plans.change_plan_later",
    "plans.change_plan_plan",
    "plans.change_plan_other_kind",
    "plans.manage_addon_addon",
    "plans.manage_addon_more",
    "usage.several",
    "usage.abroad",
}
PLANS = "SIM 5 GB £10.00, SIM 100 GB £20.00, SIM Unlimited £28.00"
LONGEST = {
    "label": "Broadband at 33 Orchard Mews",
    "listed": PLANS,
    "told": "100 GB of data, unlimited minutes, unlimited texts, Phone insurance",
    "fact": "All 100 GB used. New data comes on Wed 30 September.",
    "why": "The line to this address carries up to 500 Mb/s.",
    "detail": "It is suspended. Once the bill is paid, this can be changed.",
    "term": "A new 24-month term starts, to Sun 10 December 2028. You give up: 100 Mb/s of speed.",
    "advice": "A Europe week pass covers it: £12.00 for 7 days.",
    "summary": "Yes. At the earliest Broadband at 33 Orchard Mews ends on Mon 21 December, and that costs £118.20 for "
    "the rest of the contract. From Sat 18 November 2028 it costs nothing. If you'd rather stay: Essential 50 costs "
    "£7.00 a month less. Which day shall it be?",
    "short": "Broadband at 33 Orchard Mews can end Mon 21 December (fee £118.20) or Sat 18 November 2028 (no fee).",
    "losses": "100 Mb/s of speed, use abroad as at home in some countries",
    "equipment": "Optilink Hub 6, Optilink TV box 2",
    "number": "O70001",
    "country": "United States",
    "kind": "Broadband plans",
    "state": "It goes on your bill of Wed 30 September.",
    "url": "https://pay.example.com/p/5WLKJYwFChKsJjqppC",
    "ends_at": "14:46",
    "text": "£0.35",
    "gigabyte": "£33.00",
    "minute": "£1.20",
    "day": "£20.35",
    "left": "999.9 MB",
    "included": "100 GB",
    "used": "100.5 GB",
    "count": "15",
    "title": "20 GB of data",
    "name": "International calls",
    "notice": "30",
}
DAYS = {
    "on",
    "ends",
    "until",
    "billed",
    "resets",
    "starts",
    "upgrade",
    "next_bill",
    "first_day",
    "free",
    "end",
    "out_on",
}
NAMES = {"plan", "old", "new", "best", "wanted"}


def fact(name: str) -> str:
    day, plan = "Wed 30 September", "SIM Unlimited"
    return LONGEST.get(name) or (day if name in DAYS else plan if name in NAMES else "£118.20")


def facts(key: str, template: str) -> dict[str, str]:
    """What is used up or topped up is a phone."""
    found = {name: fact(name) for name in PLACEHOLDER.findall(template)}
    return {**found, "label": "Front desk ending 154"} if key.startswith("usage") else found


SAID = [key for key, one in BOOK.wordings.items() if key.split(".")[0] in ("plans", "usage") and " " in one.say]


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_refusal_has_its_words(topic: Topic) -> None:
    assert [key for key in topic.refusals.values() if key not in BOOK] == []


@pytest.mark.parametrize("key", SAID)
def test_it_fits_a_bubble(key: str) -> None:
    wording = BOOK[key]

    assert len(filled(wording.say, key, facts(key, wording.say))) <= BUBBLE


@pytest.mark.parametrize("key", [key for key in SAID if BOOK[key].replies or BOOK[key].sms])
def test_it_fits_a_text_message(key: str) -> None:
    wording = BOOK[key]
    words = wording.sms or wording.say
    own = filled(words, key, facts(key, words))
    replies = [Reply(BOOK.title(intent), intent) for intent in wording.replies]

    text = own if wording.sms and HOW_TO_REPLY.search(own) else plain(own, replies)

    assert not list(unsendable(text))
    assert len(text) <= (2 * EACH_OF_MORE if key in SUMMARIES else ONE), text
