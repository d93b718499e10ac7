"""Who texts is answered by text: how far it has got is seen at the desk, and what failed is really sent again."""

from typing import Any

import httpx
import pytest

from api.channels import outbox
from api.parts import Parts
from connectors.base import NotSent, OutcomeUnknown
from models import ConversationOwner
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting, carrier, parts, texting
from tests.api.handoff.conftest import Desk, Floor
from tests.api.writing.conftest import Heard, words

__all__ = ["carrier", "parts", "texting"]


class ByText:
    def __init__(self, texting: Texting, desk: Desk, at: str) -> None:
        self.texting, self.desk, self.at = texting, desk, at

    async def say(self, text: str) -> httpx.Response:
        body = words(text, anyway=True)
        answer = await self.desk.client.post(f"{self.at}/messages", json=body)
        await self.go_out()
        return answer

    async def go_out(self) -> None:
        (conversation,) = await self.texting.conversations()
        await outbox.deliver_all(self.texting.parts, conversation.id)

    async def last(self) -> dict[str, Any]:
        return dict((await self.desk.client.get(f"{self.at}/messages")).json()["messages"][-1])


@pytest.fixture
async def by_text(texting: Texting, floor: Floor) -> ByText:
    await texting.text("my bill is wrong")
    (conversation,) = await texting.conversations()
    sam = await floor.agent("Sam Whitfield")
    await sam.do(conversation.id, "take-over")
    talk = ByText(texting, sam, f"/v1/desk/conversations/{conversation.id}")
    await talk.go_out()
    return talk


async def test_an_agent_s_words_go_out_and_the_receipt_is_seen(by_text: ByText, carrier: Carrier) -> None:
    assert (await by_text.say("I'm looking at your bill.")).status_code == 201
    assert carrier.texts[-2:] == ["Sam joins the conversation", "I'm looking at your bill."]
    last = await by_text.last()
    assert (last["channel"], last["delivery"]["state"]) == ("sms", "sent")
    await by_text.texting.bring({"id": f"out-{len(carrier.sent)}", "state": "delivered"})
    assert (await by_text.last())["delivery"]["state"] == "delivered"


async def test_what_failed_says_why_and_is_sent_again_once(by_text: ByText, carrier: Carrier, heard: Heard) -> None:
    carrier.fails_with = [NotSent("the number can't take texts", again=False)]
    message = (await by_text.say("Hello")).json()
    failed = (await by_text.last())["delivery"]
    assert failed | {"since": ""} == {
        "state": "failed",
        "since": "",
        "why": "the number can't take texts",
        "can_resend": True,
    }
    path = f"{by_text.at}/messages/{message['id']}/resend"
    again = [await by_text.desk.client.post(path) for _ in range(2)]
    assert [(answer.status_code, answer.json().get("type")) for answer in again] == [
        (202, None),
        (409, "/problems/not-failed"),
    ]
    before = len(carrier.sent)
    await by_text.go_out()
    assert len(carrier.sent) == before + 1
    assert (await by_text.last())["delivery"]["state"] == "sent"
    # Failed, queued again, sent.
    assert [hint["seq"] for hint in heard.of("state")] == [message["seq"]] * 3


async def test_of_what_may_have_arrived_an_agent_decides(by_text: ByText, carrier: Carrier) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer")]
    message = (await by_text.say("Hello")).json()
    assert (await by_text.last())["delivery"]["state"] == "unknown"
    answer = await by_text.desk.client.post(f"{by_text.at}/messages/{message['id']}/resend")
    assert (answer.status_code, answer.json()["state"]) == (202, "queued")


async def test_nobody_else_sends_it_again_and_nothing_that_got_through_is(
    by_text: ByText, carrier: Carrier, floor: Floor, parts: Parts
) -> None:
    message = (await by_text.say("Hello")).json()
    path = f"{by_text.at}/messages/{message['id']}/resend"
    assert (await by_text.desk.client.post(path)).json()["type"] == "/problems/not-failed"
    other = await floor.agent("Lucía Herrero")
    assert (await other.client.post(path)).json()["type"] == "/problems/changed-hands"
    someone = await floor.customer()
    elsewhere = f"/v1/desk/conversations/{someone.id}/messages/{message['id']}/resend"
    assert (await other.client.post(elsewhere)).json()["type"] == "/problems/message-unknown"
    (conversation,) = await by_text.texting.conversations()
    assert conversation.owner is ConversationOwner.agent
