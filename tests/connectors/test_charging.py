"""What each line would charge for a text: as many segments as really go out, in the alphabet they go out in."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from connectors.smpp.connector import SmppConnector
from connectors.sms.charging import ChargesTexts
from connectors.twilio.connector import TwilioConnector
from connectors.twilio.settings import TwilioSettings
from tests.connectors.smpp.conftest import outgoing, settings_for
from tests.connectors.twilio.conftest import ACCOUNT, SERVICE, TOKEN

PRICE = Decimal("0.0385")
TEXTS = [
    ("Your bill is £84.20.", 1),
    ("x" * 160, 1),
    ("x" * 161, 2),
    ("x" * 307, 3),
    ("Ω" * 160, 1),
    ("ł" * 70, 1),
    ("ł" * 71, 2),
    ("€" * 80, 1),
    ("€" * 81, 2),
]


def twilio(price: Decimal | None = PRICE) -> TwilioConnector:
    named: dict[str, Any] = {"account_sid": ACCOUNT, "messaging_service_sid": SERVICE, "segment_price": price}
    return TwilioConnector(TwilioSettings(auth_token=SecretStr(TOKEN), **named))


@pytest.mark.parametrize(("text", "segments"), TEXTS)
def test_both_lines_count_alike(text: str, segments: int) -> None:
    for line in (twilio(), SmppConnector(settings_for(1, segment_price=PRICE))):
        found = line.charged(outgoing(text))
        assert (found.segments, found.cost) == (segments, segments * PRICE), line.name


@pytest.mark.parametrize("long", ["udh8", "udh16", "sar", "payload"])
def test_however_a_long_text_is_divided_it_is_as_many(long: str) -> None:
    line = SmppConnector(settings_for(1, segment_price=PRICE, long_texts=long))
    assert line.charged(outgoing("x" * 400)).segments == 3


def test_without_a_price_nothing_is_known_of_the_cost() -> None:
    for line in (twilio(None), SmppConnector(settings_for(1))):
        assert isinstance(line, ChargesTexts)
        assert line.charged(outgoing("x" * 200)).cost is None
