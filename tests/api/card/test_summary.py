"""A summary says what the record says: every fact of it, with its reference, and nothing beside."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.conversations.turns import answer_all
from api.dialogue import Dialogue
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models import Conversation, Level, MessageSender
from models.base import now
from tests.api.callers import ANA, BEN, key
from tests.api.card.conftest import Chat, Opens
from tests.api.conftest import Bot
from tests.api.handoff.conftest import Floor

pytestmark = pytest.mark.commits


async def case(chat: Chat, text: str) -> str:
    """Opened by the agent, for the customer they name."""
    return await _case(chat.desk.client, text, {"On-Behalf-Of": str((await chat.row()).customer_id)})


async def _case(client: Any, text: str, named: dict[str, str]) -> str:
    body = {"kind": "complaint", "text": text}
    answer = await client.post("/v1/tickets", json=body, headers=key() | named)
    return str(answer.raise_for_status().json()["ticket"]["number"])


async def begun(parts: Parts, chat: Chat, minutes: int) -> None:
    """As if the conversation had begun so long ago."""
    async with parts.database.transaction() as session:
        at = now() - timedelta(minutes=minutes)
        await session.execute(update(Conversation).where(Conversation.id == chat.id).values(created_at=at))


async def test_it_tells_exactly_what_was_asked_done_and_left_open(chat: Opens, floor: Floor, parts: Parts) -> None:
    ana = await chat(ANA, Level.verified, until=now() + timedelta(minutes=15), taken=False)
    await begun(parts, ana, 25)
    await ana.say("My bill has doubled!")
    await ana.say("Explain my bill", intent="explain_bill")
    by_bot = await _case(ana.bot, "The roaming charge is wrong.", {})
    asked = {"reason": "asked_for_person", "card": {"intent": "dispute_charge"}}
    (await ana.bot.post("/v1/handoffs", json=asked)).raise_for_status()
    await ana.desk.do(ana.id, "take-over")
    by_agent = await case(ana, "Call back about roaming on Monday.")
    (await ana.desk.do(ana.id, "return", note="Done.")).raise_for_status()
    told = await ana.told("summary")
    assert [each["text"] for each in told["asked"]] == ["Understand the bill", "Contest a charge"]
    assert [(each["text"], each["reference"], each["by"]) for each in told["done"]] == [
        ("Opened a case", by_bot, "the assistant"),
        ("Opened a case", by_agent, "Priya Shah"),
    ]
    assert {by_bot, by_agent} <= {each["number"] for each in told["open"]}
    [stay] = told["handled"]
    assert (stay["agent"], stay["how"]) == ("Priya Shah", "gave it back to the assistant")
    assert told["minutes"] == 25
    lines = told["text"].splitlines()
    assert lines[0] == "Asked for: Understand the bill; Contest a charge."
    assert lines[1] == "First words: “My bill has doubled!”"
    assert lines[2] == f"Done: Opened a case {by_bot} (the assistant); Opened a case {by_agent} (Priya Shah)."
    assert lines[3].startswith("Open: ")
    assert lines[4] == "With: Priya Shah, under a minute, gave it back to the assistant. 25 min in all."


async def test_where_nothing_happened_it_says_so(chat: Opens) -> None:
    nobody = await chat(None, taken=False)
    told = await nobody.told("summary")
    assert (told["asked"], told["first_words"], told["done"], told["open"], told["handled"]) == ([], None, [], [], [])
    assert told["text"].splitlines() == [
        "Asked for: not said.",
        "Done: nothing was changed.",
        "Open: nothing.",
        "With: the assistant alone. Under a minute in all.",
    ]


async def test_what_was_typed_is_asked_for_as_the_assistant_understood_it(
    chat: Opens, bot: Bot, dialogue: Dialogue, parts: Parts
) -> None:
    ana = await chat(ANA, taken=False)
    await ana.say("why is my bill so high", for_bot=True)
    bot.about = "explain_bill"
    await answer_all(parts, dialogue, ana.id)
    assert [each["text"] for each in (await ana.told("summary"))["asked"]] == ["Understand the bill"]
    assert (await ana.told("card"))["wants"]["text"] == "Understand the bill"


async def test_a_look_a_quote_and_a_refusal_are_no_deeds(chat: Opens) -> None:
    ana = await chat(ANA, Level.verified, until=now() + timedelta(minutes=15), taken=False)
    (await ana.bot.get("/v1/billing/current")).raise_for_status()
    (await ana.bot.post("/v1/payments/autopay/quotes", json={}, headers=key())).raise_for_status()
    refused = await ana.bot.post(
        "/v1/payments", json={"quote_id": "00000000-0000-0000-0000-000000000000"}, headers=key()
    )
    assert refused.status_code == 404
    assert (await ana.told("summary"))["done"] == []


async def test_what_the_same_agent_did_for_them_elsewhere_is_not_of_this_conversation(
    chat: Opens, floor: Floor
) -> None:
    desk = await floor.agent("Priya Shah")
    first = await chat(ANA, desk=desk)
    (await desk.do(first.id, "return", note=None)).raise_for_status()
    await case(first, "Written after the conversation was given back.")
    assert (await first.told("summary"))["done"] == []
    ben = await chat(BEN, desk=desk)
    await case(ben, "Somebody else's.")
    assert (await first.told("summary"))["done"] == []


async def test_everybody_who_had_it_is_named_with_how_it_went_on(chat: Opens, floor: Floor) -> None:
    ana = await chat(ANA)
    (await ana.desk.do(ana.id, "verification", how="date of birth")).raise_for_status()
    (await ana.desk.do(ana.id, "transfer", team="technical", note="Needs a line test.")).raise_for_status()
    second = await floor.agent("Sam W", teams=["technical"])
    (await second.do(ana.id, "take-over")).raise_for_status()
    told = await ana.told("summary")
    assert [(stay["agent"], stay["how"], stay["until"] is None) for stay in told["handled"]] == [
        ("Priya Shah", "transferred it to a team", False),
        ("Sam W", None, True),
    ]
    assert [(each["text"], each["by"]) for each in told["done"]] == [("Checked that it is the customer", "Priya Shah")]


async def test_what_could_not_be_looked_up_is_not_called_nothing(chat: Opens, parts: Parts) -> None:
    ana = await chat(ANA)
    await ana.say("Your bill is £84.20.", MessageSender.assistant)
    await Faults(parts.redis).switch("ticketing", Fault.down)
    told = await ana.told("summary")
    assert told["open_state"] == "away"
    assert "Open: could not be looked up." in told["text"]
