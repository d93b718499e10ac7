"""Every kind of deliver_sm, byte for byte, to what it means."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Anomalous, Arrived, Fragment, Inbound, Provider, Receipt, Untrusted
from connectors.smpp import arriving
from connectors.smpp.connector import SmppConnector
from tests.connectors.smpp.conftest import PHONE, settings_for

FIXTURES = Path(__file__).parent / "fixtures"
AT = datetime(2026, 11, 21, 20, 6, tzinfo=UTC)


def pdu(name: str) -> bytes:
    lines = (FIXTURES / f"{name}.hex").read_text(encoding="utf-8").splitlines()
    return bytes.fromhex("".join(line for line in lines if not line.startswith("#")))


def connector(**changes: Any) -> SmppConnector:
    return SmppConnector(settings_for(2775, **changes))


def test_it_is_a_provider_like_any_other() -> None:
    provider: Provider = connector()
    assert (provider.name, provider.channel, provider.finds) == ("smpp", "sms", False)


def arrived(body: bytes) -> Arrived:
    return arriving.arrived("smsc.example.net:2775", "selfcare", body, "name.1", AT)


def parsed(fixture: str, **changes: Any) -> Inbound | Receipt:
    (item,) = connector(**changes).parse(arrived(pdu(fixture)))
    return item


@pytest.mark.parametrize(
    ("fixture", "alphabet", "text"),
    [
        ("text", "gsm7", "Hello @ €5 {now}"),
        ("text_packed", "gsm7_packed", "hellohello"),
        ("text_latin1", "gsm7", "Wie hoch ist die Gebühr?"),
        ("text_ucs2", "gsm7", "Мой счёт? 🦔"),
        ("text_ia5", "gsm7", "a_b@c $5"),
        ("text_gsm_named_ia5", "gsm7", "Hello € from_node"),
        ("text_flash_ucs2", "gsm7", "счёт"),
        ("text_payload", "gsm7", "a long text " * 30),
        ("udh_without_part", "ascii", "to a port"),
    ],
)
def test_a_text_is_read_in_its_alphabet(fixture: str, alphabet: str, text: str) -> None:
    assert parsed(fixture, alphabet=alphabet) == Inbound("name.1", sender=PHONE, own="60060", text=text)


@pytest.mark.parametrize(
    ("fixture", "text", "reference", "number", "total"),
    [
        ("part_udh8", "part two", "8:42", 2, 3),
        ("part_udh16", "part one", "16:4660", 1, 2),
        ("part_udh_after_others", "the end", "8:123", 2, 2),
        ("part_udh_ucs2", "конец", "8:7", 2, 2),
        ("part_sar", "second half", "sar:258", 2, 2),
    ],
)
def test_a_part_says_which_it_is(fixture: str, text: str, reference: str, number: int, total: int) -> None:
    item = parsed(fixture)
    assert isinstance(item, Inbound)
    assert item.text == text
    assert item.fragment == Fragment(f"{PHONE}>60060#{reference}", number, total)


@pytest.mark.parametrize("fixture", ["binary", "phone_acknowledges"])
def test_what_nobody_has_said_is_no_message(fixture: str) -> None:
    assert connector().parse(arrived(pdu(fixture))) == []


@pytest.mark.parametrize(
    ("fixture", "receipt"),
    [
        ("receipt", Receipt("000A1B2C3D", "delivered")),
        ("receipt_tlvs", Receipt("000A1B2C3D", "delivered")),
        (
            "receipt_failed",
            Receipt("000A1B2C3D", "failed", "it could not be delivered (UNDELIV, network error 27)"),
        ),
        (
            "receipt_other_order",
            Receipt("0123456789", "failed", "the phone could not be reached in time (EXPIRED, err 011)"),
        ),
        ("receipt_payload", Receipt("77", "sent")),
        ("still_trying", Receipt("77", "sent")),
    ],
)
def test_a_receipt_tells_what_became_of_which_text(fixture: str, receipt: Receipt) -> None:
    assert parsed(fixture) == receipt


def test_the_ids_of_receipts_are_read_in_their_base() -> None:
    assert parsed("receipt_other_order", response_ids="hex", receipt_ids="decimal") == Receipt(
        "123456789", "failed", "the phone could not be reached in time (EXPIRED, err 011)"
    )
    hexadecimal = parsed("receipt", response_ids="decimal", receipt_ids="hex")
    assert hexadecimal.provider_message_id == str(0x0A1B2C3D)


@pytest.mark.parametrize("fixture", ["receipt_without_id", "header_too_long"])
def test_what_makes_no_sense_is_kept_and_not_taken(fixture: str) -> None:
    with pytest.raises(Anomalous):
        connector().parse(arrived(pdu(fixture)))


def test_what_comes_over_http_never_passes() -> None:
    """Whatever it is called, and whatever its headers say."""
    body, headers = pdu("text"), {"content-type": "application/x-smpp", "smpp-signature": "yes"}
    for url in ("https://care.example.com/v1/channels/smpp", "smpp://smsc.example.net:2775/selfcare?message=name.1"):
        with pytest.raises(Untrusted):
            connector().verify(Arrived(url, headers, body, AT))
    connector().verify(arrived(body))


def test_what_comes_over_http_is_not_read_even_where_signatures_are_only_looked_at() -> None:
    with pytest.raises(Anomalous):
        connector().parse(Arrived("https://care.example.com/v1/channels/smpp?message=1", {}, pdu("text"), AT))


def test_a_text_from_the_ledger_has_the_name_it_had() -> None:
    """The address is kept there with the PDU; what kind of object it was is not."""
    came = arrived(pdu("text"))
    (item,) = connector().parse(Arrived(came.url, {}, came.body, AT))
    assert item.provider_message_id == "name.1"


@pytest.mark.parametrize(
    ("source", "ton", "country", "sender"),
    [
        ("447700900123", 1, "", PHONE),
        ("447700900123", 0, "", PHONE),
        ("+447700900123", 0, "", PHONE),
        ("00447700900123", 0, "44", PHONE),
        ("07700900123", 2, "44", PHONE),
        ("7700900123", 2, "44", PHONE),
        ("07700900123", 0, "44", PHONE),
        ("07700900123", 0, "", "07700900123"),
        ("60060", 0, "44", "60060"),
        ("OptiLink", 5, "44", "OptiLink"),
    ],
)
def test_one_customer_has_one_number_however_the_smsc_writes_it(
    source: str, ton: int, country: str, sender: str
) -> None:
    assert connector(country_code=country)._addresses.read(source, ton) == sender
