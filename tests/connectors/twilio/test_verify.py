"""Twilio's signature: what it covers, and what of it changes on the way."""

import contextlib
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Anomalous, Arrived, Untrusted
from connectors.twilio.signature import FORM, signed
from tests.connectors.twilio.conftest import (
    FIXTURES,
    NEXT,
    TOKEN,
    WEBHOOK,
    arrived,
    connector,
    fixture,
    settings,
    with_header,
)

twilio = connector()
SMS = fixture("incoming_sms.txt")
# What Twilio's own libraries are tested with.
PUBLIC = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
    "Caller": "+14158675309",
}


def test_the_signature_is_the_one_of_twilios_own_libraries() -> None:
    assert signed(PUBLIC, [*CALL.items()], "12345") == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_a_field_that_comes_twice_is_signed_as_in_twilios_own_libraries() -> None:
    fields = [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234")]
    assert signed(PUBLIC, fields, "12345") == "IK+Dwps556ElfBT0I3Rgjkr1wJU="


def test_a_field_that_comes_twice_with_one_value_is_signed_once() -> None:
    assert signed(PUBLIC, [("A", "1"), ("A", "1")], "12345") == signed(PUBLIC, [("A", "1")], "12345")


def test_a_body_that_is_no_form_is_signed_as_in_twilios_own_libraries() -> None:
    body = b'{"property": "value", "boolean": true}'
    url = f"{PUBLIC}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
    assert signed(url, [], "12345") == "a9nBmqA0ju/hNViExpshrM61xv4="
    assert url.endswith(hashlib.sha256(body).hexdigest())


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_everything_of_twilios_is_let_in(path: object) -> None:
    twilio.verify(arrived(fixture(getattr(path, "name", ""))))


@pytest.mark.parametrize("token", [TOKEN, NEXT])
def test_both_tokens_of_a_rotation_are_believed(token: str) -> None:
    twilio.verify(arrived(SMS, token=token))


def test_a_token_that_is_none_of_ours_is_not() -> None:
    with pytest.raises(Untrusted, match="does not fit"):
        twilio.verify(arrived(SMS, token="somebody-else's-token"))
    with pytest.raises(Untrusted):
        connector(auth_token_next=None).verify(arrived(SMS, token=NEXT))


def test_what_is_not_signed_is_not_believed() -> None:
    with pytest.raises(Untrusted, match="has no X-Twilio-Signature"):
        twilio.verify(arrived(SMS, token=None))


@pytest.mark.parametrize("changed", [SMS + b"&Extra=1", SMS.replace(b"84.20", b"0.00"), b"", SMS[:-3]])
def test_a_changed_body_is_not_believed(changed: bytes) -> None:
    with pytest.raises(Untrusted):
        twilio.verify(replace(arrived(SMS), body=changed))


def test_a_receipt_for_another_message_of_ours_is_not_believed() -> None:
    """The reference stands in the address, so it is signed as well."""
    delivery = arrived(fixture("status_delivered.txt"), f"{WEBHOOK}?reference=one")
    twilio.verify(delivery)
    with pytest.raises(Untrusted):
        twilio.verify(replace(delivery, url=f"{WEBHOOK}?reference=another"))


def test_a_field_that_twilio_adds_one_day_is_signed_too() -> None:
    twilio.verify(arrived(SMS + b"&SomethingNew=%F0%9F%93%B1&Empty="))


def test_the_public_address_counts_not_the_one_behind_the_proxy() -> None:
    with pytest.raises(Untrusted):
        twilio.verify(arrived(SMS, "http://10.0.0.7:8000/v1/channels/twilio", known_as=WEBHOOK))


@pytest.mark.parametrize(
    ("seen", "known_as"),
    [
        ("https://help.example.com:8443/v1/channels/twilio", "https://help.example.com/v1/channels/twilio"),
        ("https://help.example.com:8443/v1/channels/twilio", "https://help.example.com:8443/v1/channels/twilio"),
        ("https://help.example.com/v1/channels/twilio", "https://help.example.com:443/v1/channels/twilio"),
        ("http://help.example.com/v1/channels/twilio", "http://help.example.com:80/v1/channels/twilio"),
        ("https://ada:pw@help.example.com/v1/channels/twilio", "https://help.example.com/v1/channels/twilio"),
    ],
)
def test_a_port_may_be_left_out_or_put_in(seen: str, known_as: str) -> None:
    twilio.verify(arrived(SMS, seen, known_as=known_as))


def test_messages_to_every_number_of_a_pool_are_let_in() -> None:
    for number in (b"%2B447700900900", b"%2B447700900901", b"88440"):
        twilio.verify(arrived(SMS.replace(b"%2B447700900900", number)))


def test_the_same_again_is_let_in_for_its_id_tells() -> None:
    delivery = arrived(SMS)
    twilio.verify(delivery)
    twilio.verify(delivery)


def json_delivery(body: bytes, digest: str, token: str = TOKEN) -> Arrived:
    url = f"{WEBHOOK}?bodySHA256={digest}"
    headers = {"content-type": "application/json", "x-twilio-signature": signed(url, [], token)}
    return replace(arrived(b""), url=url, body=body, headers=headers)


def test_a_body_that_is_no_form_is_covered_by_its_digest() -> None:
    body = b'{"a": 1}'
    twilio.verify(json_delivery(body, hashlib.sha256(body).hexdigest()))
    with pytest.raises(Untrusted, match="not the one that was signed"):
        twilio.verify(json_delivery(b'{"a": 2}', hashlib.sha256(body).hexdigest()))
    with pytest.raises(Untrusted):
        twilio.verify(json_delivery(body, hashlib.sha256(body).hexdigest(), token="somebody-else's-token"))


def test_a_form_can_not_pass_for_something_else() -> None:
    """Else a form with any content would be let in with the signature of its address alone."""
    body = b"From=%2B447700900123&Body=hello"
    delivery = json_delivery(body, hashlib.sha256(body).hexdigest())
    with pytest.raises(Untrusted):
        twilio.verify(with_header(delivery, "content-type", FORM))


def test_without_a_digest_only_forms_are_let_in() -> None:
    delivery = arrived(b"", WEBHOOK)
    with pytest.raises(Untrusted):
        twilio.verify(replace(with_header(delivery, "content-type", "application/json"), body=b'{"a": 1}'))


def test_nothing_is_ever_asked_of_us() -> None:
    with pytest.raises(Untrusted):
        twilio.challenge({"hub.challenge": "1"})


headers = st.dictionaries(
    st.sampled_from(["x-twilio-signature", "content-type", "host"]), st.text(max_size=60) | st.just(FORM), max_size=3
)
urls = st.text(max_size=80) | st.sampled_from(
    [WEBHOOK, "http://[", "https://a:b:c/?bodySHA256=1", f"{WEBHOOK}?%ff=%00"]
)


@given(urls, headers, st.binary(max_size=400) | st.just(SMS))
def test_anything_else_is_refused_and_nothing_breaks(url: str, given_headers: dict[str, str], body: bytes) -> None:
    delivery = Arrived(url, given_headers, body, arrived(b"").received_at)
    with pytest.raises(Untrusted):
        twilio.verify(delivery)
    with contextlib.suppress(Anomalous):
        twilio.parse(delivery)


@given(st.binary(max_size=300))
def test_a_signed_form_of_anything_can_be_read_or_is_anomalous(body: bytes) -> None:
    delivery = arrived(b"AccountSid=" + settings().account_sid.encode() + b"&" + body)
    with contextlib.suppress(Anomalous):
        twilio.parse(delivery)
