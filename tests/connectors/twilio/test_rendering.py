"""What is asked of Twilio: which words, from which number, and where its receipts go."""

from decimal import Decimal

import httpx
import pytest

from connectors.base import NotSent, Taken
from connectors.content import QuickReply
from connectors.sms.alphabet import parts
from tests.connectors.twilio.asking import Asked
from tests.connectors.twilio.conftest import ACCOUNT, DELIVERY, OWN, PERSON, SERVICE, TOKEN, connector, outgoing


async def test_a_text_is_sent_from_the_number_that_was_written_to() -> None:
    asked = Asked()
    assert await connector(asked).send(outgoing()) == Taken(("SMae615fc0dc2791b1de5370c26f8193a4",))
    request = asked.requests[0]
    assert str(request.url) == f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    assert request.headers["authorization"] == httpx.BasicAuth(ACCOUNT, TOKEN)._auth_header
    assert asked.form() == {
        "To": PERSON,
        "From": OWN,
        "Body": "Your bill is £84.20.",
        "StatusCallback": f"https://help.example.com/v1/channels/twilio?reference={DELIVERY}",
    }


async def test_without_such_a_number_the_service_chooses_one() -> None:
    asked = Asked()
    await connector(asked).send(outgoing(own=""))
    assert asked.form()["MessagingServiceSid"] == SERVICE
    assert "From" not in asked.form()


async def test_without_a_service_the_first_number_is_taken() -> None:
    asked = Asked()
    twilio = connector(asked, messaging_service_sid=None, numbers="+447700900905, +447700900906")
    await twilio.send(outgoing(own=""))
    assert asked.form()["From"] == "+447700900905"


async def test_without_a_public_address_no_receipts_are_asked_for() -> None:
    asked = Asked()
    await connector(asked, public_url="").send(outgoing())
    assert "StatusCallback" not in asked.form()


async def test_choices_become_numbers_and_ten_thousand_letters_six_parts() -> None:
    asked, replies = Asked(), [QuickReply(title="Pay it", intent="pay"), QuickReply(title="Wait")]
    await connector(asked).send(outgoing("Well?", quick_replies=replies))
    assert asked.form()["Body"] == "Well? Reply 1 Pay it, 2 Wait"
    await connector(asked).send(outgoing("A sentence of mine. " * 500))
    assert len(parts(asked.form()["Body"])) == 6
    assert len(asked.form()["Body"]) <= 1600


async def test_nothing_to_say_is_not_sent() -> None:
    asked = Asked()
    with pytest.raises(NotSent, match="nothing to say") as caught:
        await connector(asked).send(outgoing(" \n"))
    assert not caught.value.again
    assert not asked.requests


def test_what_it_will_cost_is_known_before() -> None:
    counted = connector(segment_price="0.0463").count(outgoing("a" * 200))
    assert (counted.segments, counted.cost) == (2, Decimal("0.0926"))
