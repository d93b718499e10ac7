"""What people send and what became of ours, as Twilio posts it."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, File, Inbound, Receipt
from tests.connectors.twilio.conftest import ACCOUNT, DELIVERY, OWN, PERSON, WEBHOOK, arrived, connector, fixture

twilio = connector()
OURS = "SMae615fc0dc2791b1de5370c26f8193a4"


def parsed(name: str, url: str = WEBHOOK, **changed: str) -> list[Inbound | Receipt]:
    fields = dict(parse_qsl(fixture(name).decode(), keep_blank_values=True)) | changed
    return [*twilio.parse(arrived(urlencode(fields).encode(), url))]


def test_a_text_is_read() -> None:
    assert parsed("incoming_sms.txt") == [
        Inbound("SM5f1c0a9be7d24c6c8f0e2b7d1a3c4e5f", sender=PERSON, own=OWN, text="Why is my bill £84.20?")
    ]


def test_a_long_text_is_one_with_its_lines_and_emoji() -> None:
    (item,) = parsed("incoming_long.txt")
    assert isinstance(item, Inbound)
    assert item.fragment is None
    assert item.text is not None
    assert item.text.endswith("an hour or so.\nWhat else can I do? 😕")


def test_the_number_that_was_written_to_is_kept_for_the_answer() -> None:
    (item,) = parsed("incoming_long.txt")
    assert isinstance(item, Inbound)
    assert item.own == "+447700900901"


def test_every_picture_is_read_in_its_order() -> None:
    (item,) = parsed("incoming_mms.txt")
    assert isinstance(item, Inbound)
    folder = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM7b3e2c9da9f46e8eab204d9f3c5e6071/Media"
    assert item.files == (
        File(f"{folder}/ME1122334455667788990011223344556a", "image/jpeg"),
        File(f"{folder}/ME1122334455667788990011223344556b", "application/pdf"),
    )
    assert item.text == "the lights on my router"


@pytest.mark.parametrize("count", ["", "x", "-1", "²", "999999999999", "1e9", "21"])
def test_a_count_of_pictures_that_is_none_breaks_nothing(count: str) -> None:
    (item,) = parsed("incoming_mms.txt", NumMedia=count)
    assert isinstance(item, Inbound)
    assert len(item.files) in (0, 2)


def test_what_twilio_takes_for_a_stop_is_told() -> None:
    (item,) = parsed("incoming_stop.txt")
    assert isinstance(item, Inbound)
    assert (item.text, item.keyword) == ("GENUG", "stop")


@pytest.mark.parametrize(("word", "keyword"), [("START", "start"), ("HELP", "help"), ("", None), ("OTHER", None)])
def test_twilios_other_keywords_are_told(word: str, keyword: str | None) -> None:
    (item,) = parsed("incoming_stop.txt", OptOutType=word)
    assert isinstance(item, Inbound)
    assert item.keyword == keyword


@pytest.mark.parametrize(
    ("name", "state", "error"),
    [
        ("status_queued.txt", "sent", None),
        ("status_sent.txt", "sent", None),
        ("status_delivered.txt", "delivered", None),
        ("status_undelivered.txt", "failed", "the number is not known, or no longer in use (Twilio 30005)"),
        ("status_failed.txt", "failed", "the account at Twilio is suspended (Twilio 30002)"),
    ],
)
def test_each_status_is_a_receipt_with_our_own_reference(name: str, state: str, error: str | None) -> None:
    (item,) = parsed(name, f"{WEBHOOK}?reference={DELIVERY}")
    assert isinstance(item, Receipt)
    assert (item.provider_message_id, item.state, item.error, item.reference) == (OURS, state, error, DELIVERY)


@pytest.mark.parametrize(
    ("status", "state"), [("accepted", "sent"), ("scheduled", "sent"), ("read", "read"), ("canceled", "failed")]
)
def test_rarer_statuses_are_understood(status: str, state: str) -> None:
    (item,) = parsed("status_sent.txt", MessageStatus=status)
    assert isinstance(item, Receipt)
    assert item.state == state


@pytest.mark.parametrize("query", ["", "?reference=", "?reference=1", "?other=1", "?reference=%00"])
def test_a_receipt_without_our_reference_is_one_all_the_same(query: str) -> None:
    (item,) = parsed("status_sent.txt", WEBHOOK + query)
    assert isinstance(item, Receipt)
    assert item.reference is None


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        ("", "", "Twilio gives no reason"),
        ("39999", "", "Twilio gives no reason (Twilio 39999)"),
        ("39999", "The  carrier said no", "The carrier said no (Twilio 39999)"),
        ("x", "", "Twilio gives no reason"),
        ("²", "", "Twilio gives no reason"),
    ],
)
def test_a_failure_says_why_as_far_as_twilio_does(code: str, words: str, told: str) -> None:
    (item,) = parsed("status_failed.txt", ErrorCode=code, ErrorMessage=words)
    assert isinstance(item, Receipt)
    assert item.error == told


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("debugger.txt", {}),
        ("status_sent.txt", {"MessageStatus": "partially_delivered"}),
        ("incoming_sms.txt", {"From": "MYBANK"}),
    ],
)
def test_what_nobody_wrote_is_no_message(name: str, changed: dict[str, str]) -> None:
    assert parsed(name, **changed) == []


@pytest.mark.parametrize(
    ("name", "changed", "told"),
    [
        ("incoming_whatsapp.txt", {}, "no text message"),
        ("incoming_sms.txt", {"AccountSid": "AC" + "f" * 32}, "another account"),
        ("incoming_sms.txt", {"AccountSid": ""}, "no account"),
        ("incoming_sms.txt", {"MessageSid": "1"}, "MessageSid is none"),
        ("incoming_sms.txt", {"From": ""}, "no text message"),
        ("incoming_sms.txt", {"To": ""}, "no text message"),
    ],
)
def test_what_is_not_for_here_is_anomalous(name: str, changed: dict[str, str], told: str) -> None:
    with pytest.raises(Anomalous, match=told):
        parsed(name, **changed)


def test_what_is_no_form_is_anomalous() -> None:
    delivery = arrived(b'[{"type": "com.twilio.messaging.message.sent"}]')
    delivery = type(delivery)(delivery.url, {"content-type": "application/json"}, delivery.body, delivery.received_at)
    with pytest.raises(Anomalous, match="come as forms"):
        twilio.parse(delivery)


def test_nothing_that_a_database_can_not_hold_gets_in() -> None:
    (item,) = parsed("incoming_sms.txt", Body="a\x00b", To="+4477\x0009")
    assert isinstance(item, Inbound)
    assert (item.text, item.own) == ("ab", "+447709")


NAMES = ["Body", "From", "To", "NumMedia", "MessageStatus", "OptOutType", "ErrorCode", "MessageSid"]


@given(st.dictionaries(st.sampled_from(NAMES), st.text()))
def test_a_delivery_with_any_values_is_read_or_anomalous(changed: dict[str, str]) -> None:
    body = urlencode(dict(parse_qsl(fixture("incoming_mms.txt").decode())) | changed).encode()
    try:
        items = twilio.parse(arrived(body))
    except Anomalous:
        return
    assert len(items) <= 1
