"""What is said about orders fits a bubble, and one text message; with the longest names and days there are."""

import pytest

from bot.dialogue.memory import Reply
from bot.dialogue.plain import HOW_TO_REPLY, plain
from bot.dialogue.wording import BUBBLE, BUTTON, PLACEHOLDER, filled, read
from tests.talk.texting import ONE, unsendable

BOOK = read()
TOPICS = ("orders", "sims", "numbers", "visits", "homes")
WHEN = "Wed 30 September, 08:00 to 12:00"
LONGEST = {
    "address": "33 Orchard Mews, S11 0ZZ",
    "code": "ABC123456",
    "cost": "£12.00 on your next bill",
    "count": "3",
    "detail": "Choose a day from Fri 4 December to Wed 30 September.",
    "ends": "12:00",
    "ends_in": "4471",
    "hours": "08:00 to 20:00, every day",
    "label": "Maya's phone ending 113",
    "listed": f"{WHEN}, {WHEN}, {WHEN}",
    "months": "24",
    "more": "A technician has to come; you pick the time next.",
    "name": "SIM Unlimited",
    "number": "O70001",
    "phone": "0800 555 0100",
    "postcode": "S11 0ZZ",
    "puk": "12345678",
    "reference": "FP-0061812",
    "short": "Optilink Mesh point, order O61812: It is late, and we are sorry. The new day is Wed 30 September.",
    "since": "Wed 30 September, 14:06",
    "starts": "08:00",
    "status": "It is on its way with Fleet Post and comes on Sun 22 November.",
    "step": "Switched on at the new address",
    "term": "bound for 24 months",
    "text": "There is an outage in Chapel Allerton, and it touches this service.",
    "title": "Move of Broadband at 33 Orchard Mews",
    "told": "Max 500 with an Optilink Hub 6, order O61812: It is on its way with Fleet Post and comes on Sun 22 "
    "November. Tracking: FP-0061812. Next step: Delivered.",
    "was": WHEN,
    "what_next": "Switch the phone off and on again. It works within the hour; the old SIM stops then.",
    "when": WHEN,
    "words": "my handset is locked",
}
# An install code is longer than any other.
OWN = {
    "sims.install_code": {"code": "LPA:1$sm.example.com$E93494843C5BC0100C7A61FCB9261DE8"},
    "sims.unlock_asked": {"what_next": "Your ticket is T30001. We will be in touch by Tue 24 November, 15:00."},
    "sims.activated": {"label": "Van 2 ending 153"},
    "numbers.coming": {"title": "Bringing the number ending 456"},
    "orders.unblocked": {"told": "Maya's phone ending 113 works again."},
    "visits.shown": {"status": "Marek Dolny comes on Wed 30 September between 08:00 and 10:00."},
    "visits.shown_fixed": {"status": "Marek Dolny comes on Wed 30 September between 08:00 and 10:00."},
    "visits.missed": {"status": "The visit on Wed 30 September between 08:00 and 10:00 did not happen."},
}
SAID = [key for key, one in BOOK.wordings.items() if key.split(".")[0] in TOPICS and " " in one.say]
BUTTONS = [key for key in BOOK.wordings if key.split(".")[0] in TOPICS and key.endswith(("_yes", "_no"))]


def facts(key: str, template: str) -> dict[str, str]:
    found = {
        name: LONGEST.get(name, "Wed 30 September" if name in ("day", "ends_on") else "£118.20")
        for name in _names(template)
    }
    return {**found, **{name: value for name, value in OWN.get(key, {}).items() if name in found}}


def _names(template: str) -> list[str]:
    return PLACEHOLDER.findall(template)


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
    assert len(text) <= ONE, text


@pytest.mark.parametrize("key", BUTTONS)
def test_it_fits_a_button(key: str) -> None:
    said = BOOK[key].say

    assert len(filled(said, key, {"price": "£118.20"})) <= BUTTON
