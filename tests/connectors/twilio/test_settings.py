"""Set up, not set up, or half: whoever mistypes a variable is told which."""

import pytest

from connectors.settings import HalfSetUp
from connectors.twilio.connector import TwilioConnector
from connectors.twilio.settings import TwilioSettings
from tests.connectors.twilio.conftest import ACCOUNT, NEXT, SERVICE, TOKEN

FULL = {"ACCOUNT_SID": ACCOUNT, "AUTH_TOKEN": TOKEN, "MESSAGING_SERVICE_SID": SERVICE}


def put(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name if name == "PUBLIC_URL" else f"TWILIO_{name}", value)


def test_without_variables_there_is_no_twilio(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, {"URL": "http://127.0.0.1:9001", "ACCOUNT_SID": "", "AUTH_TOKEN": " "})
    assert TwilioSettings.read() is None
    assert TwilioConnector.set_up() is None


def test_an_account_a_token_and_a_sender_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, FULL | {"PUBLIC_URL": "https://help.example.com/", "AUTH_TOKEN_NEXT": NEXT})
    read = TwilioSettings.read()
    assert read is not None
    assert read.tokens == (TOKEN, NEXT)
    assert read.webhook_url == "https://help.example.com/v1/channels/twilio"
    assert read.url == "https://api.twilio.com"
    assert TwilioConnector.set_up() is not None


def test_numbers_alone_are_a_sender_too(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, FULL | {"MESSAGING_SERVICE_SID": "", "NUMBERS": "+447700900900, 88440 ,OptiLink"})
    read = TwilioSettings.read()
    assert read is not None
    assert read.numbers == ("+447700900900", "88440", "OptiLink")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN: "),
        ({"ACCOUNT_SID": ""}, "TWILIO_ACCOUNT_SID: "),
        ({"MESSAGING_SERVICE_SID": ""}, "TWILIO_MESSAGING_SERVICE_SID or TWILIO_NUMBERS"),
        ({"ACCOUNT_SID": "SK0123456789abcdef0123456789abcdef"}, "TWILIO_ACCOUNT_SID: "),
        ({"MESSAGING_SERVICE_SID": "mine"}, "TWILIO_MESSAGING_SERVICE_SID: "),
        ({"NUMBERS": "07700 900900"}, "TWILIO_NUMBERS: "),
        ({"URL": "api.twilio.com"}, "TWILIO_URL: "),
        ({"PUBLIC_URL": "help.example.com"}, "PUBLIC_URL: "),
        ({"SEGMENT_PRICE": "-1"}, "TWILIO_SEGMENT_PRICE: "),
        ({"AUTH_TOKEN": "hunter2"}, "TWILIO_AUTH_TOKEN: "),
    ],
)
def test_half_is_told_by_the_name_of_the_variable(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], told: str
) -> None:
    put(monkeypatch, FULL | changed)
    with pytest.raises(HalfSetUp, match=told) as caught:
        TwilioSettings.read()
    assert "hunter2" not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_no_token_is_ever_shown() -> None:
    read = TwilioSettings(account_sid=ACCOUNT, auth_token=TOKEN, numbers=("+447700900900",))
    assert TOKEN not in repr(read)
