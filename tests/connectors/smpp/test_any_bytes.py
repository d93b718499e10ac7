"""Whatever comes over the line: it is a message, or it is anomalous. Nothing else ever happens."""

import asyncio
import struct
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.base import Anomalous, Arrived, Untrusted
from connectors.smpp import arriving, pdu, repeats
from connectors.smpp.connector import SmppConnector
from tests.connectors.smpp.conftest import settings_for

AT = datetime(2026, 11, 21, 20, 6, tzinfo=UTC)
CONNECTORS = [
    SmppConnector(settings_for(2775, alphabet=alphabet, response_ids=ids, receipt_ids=ids, country_code="44"))
    for alphabet in ("gsm7", "gsm7_packed", "latin1", "ascii")
    for ids in ("text", "hex", "decimal")
]
tlvs = st.lists(
    st.tuples(st.sampled_from([*pdu.Tag, 0x1403]), st.binary(max_size=40)).map(
        lambda each: struct.pack(">HH", each[0], len(each[1])) + each[1]
    ),
    max_size=5,
).map(b"".join)
strings = st.binary(max_size=25).map(lambda raw: raw.replace(b"\x00", b"") + b"\x00")
receipt_words = st.lists(
    st.sampled_from([b"id:", b"ID: ", b"stat:", b"err:", b"text:", b"DELIVRD", b"0xFF", b"12", b" ", b"\xff", b"\x00"]),
    max_size=12,
).map(b"".join)


@st.composite
def messages(draw: st.DrawFn) -> bytes:
    """A deliver_sm whose fields are anything at all."""
    words = draw(st.one_of(st.binary(max_size=254), receipt_words))
    body = draw(strings) + draw(st.binary(min_size=2, max_size=2)) + draw(strings)
    body += draw(st.binary(min_size=2, max_size=2)) + draw(strings)
    flags = bytes((draw(st.sampled_from([0, 0x04, 0x20, 0x40, 0x44])),)) + draw(st.binary(min_size=2, max_size=2))
    body += flags + draw(strings) + draw(strings) + draw(st.binary(min_size=4, max_size=4))
    body += bytes((len(words),)) + words + draw(tlvs) + draw(st.binary(max_size=3))
    return pdu.build(pdu.Command.deliver_sm, 1, body)


def read(connector: SmppConnector, body: bytes) -> None:
    came = arriving.arrived("smsc:2775", "selfcare", body, "name", AT)
    connector.verify(came)
    with suppress(Anomalous):
        for item in connector.parse(came):
            assert 0 < len(item.provider_message_id) <= 255
            shown = f"{item}"
            assert "\\x00" not in shown
            shown.encode()


@settings(max_examples=400)
@given(messages(), st.sampled_from(CONNECTORS))
def test_any_message_is_read_or_anomalous(body: bytes, connector: SmppConnector) -> None:
    read(connector, body)


@settings(max_examples=300)
@given(st.binary(max_size=300), st.sampled_from(CONNECTORS))
def test_any_bytes_are_read_or_anomalous(body: bytes, connector: SmppConnector) -> None:
    read(connector, body)
    read(connector, pdu.build(pdu.Command.deliver_sm, 1, body))


@given(messages(), st.data())
def test_a_message_that_ends_too_soon_is_read_or_anomalous(body: bytes, data: st.DataObject) -> None:
    short = body[: data.draw(st.integers(0, len(body)))]
    read(CONNECTORS[0], short)
    if len(short) >= pdu.HEADER:
        read(CONNECTORS[0], pdu.build(pdu.Command.deliver_sm, 1, short[pdu.HEADER :]))


@given(st.binary(max_size=100), st.text(max_size=60), st.dictionaries(st.text(max_size=10), st.text(max_size=10)))
def test_any_request_over_http_is_untrusted(body: bytes, url: str, headers: dict[str, str]) -> None:
    came = Arrived(url, headers, body, AT)
    for connector in CONNECTORS[:1]:
        try:
            connector.verify(came)
        except Untrusted:
            pass
        else:
            raise AssertionError("it passed")
        with suppress(Anomalous):
            connector.parse(came)


@given(st.binary(max_size=200))
def test_any_stream_is_pdus_or_none(stream: bytes) -> None:
    async def listen() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(stream)
        reader.feed_eof()
        with suppress(pdu.NotAPdu, asyncio.IncompleteReadError):
            while True:
                await pdu.read(reader)

    asyncio.run(listen())


@given(st.binary(min_size=16, max_size=80), st.binary(min_size=1, max_size=70))
def test_any_name_fits_the_ledger(body: bytes, number: bytes) -> None:
    assert len(repeats.own_name(body, number)) <= 255
    assert len(repeats.first_name(body, AT)) <= 255
